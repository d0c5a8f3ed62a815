using Kith.Features.HelpNow;
using Kith.Features.Meetups;
using Kith.Texts;
using Kith.Web;

namespace Kith.Features.Week;

/// <summary>
/// The week as a script for an answering machine: whole sentences, times and numbers ready to be read, cut into pages of about
/// two minutes each, so that one can be recorded in one breath.
/// </summary>
public sealed class SpokenWeek(T texts, Say say, SpokenTime spoken, WeekWords words, CurrentHub hub, HelpLines help)
{
    /// <summary>Words in two minutes at a calm pace of 130 a minute.</summary>
    private const int WordsPerPage = 260;

    /// <summary>The sentences, page by page; never none.</summary>
    public IReadOnlyList<IReadOnlyList<string>> Pages(WeekList list, DateTime nowUtc)
    {
        var pages = new List<List<string>> { new() };
        var length = 0;
        foreach (var sentence in Sentences(list, nowUtc))
        {
            var count = sentence.Count(char.IsWhiteSpace) + 1;
            if (length > 0 && length + count > WordsPerPage)
            {
                pages.Add([]);
                length = 0;
            }
            pages[^1].Add(sentence);
            length += count;
        }
        return pages;
    }

    private IEnumerable<string> Sentences(WeekList list, DateTime nowUtc)
    {
        var facts = hub.Facts;
        var now = Quarter(Say.Local(nowUtc, facts.Zone));
        yield return texts["Week.Hello", facts.Name, say.LongDay(list.From), say.LongDay(list.To)];
        if (list.Area is { } area)
            yield return texts["Week.OnlyIn", area.Name];
        if (list.Near is { Answer.Place: { } place, Km: var km })
            yield return place.Name.Length > 0
                ? texts["Week.OnlyNear", say.Distance(km), place.Name]
                : texts["Week.OnlyAround", say.Distance(km)];
        yield return texts["Week.SpokenOn", say.LongDay(DateOnly.FromDateTime(now)), spoken.Of(now)];
        yield return texts["Week.Danger", spoken.Phone(help.EmergencyIn(facts.Country))];
        foreach (var day in list.Days)
        {
            yield return texts["Week.OnDay", say.LongDay(day.Day)];
            foreach (var notice in day.Notices)
                yield return Line(notice, facts.Zone);
        }
        if (list.Days.Count == 0)
            yield return texts["Week.NothingSpoken"];
        yield return facts.Phone is { Length: > 0 } phone
            ? texts["Week.GoodbyePhone", spoken.Phone(phone)]
            : texts["Week.Goodbye"];
    }

    // Nobody says "29 to 9".
    private static DateTime Quarter(DateTime time) => time.Date.AddMinutes((int)time.TimeOfDay.TotalMinutes / 15 * 15);

    private string Line(Notice notice, string zone)
    {
        var at = spoken.Of(Say.Local(notice.Time!.StartsAt, zone));
        var what = WeekWords.Where(notice) is { } where
            ? texts["Week.LineAt", at, notice.Meetup.Title, where]
            : texts["Week.Line", at, notice.Meetup.Title];
        var parts = new List<string> { what, words.How(notice) };
        if (notice.Phone is { Length: > 0 } phone && phone != hub.Facts.Phone)
            parts.Add(texts["Week.RingSpoken", spoken.Phone(phone)]);
        return string.Join(' ', parts);
    }
}
