using Kith.Data;
using Kith.Features.Accounts;
using Kith.Features.Groups;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Kith.Features.Safety;

/// <summary>
/// Somebody lost passphrase and code, made a new account and asks a group's host to say that it is them. They tell the host a
/// word, face to face or by telephone, that only the hub showed them.
/// </summary>
public sealed class Vouch
{
    /// <summary>Characters of the word; it is typed a few times at most.</summary>
    public const int WordLength = 6;

    private Vouch() { }

    public Guid Id { get; private set; } = Guid.CreateVersion7();

    public string PublicId { get; private set; } = RandomId.New();

    public Guid GroupId { get; private set; }

    /// <summary>The new account.</summary>
    public Guid PersonId { get; private set; }

    /// <summary>What they say they were called there.</summary>
    public string Name { get; private set; } = "";

    /// <summary>Keyed hash of the word.</summary>
    public string WordHash { get; private set; } = "";

    public DateTime At { get; private set; }

    public DateTime? DecidedAt { get; private set; }

    public bool Accepted { get; private set; }

    /// <summary>What the host who decided was called in the group, for the other hosts.</summary>
    public string? DecidedBy { get; private set; }

    public static Vouch Ask(Guid groupId, Guid personId, string name, string wordHash, DateTime nowUtc) =>
        new()
        {
            GroupId = groupId,
            PersonId = personId,
            Name = name,
            WordHash = wordHash,
            At = nowUtc,
        };

    public void Decide(bool accepted, string by, DateTime nowUtc) =>
        (Accepted, DecidedBy, DecidedAt) = (accepted, by, nowUtc);
}

public sealed class VouchMap : IEntityTypeConfiguration<Vouch>
{
    public void Configure(EntityTypeBuilder<Vouch> vouch)
    {
        vouch.ToTable("Vouches");
        vouch.Property(v => v.PublicId).HasMaxLength(12);
        vouch.Property(v => v.Name).HasMaxLength(Person.LongestAlias);
        vouch.Property(v => v.WordHash).HasMaxLength(64);
        vouch.Property(v => v.DecidedBy).HasMaxLength(Person.LongestAlias);
        vouch.HasIndex(v => v.PublicId).IsUnique();
        vouch.HasIndex(v => new { v.GroupId, v.PersonId }).IsUnique();
        vouch.HasIndex(v => v.PersonId);
        vouch.HasOne<Group>().WithMany().HasForeignKey(v => v.GroupId).OnDelete(DeleteBehavior.Cascade);
        vouch.HasOne<Person>().WithMany().HasForeignKey(v => v.PersonId).OnDelete(DeleteBehavior.Cascade);
    }
}
