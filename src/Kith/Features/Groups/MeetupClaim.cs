using Kith.Data;
using Kith.Features.Accounts;
using Kith.Features.Meetups;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Kith.Features.Groups;

/// <summary>
/// Somebody says that they run a meetup that came from a list without a group. A steward checks; then it is the meetup of a group
/// they host, and the row is gone.
/// </summary>
public sealed class MeetupClaim
{
    /// <summary>Longest name of the group, in characters.</summary>
    public const int LongestGroup = 120;

    private MeetupClaim() { }

    public Guid Id { get; private set; } = Guid.CreateVersion7();

    public string PublicId { get; private set; } = RandomId.New();

    public Guid MeetupId { get; private set; }

    public Guid PersonId { get; private set; }

    /// <summary>What the group is to be called.</summary>
    public string GroupName { get; private set; } = "";

    /// <summary>What they want to be called in it.</summary>
    public string Name { get; private set; } = "";

    /// <summary>How a steward can tell that they run it.</summary>
    public string Why { get; private set; } = "";

    public DateTime AskedAt { get; private set; }

    public static MeetupClaim Of(
        Guid meetupId,
        Guid personId,
        (string Group, string Name, string Why) said,
        DateTime nowUtc
    ) =>
        new()
        {
            MeetupId = meetupId,
            PersonId = personId,
            GroupName = said.Group,
            Name = said.Name,
            Why = said.Why,
            AskedAt = nowUtc,
        };
}

public sealed class MeetupClaimMap : IEntityTypeConfiguration<MeetupClaim>
{
    public void Configure(EntityTypeBuilder<MeetupClaim> claim)
    {
        claim.ToTable("MeetupClaims");
        claim.Property(c => c.PublicId).HasMaxLength(12);
        claim.Property(c => c.GroupName).HasMaxLength(MeetupClaim.LongestGroup);
        claim.Property(c => c.Name).HasMaxLength(Person.LongestAlias);
        claim.Property(c => c.Why).HasMaxLength(GroupClaim.Longest);
        claim.HasIndex(c => c.PublicId).IsUnique();
        claim.HasIndex(c => new { c.MeetupId, c.PersonId }).IsUnique();
        claim.HasIndex(c => c.PersonId);
        claim.HasOne<Meetup>().WithMany().HasForeignKey(c => c.MeetupId).OnDelete(DeleteBehavior.Cascade);
        claim.HasOne<Person>().WithMany().HasForeignKey(c => c.PersonId).OnDelete(DeleteBehavior.Cascade);
    }
}
