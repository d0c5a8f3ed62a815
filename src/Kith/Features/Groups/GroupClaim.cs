using Kith.Data;
using Kith.Features.Accounts;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Kith.Features.Groups;

/// <summary>Somebody says that a group that came from a list is theirs to host. A steward checks; then the row is gone.</summary>
public sealed class GroupClaim
{
    /// <summary>Longest explanation, in characters.</summary>
    public const int Longest = 1000;

    private GroupClaim() { }

    public Guid Id { get; private set; } = Guid.CreateVersion7();

    public string PublicId { get; private set; } = RandomId.New();

    public Guid GroupId { get; private set; }

    public Guid PersonId { get; private set; }

    /// <summary>What they want to be called in the group.</summary>
    public string Name { get; private set; } = "";

    /// <summary>How a steward can tell that it is theirs.</summary>
    public string Why { get; private set; } = "";

    public DateTime AskedAt { get; private set; }

    public static GroupClaim Of(Guid groupId, Guid personId, string name, string why, DateTime nowUtc) =>
        new()
        {
            GroupId = groupId,
            PersonId = personId,
            Name = name,
            Why = why,
            AskedAt = nowUtc,
        };
}

public sealed class GroupClaimMap : IEntityTypeConfiguration<GroupClaim>
{
    public void Configure(EntityTypeBuilder<GroupClaim> claim)
    {
        claim.ToTable("GroupClaims");
        claim.Property(c => c.PublicId).HasMaxLength(12);
        claim.Property(c => c.Name).HasMaxLength(Person.LongestAlias);
        claim.Property(c => c.Why).HasMaxLength(GroupClaim.Longest);
        claim.HasIndex(c => c.PublicId).IsUnique();
        claim.HasIndex(c => new { c.GroupId, c.PersonId }).IsUnique();
        claim.HasIndex(c => c.PersonId);
        claim.HasOne<Group>().WithMany().HasForeignKey(c => c.GroupId).OnDelete(DeleteBehavior.Cascade);
        claim.HasOne<Person>().WithMany().HasForeignKey(c => c.PersonId).OnDelete(DeleteBehavior.Cascade);
    }
}
