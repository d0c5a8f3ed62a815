using System.Text.Encodings.Web;
using System.Text.Json;
using Kith.Data;
using Kith.Features.Imports;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Kith.Features.Services;

/// <summary>
/// What the last reading of a directory's list did, for stewards, and whether the hub reads it again by itself. Only whoever runs
/// the machine says which addresses the hub reads; stewards may ask for a reading now, or end it.
/// </summary>
public sealed class ListReading
{
    private ListReading() { }

    /// <summary>Most rows that are kept with what is to be said of them; the counts hold all.</summary>
    public const int MostRows = 200;

    public const int LongestRows = 100_000;
    public const int LongestFailure = 500;
    public const int LongestAddress = 1000;

    private const int LongestWords = 300;

    /// <summary>How long after a reading the next one is due.</summary>
    public static readonly TimeSpan Every = TimeSpan.FromDays(1);

    /// <summary>How long after one that failed.</summary>
    public static readonly TimeSpan Again = TimeSpan.FromHours(6);

    /// <summary>The list.</summary>
    public Guid FeedId { get; private set; }

    /// <summary>What pages call it.</summary>
    public string PublicId { get; private set; } = RandomId.New();

    /// <summary>Where it is read from by itself; null when somebody has to bring it.</summary>
    public string? Address { get; private set; }

    /// <summary>When it is read next, UTC; null when the hub does not read it by itself.</summary>
    public DateTime? DueAt { get; private set; }

    /// <summary>When it was last read to its end, UTC.</summary>
    public DateTime? DoneAt { get; private set; }

    public int Imported { get; private set; }

    public int Updated { get; private set; }

    public int Unchanged { get; private set; }

    public int Gone { get; private set; }

    public int Refused { get; private set; }

    /// <summary>Rows of which something is to be said: JSON.</summary>
    public string Rows { get; private set; } = "[]";

    /// <summary>Why the last attempt failed, in the words of the import; null when it did not.</summary>
    public string? Failure { get; private set; }

    public static ListReading Of(Guid feedId) => new() { FeedId = feedId };

    /// <summary>Reads it every day from now on.</summary>
    public void Daily(string address, DateTime nowUtc) => (Address, DueAt) = (address, nowUtc + Every);

    // Letters of every alphabet as they are: escaped they would take six times the room.
    private static readonly JsonSerializerOptions Plain = new()
    {
        Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
    };

    /// <summary>Takes down what a reading did.</summary>
    public void Done(ImportReport report, DateTime nowUtc)
    {
        (DoneAt, Failure, DueAt) = (nowUtc, null, DueAt is null ? null : nowUtc + Every);
        (Imported, Updated, Unchanged) = (
            report.Count(Outcome.Imported),
            report.Count(Outcome.Updated),
            report.Count(Outcome.Unchanged)
        );
        (Gone, Refused) = (report.Count(Outcome.Gone), report.Count(Outcome.Refused));
        var told = report.Rows.Where(r => r.Reason is not null || r.Outcome is Outcome.Gone or Outcome.Refused);
        var rows = told.Take(MostRows).Select(r => r with { Reason = Short(r.Reason), Slug = Short(r.Slug) }).ToList();
        while ((Rows = JsonSerializer.Serialize(rows, Plain)).Length > LongestRows)
            rows.RemoveRange(rows.Count / 2, rows.Count - (rows.Count / 2));
    }

    /// <summary>Takes down that it could not be read; it is tried again sooner.</summary>
    public void Failed(string why, DateTime nowUtc) =>
        (Failure, DueAt) = (Cut(why, LongestFailure), DueAt is null ? null : nowUtc + Again);

    /// <summary>Reads it as soon as the hub gets to it; nothing for a list that somebody brings.</summary>
    public void Hurry(DateTime nowUtc) => DueAt = Address is null ? null : nowUtc;

    /// <summary>Does not read it by itself any more. What it told stays.</summary>
    public void Stop() => (Address, DueAt) = (null, null);

    /// <summary>The rows of which something is to be said.</summary>
    public IReadOnlyList<ReportRow> Told() => JsonSerializer.Deserialize<List<ReportRow>>(Rows) ?? [];

    private static string? Short(string? words) => words is null ? null : Cut(words, LongestWords);

    // Half a character is none that a database takes.
    private static string Cut(string words, int longest) =>
        words.Length <= longest ? words
        : char.IsHighSurrogate(words[longest - 1]) ? words[..(longest - 1)]
        : words[..longest];
}

public sealed class ListReadingMap : IEntityTypeConfiguration<ListReading>
{
    public void Configure(EntityTypeBuilder<ListReading> reading)
    {
        reading.ToTable("ListReadings");
        reading.HasKey(r => r.FeedId);
        reading.Property(r => r.FeedId).ValueGeneratedNever();
        reading.Property(r => r.PublicId).HasMaxLength(12);
        reading.Property(r => r.Address).HasMaxLength(ListReading.LongestAddress);
        reading.Property(r => r.Rows).HasMaxLength(ListReading.LongestRows);
        reading.Property(r => r.Failure).HasMaxLength(ListReading.LongestFailure);
        reading.HasIndex(r => r.PublicId).IsUnique();
        reading.HasIndex(r => r.DueAt);
        reading.HasOne<Feed>().WithMany().HasForeignKey(r => r.FeedId).OnDelete(DeleteBehavior.Cascade);
    }
}
