using Kith.Features.Week;
using Kith.Texts;

namespace Kith.Features.Meetups;

/// <summary>
/// What a poster says. A discreet one names neither meetup nor group nor hub and quotes nobody, so that it can hang where
/// everybody knows everybody.
/// </summary>
/// <param name="When">"Thursday 26 November, 18:30 to 20:00" or "Every Thursday at 18:30".</param>
/// <param name="Short">The same in fewer words, for the strips.</param>
/// <param name="Dates">The next dates, where no sentence can say how often; else empty.</param>
/// <param name="Where">Place in one line; null when nobody meets in a room or nobody said where.</param>
/// <param name="How">How to join, in one sentence.</param>
/// <param name="Phone">The number to ring, the hub's when the meetup has none.</param>
/// <param name="Standing">Why nobody should come, as a key of a sentence; null when all is well.</param>
public sealed record Sheet(
    Notice Notice,
    string? When,
    string? Short,
    IReadOnlyList<string> Dates,
    string? Where,
    string How,
    string? Phone,
    string? Standing,
    bool IsDiscreet
)
{
    /// <summary>Most characters of the words about a first visit that fit.</summary>
    private const int MostWords = 240;

    /// <summary>Longer titles are set smaller.</summary>
    private const int LongTitle = 18;

    /// <summary>Strips to tear off.</summary>
    public const int Strips = 8;

    /// <summary>The first visit's words, cut between two words where they are long; null when there are none.</summary>
    public string? FirstVisit
    {
        get
        {
            if (Notice.Meetup.FirstVisit is not { Length: > 0 } words || words.Length <= MostWords)
                return Notice.Meetup.FirstVisit;
            var end = words.LastIndexOf(' ', MostWords);
            return words[..(end > 0 ? end : MostWords)] + " …";
        }
    }

    /// <summary>Whether the title needs the smaller letters.</summary>
    public bool IsLong => Notice.Meetup.Title.Length > LongTitle;

    /// <summary>Paper of the country: US letter in North America and around, A4 elsewhere; a class of the style sheet.</summary>
    public static string Paper(string country) =>
        country is "US" or "CA" or "MX" or "PH" or "CL" or "CO" or "VE" ? "letter" : "a4";

    /// <summary>The sheet of one time.</summary>
    public static Sheet OfTime(
        Notice notice,
        SaidTime said,
        WeekWords words,
        string? hubPhone,
        DateTime nowUtc,
        bool discreet
    )
    {
        var time = notice.Time!;
        var standing = (notice.Meetup.State, time.State) switch
        {
            (not MeetupState.Published, _) => $"Meetups.{notice.Meetup.State}",
            (_, OccurrenceState.Cancelled or OccurrenceState.Dropped) => $"Meetups.{time.State}",
            _ when notice.IsOver(nowUtc) => time.EndsAt is null ? "Meetups.Begun" : "Meetups.Over",
            _ => null,
        };
        return Of(notice, (said.Whole, said.Short), [], words, hubPhone, standing, discreet);
    }

    /// <summary>The sheet of a series: how often, or its next dates.</summary>
    public static Sheet OfSeries(
        Notice notice,
        string? rule,
        IReadOnlyList<string> dates,
        WeekWords words,
        string? hubPhone,
        bool discreet
    )
    {
        var state = notice.Meetup.State;
        var standing = state == MeetupState.Published ? null : $"Meetups.{state}";
        return Of(notice, (rule, rule), rule is null ? dates : [], words, hubPhone, standing, discreet);
    }

    private static Sheet Of(
        Notice notice,
        (string? Long, string? Short) when,
        IReadOnlyList<string> dates,
        WeekWords words,
        string? hubPhone,
        string? standing,
        bool discreet
    ) =>
        new(
            notice,
            when.Long,
            when.Short,
            dates,
            discreet && notice.Place?.Address is { } street && notice.HasRoom ? street : WeekWords.Where(notice),
            words.How(notice),
            notice.Phone ?? hubPhone,
            standing,
            discreet
        );
}
