using Kith.Features.Accounts;
using Kith.Features.Imports;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Kith.Features.Services;

/// <summary>
/// What every table of HSDS objects has. They point at each other without foreign keys: a list may name what it does not have,
/// and the order in which it tells things is its own.
/// </summary>
public abstract class HsdsMap<T>(string table) : IEntityTypeConfiguration<T>
    where T : HsdsRecord
{
    public void Configure(EntityTypeBuilder<T> record)
    {
        record.ToTable(table);
        record.Property(r => r.ForeignId).HasMaxLength(Hsds.HsdsId.Longest);
        record.Property(r => r.Told).HasMaxLength(HsdsRecord.LongestText);
        record.Property(r => r.ToldHash).HasMaxLength(64);
        record.Property(r => r.Mended).HasMaxLength(HsdsRecord.LongestText);
        record.Ignore(r => r.Text);
        record.HasIndex(r => r.FeedId);
        record.HasOne<Feed>().WithMany().HasForeignKey(r => r.FeedId).OnDelete(DeleteBehavior.SetNull);
        More(record);
    }

    protected abstract void More(EntityTypeBuilder<T> record);
}

/// <summary>What every table of things that are found by words has.</summary>
public abstract class NamedMap<T>(string table) : HsdsMap<T>(table)
    where T : NamedRecord
{
    protected override void More(EntityTypeBuilder<T> record)
    {
        record.Property(r => r.Name).HasMaxLength(Organization.LongestName);
        record.Property(r => r.Words).HasMaxLength(NamedRecord.LongestWords);
    }
}

public sealed class OrganizationMap() : NamedMap<Organization>("Organizations")
{
    protected override void More(EntityTypeBuilder<Organization> record)
    {
        base.More(record);
        record.HasIndex(o => o.Name);
    }
}

public sealed class ServiceProgramMap() : HsdsMap<ServiceProgram>("ServicePrograms")
{
    protected override void More(EntityTypeBuilder<ServiceProgram> record) => record.HasIndex(p => p.OrganizationId);
}

public sealed class ServiceMap() : NamedMap<Service>("Services")
{
    protected override void More(EntityTypeBuilder<Service> record)
    {
        base.More(record);
        record.Property(s => s.Status).HasConversion<string>().HasMaxLength(20);
        record.HasIndex(s => s.OrganizationId);
        record.HasIndex(s => s.ProgramId);
        record.HasIndex(s => s.LastModifiedAt);
        record.HasIndex(s => new { s.GoneAt, s.Id });
        // Pages of the API are counted and turned without reading a record. What is held back comes last: SQLite prefers this index to the
        // key even where one id is asked for.
        record.HasIndex(s => new
        {
            s.GoneAt,
            s.AwayAt,
            s.Id,
            s.IsHeld,
        });
    }
}

public sealed class LocationMap() : HsdsMap<Location>("Locations")
{
    protected override void More(EntityTypeBuilder<Location> record)
    {
        record.Property(l => l.Openness).HasConversion<string>().HasMaxLength(12);
        record.HasIndex(l => l.OrganizationId);
        // Those that are not open to everybody are few.
        record.HasIndex(l => l.Openness);
    }
}

public sealed class ServiceAtLocationMap() : HsdsMap<ServiceAtLocation>("ServicesAtLocations")
{
    protected override void More(EntityTypeBuilder<ServiceAtLocation> record)
    {
        record.HasIndex(s => s.ServiceId);
        record.HasIndex(s => s.LocationId);
    }
}

public sealed class TaxonomyMap() : NamedMap<Taxonomy>("Taxonomies");

public sealed class TaxonomyTermMap() : NamedMap<TaxonomyTerm>("TaxonomyTerms")
{
    protected override void More(EntityTypeBuilder<TaxonomyTerm> record)
    {
        base.More(record);
        record.Property(t => t.Code).HasMaxLength(TaxonomyTerm.LongestCode);
        record.HasIndex(t => t.ParentId);
        record.HasIndex(t => t.TaxonomyId);
    }
}
