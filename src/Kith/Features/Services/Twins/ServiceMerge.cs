using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Kith.Features.Services.Twins;

/// <summary>Two records are the same service: whoever asks for one is led to the other, until a steward takes it back.</summary>
public sealed class ServiceMerge
{
    private ServiceMerge() { }

    public Guid Id { get; private set; } = Guid.CreateVersion7();

    /// <summary>The record that is kept out of everything.</summary>
    public Guid FromId { get; private set; }

    /// <summary>The record that is kept; it may be merged into another one later.</summary>
    public Guid IntoId { get; private set; }

    public DateTime At { get; private set; }

    public static ServiceMerge Of(Guid from, Guid into, DateTime nowUtc) =>
        new()
        {
            FromId = from,
            IntoId = into,
            At = nowUtc,
        };
}

/// <summary>Two services that look alike and are not the same, as a steward said: nobody is asked again.</summary>
public sealed class ServiceApart
{
    private ServiceApart() { }

    public Guid Id { get; private set; } = Guid.CreateVersion7();

    /// <summary>The smaller of the two ids.</summary>
    public Guid FirstId { get; private set; }

    public Guid SecondId { get; private set; }

    public static ServiceApart Of(Guid one, Guid other) =>
        new() { FirstId = one.CompareTo(other) < 0 ? one : other, SecondId = one.CompareTo(other) < 0 ? other : one };
}

public sealed class ServiceMergeMap : IEntityTypeConfiguration<ServiceMerge>
{
    public void Configure(EntityTypeBuilder<ServiceMerge> merge)
    {
        merge.ToTable("ServiceMerges");
        merge.HasIndex(m => m.FromId).IsUnique();
        merge.HasIndex(m => m.IntoId);
        merge.HasOne<Service>().WithMany().HasForeignKey(m => m.FromId).OnDelete(DeleteBehavior.Cascade);
        merge.HasOne<Service>().WithMany().HasForeignKey(m => m.IntoId).OnDelete(DeleteBehavior.Cascade);
    }
}

public sealed class ServiceApartMap : IEntityTypeConfiguration<ServiceApart>
{
    public void Configure(EntityTypeBuilder<ServiceApart> apart)
    {
        apart.ToTable("ServicesApart");
        apart.HasIndex(a => new { a.FirstId, a.SecondId }).IsUnique();
        apart.HasIndex(a => a.SecondId);
        apart.HasOne<Service>().WithMany().HasForeignKey(a => a.FirstId).OnDelete(DeleteBehavior.Cascade);
        apart.HasOne<Service>().WithMany().HasForeignKey(a => a.SecondId).OnDelete(DeleteBehavior.Cascade);
    }
}
