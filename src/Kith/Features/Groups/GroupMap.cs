using Kith.Features.Places;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Kith.Features.Groups;

public sealed class GroupMap : IEntityTypeConfiguration<Group>
{
    public void Configure(EntityTypeBuilder<Group> group)
    {
        group.ToTable("Groups");
        group.Property(g => g.Slug).HasMaxLength(140);
        group.Property(g => g.Name).HasMaxLength(255);
        group.Property(g => g.Purpose).HasMaxLength(4000);
        group.Property(g => g.WhoFor).HasMaxLength(1000);
        group.Property(g => g.Languages).HasMaxLength(100);
        group.Property(g => g.Phone).HasMaxLength(40);
        group.Property(g => g.Visibility).HasConversion<string>().HasMaxLength(12);
        group.Property(g => g.Led).HasConversion<string>().HasMaxLength(12);
        group.Property(g => g.FeedKey).HasMaxLength(300);
        group.HasIndex(g => g.Slug).IsUnique();
        group.HasIndex(g => g.Name);
        group.HasIndex(g => new { g.FeedId, g.FeedKey }).IsUnique();
        group.HasOne<Neighbourhood>().WithMany().HasForeignKey(g => g.NeighbourhoodId).OnDelete(DeleteBehavior.SetNull);
    }
}
