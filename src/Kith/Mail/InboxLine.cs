using Kith.Features.Accounts;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Kith.Mail;

/// <summary>
/// Something a member is told on their own page: which kind, when the meetup is and where to read on. Nothing else is kept, so it
/// says as little as a note on the fridge.
/// </summary>
public sealed class InboxLine
{
    /// <summary>How long it stays.</summary>
    public static readonly TimeSpan KeptFor = TimeSpan.FromDays(60);

    private InboxLine() { }

    // Not in the order of time: a line that tells only the day must not tell the moment by its key.
    public Guid Id { get; private set; } = Guid.NewGuid();

    public Guid PersonId { get; private set; }

    public LetterKind Kind { get; private set; }

    /// <summary>When the meetup is, on its own clock; null when it is about none.</summary>
    public DateTime? StartsLocal { get; private set; }

    /// <summary>Local path to read on.</summary>
    public string Path { get; private set; } = "";

    public DateTime CreatedAt { get; private set; }

    public DateTime? ReadAt { get; private set; }

    public static InboxLine Of(Guid personId, LetterKind kind, DateTime? startsLocal, string path, DateTime nowUtc) =>
        new()
        {
            PersonId = personId,
            Kind = kind,
            StartsLocal = startsLocal,
            Path = path,
            CreatedAt = nowUtc,
        };
}

public sealed class InboxLineMap : IEntityTypeConfiguration<InboxLine>
{
    public void Configure(EntityTypeBuilder<InboxLine> line)
    {
        line.ToTable("InboxLines");
        line.Property(l => l.Kind).HasConversion<string>().HasMaxLength(16);
        line.Property(l => l.Path).HasMaxLength(200);
        line.HasIndex(l => new { l.PersonId, l.CreatedAt });
        line.HasIndex(l => l.CreatedAt);
        line.HasOne<Person>().WithMany().HasForeignKey(l => l.PersonId).OnDelete(DeleteBehavior.Cascade);
    }
}
