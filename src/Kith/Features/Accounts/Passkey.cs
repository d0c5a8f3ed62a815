using Kith.Data;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Kith.Features.Accounts;

/// <summary>
/// A way in without typing: the public half of a key that a device of the person keeps (WebAuthn). Which make of device it is
/// was never asked, and days are kept instead of moments.
/// </summary>
public sealed class Passkey
{
    /// <summary>Most passkeys of one person.</summary>
    public const int Most = 10;

    /// <summary>Longest name, in characters.</summary>
    public const int LongestName = 40;

    /// <summary>Longest id a device may give a key, in bytes (WebAuthn Level 3 §7.1, step 25).</summary>
    public const int LongestId = 1023;

    private Passkey() { }

    public Guid Id { get; private set; } = Guid.NewGuid();

    public string PublicId { get; private set; } = RandomId.New();

    public Guid PersonId { get; private set; }

    /// <summary>What the device calls the person: random to everybody else, the same for all passkeys of one person.</summary>
    public string Handle { get; private set; } = "";

    /// <summary>The id the device gave the key, base64url.</summary>
    public string CredentialId { get; private set; } = "";

    /// <summary>The public key, COSE in base64url.</summary>
    public string PublicKey { get; private set; } = "";

    /// <summary>How often the device has signed with it, if it counts; one that counts backwards is a copy.</summary>
    public long SignCount { get; private set; }

    /// <summary>Whether the key may be copied to the person's other devices.</summary>
    public bool MayBeBackedUp { get; private set; }

    /// <summary>What the person calls it.</summary>
    public string Name { get; private set; } = "";

    /// <summary>The day it was added, UTC; no hour.</summary>
    public DateTime AddedOn { get; private set; }

    /// <summary>The last day it was used to sign in, UTC; null when never.</summary>
    public DateTime? UsedOn { get; private set; }

    /// <summary>Keeps what a device made.</summary>
    /// <param name="personId">Whose it is.</param>
    /// <param name="handle">What the device calls them.</param>
    /// <param name="name">What they call it.</param>
    /// <param name="key">What the device made: id, public key, count, and whether it may be copied.</param>
    /// <param name="nowUtc">Now; the day is kept.</param>
    public static Passkey Add(Guid personId, string handle, string name, NewKey key, DateTime nowUtc) =>
        new()
        {
            PersonId = personId,
            Handle = handle,
            Name = name,
            CredentialId = key.Id,
            PublicKey = key.PublicKey,
            SignCount = key.SignCount,
            MayBeBackedUp = key.MayBeBackedUp,
            AddedOn = nowUtc.Date,
        };
}

/// <summary>A key as a device made it; id and public key in base64url.</summary>
public sealed record NewKey(string Id, string PublicKey, long SignCount, bool MayBeBackedUp);

public sealed class PasskeyMap : IEntityTypeConfiguration<Passkey>
{
    public void Configure(EntityTypeBuilder<Passkey> key)
    {
        key.ToTable("Passkeys");
        key.Property(k => k.PublicId).HasMaxLength(12);
        key.Property(k => k.Handle).HasMaxLength(64);
        key.Property(k => k.CredentialId).HasMaxLength(1400);
        key.Property(k => k.PublicKey).HasMaxLength(2000);
        key.Property(k => k.Name).HasMaxLength(Passkey.LongestName);
        key.HasIndex(k => k.PublicId).IsUnique();
        key.HasIndex(k => k.CredentialId).IsUnique();
        key.HasIndex(k => k.Handle);
        key.HasIndex(k => k.PersonId);
        key.HasOne<Person>().WithMany().HasForeignKey(k => k.PersonId).OnDelete(DeleteBehavior.Cascade);
    }
}
