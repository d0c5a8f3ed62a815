using System.Collections.Concurrent;
using System.Globalization;
using NodaTime;
using NodaTime.Extensions;

namespace Kith.Texts;

/// <summary>
/// How a person would say a time or a distance, in the language and country of the request (<see cref="CultureInfo.CurrentCulture"/>):
/// 18:30 or 6:30 pm, kilometres or miles. "Now" is always handed in. Times are said in the zone they happen in.
/// </summary>
public sealed class Say(T texts)
{
    private const double KilometresPerMile = 1.609344;
    private const int SoonDays = 7;
    private static readonly ConcurrentDictionary<string, Patterns> ByCulture = new(StringComparer.Ordinal);

    /// <summary>Time of day, for example <c>18:30</c> or <c>6:30 PM</c>.</summary>
    public string Time(DateTime local) => local.ToString(Current.Time, CultureInfo.CurrentCulture);

    /// <summary>From when to when, or only from when if nobody said how long it takes.</summary>
    public string Span(DateTime local, DateTime? endLocal) =>
        endLocal is { } end ? texts["Say.Span", Time(local), Time(end)] : Time(local);

    /// <summary>A day and from when to when on it, for example <c>Thursday 26 November, 18:30 to 20:00</c>; both said before.</summary>
    public string DayAndSpan(string day, string span) => texts["Say.DayAndSpan", day, span];

    /// <summary>A day, for example <c>Thu 26 Nov</c>; with its year when that is not the year of <paramref name="today"/>.</summary>
    public string Day(DateOnly day, DateOnly today) =>
        day.ToString(day.Year == today.Year ? Current.Day : Current.DayAndYear, CultureInfo.CurrentCulture);

    /// <summary>A day in full, for headings: <c>Thursday 26 November</c>.</summary>
    public string LongDay(DateOnly day) => day.ToString(Current.LongDay, CultureInfo.CurrentCulture);

    /// <summary>A day with its year but not its name, for what is far away: <c>30 June 2027</c>.</summary>
    public string Date(DateOnly day) => day.ToString(Current.Date, CultureInfo.CurrentCulture);

    /// <summary>"today at 18:30", "tomorrow at 18:30", "Thu 26 Nov at 18:30", in the zone it happens in.</summary>
    /// <param name="startsUtc">When it starts, UTC.</param>
    /// <param name="zone">IANA zone it happens in; an unknown one counts as UTC.</param>
    /// <param name="nowUtc">This moment, UTC.</param>
    public string When(DateTime startsUtc, string zone, DateTime nowUtc)
    {
        var (local, now) = (Local(startsUtc, zone), Local(nowUtc, zone));
        var (day, today) = (DateOnly.FromDateTime(local), DateOnly.FromDateTime(now));
        return (day.DayNumber - today.DayNumber) switch
        {
            0 => texts["Say.TodayAt", Time(local)],
            1 => texts["Say.TomorrowAt", Time(local)],
            -1 => texts["Say.YesterdayAt", Time(local)],
            _ => texts["Say.DayAt", Day(day, today), Time(local)],
        };
    }

    /// <summary>"Thu 26 Nov at 18:30", also for today and tomorrow: for paper, which hangs longer than a day.</summary>
    public string DayAt(DateTime local, DateTime nowLocal) =>
        texts["Say.DayAt", Day(DateOnly.FromDateTime(local), DateOnly.FromDateTime(nowLocal)), Time(local)];

    /// <summary>"now", "in 20 minutes", "in 2 hours", "tomorrow", "in 5 days", "in 3 weeks"; "2 hours ago" for what has been.</summary>
    public string Relative(DateTime startsUtc, string zone, DateTime nowUtc)
    {
        var away = startsUtc - nowUtc;
        var minutes = (long)Math.Round(away.Duration().TotalMinutes);
        var days = Math.Abs((Local(startsUtc, zone).Date - Local(nowUtc, zone).Date).Days);
        var way = away < TimeSpan.Zero ? "Ago" : "In";
        return (minutes, days) switch
        {
            (< 1, _) => texts["Say.Now"],
            (< 60, _) => texts.Plural($"Say.{way}Minutes", minutes),
            (< 12 * 60, _) or (_, 0) => texts.Plural($"Say.{way}Hours", (minutes + 30) / 60),
            (_, 1) => texts[way == "In" ? "Say.Tomorrow" : "Say.Yesterday"],
            (_, < 2 * SoonDays) => texts.Plural($"Say.{way}Days", days),
            _ => texts.Plural($"Say.{way}Weeks", days / SoonDays),
        };
    }

    /// <summary>"today at 18:30 (in 2 hours)"; the brackets only where they add something.</summary>
    /// <inheritdoc cref="When" path="/param"/>
    public string WhenAndHowLong(DateTime startsUtc, string zone, DateTime nowUtc)
    {
        var (when, away) = (When(startsUtc, zone, nowUtc), Relative(startsUtc, zone, nowUtc));
        return away == texts["Say.Tomorrow"] || away == texts["Say.Yesterday"]
            ? when
            : texts["Say.WhenAndHowLong", when, away];
    }

    /// <summary>How far: miles in the countries that use them, else kilometres; never more exact than it is useful.</summary>
    /// <param name="kilometres">Distance in kilometres.</param>
    public string Distance(double kilometres)
    {
        var miles = Current.Miles;
        var far = miles ? kilometres / KilometresPerMile : kilometres;
        if (far < 0.1)
        {
            return texts["Say.VeryNear"];
        }
        var number = far.ToString(far < 10 ? "0.#" : "N0", CultureInfo.CurrentCulture);
        return miles ? texts.Plural("Say.Miles", number == "1" ? 1 : 2, number) : texts["Say.Kilometres", number];
    }

    /// <summary>The wall-clock time of an instant in a zone.</summary>
    public static DateTime Local(DateTime utc, string zone) =>
        Instant
            .FromDateTimeUtc(DateTime.SpecifyKind(utc, DateTimeKind.Utc))
            .InZone(DateTimeZoneProviders.Tzdb.GetZoneOrNull(zone) ?? DateTimeZone.Utc)
            .ToDateTimeUnspecified();

    private static Patterns Current =>
        ByCulture.GetOrAdd(CultureInfo.CurrentCulture.Name, _ => Patterns.Of(CultureInfo.CurrentCulture));

    private sealed record Patterns(string Time, string Day, string DayAndYear, string LongDay, string Date, bool Miles)
    {
        private static readonly string[] MileCountries = ["US", "GB", "LR", "MM"];

        public static Patterns Of(CultureInfo culture)
        {
            var format = culture.DateTimeFormat;
            var month = format.MonthDayPattern;
            var comma = month.StartsWith('M') ? "," : "";
            var shortMonth = month
                .Replace("MMMM", "MMM", StringComparison.Ordinal)
                .Replace("'de' ", "", StringComparison.Ordinal);
            return new Patterns(
                Unbroken(format.ShortTimePattern),
                $"ddd{comma} {shortMonth}",
                $"ddd{comma} {shortMonth} yyyy",
                $"dddd{comma} {month}",
                format.LongDatePattern.Replace("dddd", "", StringComparison.Ordinal).Trim(',', ' '),
                MileCountries.Contains(Country(culture), StringComparer.Ordinal)
            );
        }

        // A narrow no-break space before "PM" is missing from many old phones' fonts; an ordinary no-break space is not.
        private static string Unbroken(string pattern) => pattern.Replace('\u202f', '\u00a0').Replace(' ', '\u00a0');

        private static string Country(CultureInfo culture) =>
            culture.Name.Split('-') is [.., { Length: 2 } country] ? country : "";
    }
}
