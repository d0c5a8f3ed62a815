using System.Security.Cryptography;
using System.Text;
using Kith.Time;
using NodaTime;

namespace Kith.Features.Calendars;

/// <summary>A calendar ready to be sent.</summary>
public static class CalendarFile
{
    private const string Product = "-//Kith//Kith//EN";
    private const string DiscreetProduct = "-//Calendar//Calendar//EN";

    /// <summary>Names nobody: the domain of every discreet entry (RFC 2606).</summary>
    private const string DiscreetDomain = "calendar.invalid";

    private const int DiscreetIdBytes = 12;

    private static readonly Duration LookAgain = Duration.FromHours(6);

    /// <summary>A calendar to subscribe to or to add.</summary>
    public static IResult Plain(string name, string fileName, IReadOnlyList<IcsEntry> entries) =>
        Send(
            new IcsFeed
            {
                ProductId = Product,
                Name = name,
                Stamp = Stamp(entries),
                Refresh = LookAgain,
                Entries = entries,
            },
            fileName
        );

    /// <summary>
    /// The same times and nothing else: for a calendar that others can see. Title, description, place, address, domain of the ids,
    /// maker and file name say nothing about where it came from.
    /// </summary>
    public static IResult Discreet(string title, IReadOnlyList<IcsEntry> entries) =>
        Send(
            new IcsFeed
            {
                ProductId = DiscreetProduct,
                Stamp = Stamp(entries),
                Entries = [.. entries.Select(e => Veil(e, title))],
            },
            "appointment.ics"
        );

    private static IcsEntry Veil(IcsEntry entry, string title) =>
        entry with
        {
            Uid =
                $"{Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(entry.Uid)).AsSpan(0, DiscreetIdBytes))}@{DiscreetDomain}",
            Title = title,
            Description = null,
            Location = null,
            Url = null,
            Position = null,
            Changes = [.. entry.Changes.Select(c => c with { Instead = Veil(c.Instead, title) })],
        };

    // The newest change, not the clock: as long as nothing changes the file stays the same to the byte.
    private static Instant Stamp(IReadOnlyList<IcsEntry> entries) =>
        entries.Max(e => e.Modified) ?? NodaConstants.UnixEpoch;

    private static IResult Send(IcsFeed feed, string fileName) =>
        Results.File(IcsWriter.ToBytes(feed), IcsWriter.ContentType, fileName);
}
