using Kith.Features.Services.Hsds;

namespace Kith.Features.Services;

/// <summary>Who offers services: HSDS 3.1 <c>organization</c>.</summary>
public sealed class Organization : NamedRecord
{
    public const int LongestName = 255;

    protected override void More(HsdsColumns columns) { }
}

/// <summary>Several services of one organization under one name: HSDS 3.1 <c>program</c>.</summary>
public sealed class ServiceProgram : HsdsRecord
{
    public Guid? OrganizationId { get; private set; }

    protected override void Copy(HsdsColumns columns) =>
        OrganizationId = columns.Id("organization_id", HsdsVocabulary.Organization);
}

/// <summary>A set of terms: HSDS 3.1 <c>taxonomy</c>.</summary>
public sealed class Taxonomy : NamedRecord
{
    protected override void More(HsdsColumns columns) { }
}

/// <summary>A word of a taxonomy by which things are found: HSDS 3.1 <c>taxonomy_term</c>.</summary>
public sealed class TaxonomyTerm : NamedRecord
{
    public const int LongestCode = 100;

    public string? Code { get; private set; }

    /// <summary>The wider term.</summary>
    public Guid? ParentId { get; private set; }

    public Guid? TaxonomyId { get; private set; }

    protected override void More(HsdsColumns columns)
    {
        Code = columns.Words("code", LongestCode);
        ParentId = columns.Id("parent_id", HsdsVocabulary.TaxonomyTerm);
        TaxonomyId = columns.Id("taxonomy_id", HsdsVocabulary.Taxonomy);
    }
}
