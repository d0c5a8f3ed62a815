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
        group.Property(g => g.Joining).HasConversion<string>().HasMaxLength(12);
        group.Property(g => g.State).HasConversion<string>().HasMaxLength(12);
        group.Property(g => g.StateReason).HasMaxLength(500);
        group.Property(g => g.ClosingWords).HasMaxLength(4000);
        group.Property(g => g.Ages).HasConversion<string>().HasMaxLength(12);
        group.Property(g => g.Questions).HasMaxLength(1600);
        group.Property(g => g.SafetyContact).HasMaxLength(500);
        group.Property(g => g.WelcomeQuestion).HasMaxLength(1000);
        group.Property(g => g.WelcomeAnswer).HasMaxLength(1000);
        group.Ignore(g => g.MostMembers);
        group.HasIndex(g => g.WelcomedAt);
        group.HasIndex(g => g.Slug).IsUnique();
        group.HasIndex(g => g.Name);
        group.HasIndex(g => new { g.FeedId, g.FeedKey }).IsUnique();
        group.HasOne<Neighbourhood>().WithMany().HasForeignKey(g => g.NeighbourhoodId).OnDelete(DeleteBehavior.SetNull);
    }
}
