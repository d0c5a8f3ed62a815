namespace Kith.Features.Services.Hsds;

/// <summary>What the values of a column are.</summary>
public enum HsdsType
{
    Text,
    Number,

    /// <summary>ISO 8601 calendar date.</summary>
    Date,

    /// <summary>ISO 8601 date and time.</summary>
    Instant,

    /// <summary>Time of day, <c>HH:mm</c> and whatever follows.</summary>
    Time,

    /// <summary>An address on the web.</summary>
    Address,
    Email,
}

/// <summary>One column of an HSDS object.</summary>
/// <param name="Name">As HSDS writes it.</param>
/// <param name="Type">What its values are.</param>
/// <param name="IsRequired">Whether HSDS 3.1 wants it in every object.</param>
public sealed record HsdsColumn(string Name, HsdsType Type, bool IsRequired);

/// <summary>One object of HSDS.</summary>
/// <param name="Name">In the singular, <c>service_at_location</c>.</param>
/// <param name="File">Its file in a tabular package, <c>services.csv</c>.</param>
/// <param name="List">The property under which a list of them stands, <c>phones</c>.</param>
/// <param name="Columns">Its own values, in HSDS's order; the first is its id.</param>
/// <param name="IsRecord">Whether others point at it: then it is a row here, otherwise it stands inside one.</param>
public sealed record HsdsKind(string Name, string File, string List, IReadOnlyList<HsdsColumn> Columns, bool IsRecord)
{
    private readonly Dictionary<string, HsdsColumn> _byName = Columns.ToDictionary(c => c.Name);

    /// <summary>A column by its name; null for one HSDS 3.1 does not have.</summary>
    public HsdsColumn? Column(string name) => _byName.GetValueOrDefault(name);

    public bool Equals(HsdsKind? other) => ReferenceEquals(this, other);

    public override int GetHashCode() => Name.GetHashCode(StringComparison.Ordinal);

    public override string ToString() => Name;
}
