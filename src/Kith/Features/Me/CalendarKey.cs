using Kith.Features.Accounts;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Kith.Features.Me;

/// <summary>
/// A member's own calendar address. Its secret is kept as a hash; another address, another passphrase or the end of the account
/// makes it worthless.
/// </summary>
public sealed class CalendarKey
{
    private CalendarKey() { }

    public Guid PersonId { get; private set; }

    public string TokenHash { get; private set; } = "";

    /// <summary>The person's security stamp when it was made.</summary>
    public string Stamp { get; private set; } = "";

    /// <summary>Titles say "Appointment" and nothing else.</summary>
    public bool Discreet { get; private set; }

    public DateTime CreatedAt { get; private set; }

    public static CalendarKey Make(Person person, string tokenHash, bool discreet, DateTime nowUtc) =>
        new()
        {
            PersonId = person.Id,
            TokenHash = tokenHash,
            Stamp = person.SecurityStamp!,
            Discreet = discreet,
            CreatedAt = nowUtc,
        };
}

public sealed class CalendarKeyMap : IEntityTypeConfiguration<CalendarKey>
{
    public void Configure(EntityTypeBuilder<CalendarKey> key)
    {
        key.ToTable("CalendarKeys");
        key.HasKey(k => k.PersonId);
        key.Property(k => k.TokenHash).HasMaxLength(64);
        key.Property(k => k.Stamp).HasMaxLength(40);
        key.HasIndex(k => k.TokenHash).IsUnique();
        key.HasOne<Person>().WithMany().HasForeignKey(k => k.PersonId).OnDelete(DeleteBehavior.Cascade);
    }
}
