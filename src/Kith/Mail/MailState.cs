using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Kith.Mail;

/// <summary>How it stands with the mail server, for stewards: when a mail last went, and since when none does. One row.</summary>
public sealed class MailState
{
    /// <summary>The only key there is.</summary>
    public const int OnlyId = 1;

    private MailState() { }

    public int Id { get; private set; } = OnlyId;

    /// <summary>When the server last took a mail.</summary>
    public DateTime? SentAt { get; private set; }

    /// <summary>Since when it cannot be reached or takes none; null while all is well.</summary>
    public DateTime? FailingSince { get; private set; }

    public static MailState New() => new();

    public void Sent(DateTime nowUtc) => (SentAt, FailingSince) = (nowUtc, null);

    public void Failed(DateTime nowUtc) => FailingSince ??= nowUtc;
}

public sealed class MailStateMap : IEntityTypeConfiguration<MailState>
{
    public void Configure(EntityTypeBuilder<MailState> state)
    {
        state.ToTable("MailStates");
        state.Property(s => s.Id).ValueGeneratedNever();
    }
}
