using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Kith.Features.Accounts;

/// <summary>
/// That somebody was erased, so that no restored backup brings them back. Says who only to whoever holds a backup in which they
/// still are: a fingerprint of a random number, a keyed one of the alias, and the day. Kept without end, since backups may be.
/// </summary>
public sealed class ErasedPerson
{
    private const string Day = "yyyy-MM-dd";

    private ErasedPerson() { }

    /// <summary>SHA-256 of the account's random id, hex; without a key, because another machine has to recognise it.</summary>
    public string Hash { get; private set; } = "";

    /// <summary>Keyed hash of the alias, hex, for the weeks in which nobody may take it.</summary>
    public string AliasHash { get; private set; } = "";

    /// <summary>The day, UTC.</summary>
    public DateTime ErasedOn { get; private set; }

    public static ErasedPerson Of(Guid personId, string aliasHash, DateTime nowUtc) =>
        new()
        {
            Hash = HashOf(personId),
            AliasHash = aliasHash,
            ErasedOn = nowUtc.Date,
        };

    /// <summary>What stands for an account.</summary>
    public static string HashOf(Guid personId) =>
        Convert.ToHexStringLower(SHA256.HashData(Encoding.ASCII.GetBytes($"kith-erased {personId:n}")));

    /// <summary>As a line of the ledger.</summary>
    public override string ToString() => $"{Hash} {ErasedOn.ToString(Day, CultureInfo.InvariantCulture)} {AliasHash}";

    /// <summary>A line of the ledger; null when it is none.</summary>
    public static ErasedPerson? Parse(string line) =>
        line.Split(' ') is [{ Length: 64 } hash, var day, { Length: <= 64 } alias]
        && hash.All(char.IsAsciiHexDigitLower)
        && alias.All(char.IsAsciiHexDigitLower)
        && DateOnly.TryParseExact(day, Day, CultureInfo.InvariantCulture, DateTimeStyles.None, out var on)
            ? new()
            {
                Hash = hash,
                AliasHash = alias,
                ErasedOn = on.ToDateTime(TimeOnly.MinValue, DateTimeKind.Utc),
            }
            : null;
}

public sealed class ErasedPersonMap : IEntityTypeConfiguration<ErasedPerson>
{
    public void Configure(EntityTypeBuilder<ErasedPerson> erased)
    {
        erased.ToTable("ErasedPeople");
        erased.HasKey(e => e.Hash);
        erased.Property(e => e.Hash).HasMaxLength(64);
        erased.Property(e => e.AliasHash).HasMaxLength(64);
    }
}
