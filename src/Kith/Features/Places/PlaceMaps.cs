using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Kith.Features.Places;

public sealed class NeighbourhoodMap : IEntityTypeConfiguration<Neighbourhood>
{
    public void Configure(EntityTypeBuilder<Neighbourhood> neighbourhood)
    {
        neighbourhood.ToTable("Neighbourhoods");
        neighbourhood.Property(n => n.Name).HasMaxLength(120);
        neighbourhood.Property(n => n.Slug).HasMaxLength(140);
        neighbourhood.Property(n => n.NameKey).HasMaxLength(120);
        neighbourhood.HasIndex(n => n.Slug).IsUnique();
        neighbourhood.HasIndex(n => n.NameKey);
    }
}

public sealed class VenueMap : IEntityTypeConfiguration<Venue>
{
    public void Configure(EntityTypeBuilder<Venue> venue)
    {
        venue.ToTable("Venues");
        venue.Property(v => v.Name).HasMaxLength(255);
        venue.Property(v => v.Address).HasMaxLength(400);
        venue.Property(v => v.Area).HasMaxLength(200);
        venue.Property(v => v.Precision).HasConversion<string>().HasMaxLength(12);
        venue.Property(v => v.Directions).HasMaxLength(4000);
        venue.Property(v => v.Transport).HasMaxLength(1000);
        venue.Property(v => v.FeedKey).HasMaxLength(300);
        venue.HasIndex(v => new { v.FeedId, v.FeedKey }).IsUnique();
        venue.HasIndex(v => v.NeighbourhoodId);
        venue.HasOne<Neighbourhood>().WithMany().HasForeignKey(v => v.NeighbourhoodId).OnDelete(DeleteBehavior.SetNull);
    }
}

public sealed class PostalAreaMap : IEntityTypeConfiguration<PostalArea>
{
    public void Configure(EntityTypeBuilder<PostalArea> area)
    {
        area.ToTable("PostalAreas");
        area.Property(a => a.Country).HasMaxLength(2);
        area.Property(a => a.PostalCode).HasMaxLength(20);
        area.Property(a => a.Name).HasMaxLength(180);
        area.Property(a => a.Region).HasMaxLength(100);
        area.Property(a => a.District).HasMaxLength(100);
        area.Property(a => a.CodeKey).HasMaxLength(20);
        area.Property(a => a.NameKey).HasMaxLength(180);
        area.HasIndex(a => a.CodeKey);
        area.HasIndex(a => a.NameKey);
        area.HasIndex(a => new
            {
                a.Country,
                a.PostalCode,
                a.Name,
            })
            .IsUnique();
    }
}
