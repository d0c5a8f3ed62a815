using NodaTime;

namespace Kith.Features.Find;

/// <summary>The stretch of time a question is about, in UTC.</summary>
/// <param name="Now">This moment: what is over by then is never found.</param>
/// <param name="From">Earliest start.</param>
/// <param name="Until">First start that is too late.</param>
public readonly record struct Window(DateTime Now, DateTime From, DateTime Until)
{
    /// <summary>How long a meetup counts as going on when nobody has said when it ends.</summary>
    public static readonly TimeSpan UnsaidLength = TimeSpan.FromHours(1);

    /// <summary>A meetup that began longer ago than this is not one to turn up at any more, whenever it ends.</summary>
    public static readonly TimeSpan LongestRunning = TimeSpan.FromHours(24);

    private static readonly DateTime Never = DateTime.SpecifyKind(DateTime.MaxValue.Date, DateTimeKind.Utc);

    /// <summary>The days asked for, whole in the hub's zone, as far as they are not over.</summary>
    public static Window Of(FindQuestion question, DateTime nowUtc, string zone)
    {
        var running = nowUtc - LongestRunning;
        var from = question.From is { } first ? Start(first, zone) : running;
        var until = question.To is { } last && last < DateOnly.MaxValue ? Start(last.AddDays(1), zone) : Never;
        return new(nowUtc, from > running ? from : running, until);
    }

    private static DateTime Start(DateOnly day, string zone) =>
        day.Year is > 1 and < 9999
            ? (DateTimeZoneProviders.Tzdb.GetZoneOrNull(zone) ?? DateTimeZone.Utc)
                .AtStartOfDay(LocalDate.FromDateOnly(day))
                .ToDateTimeUtc()
            : day.ToDateTime(TimeOnly.MinValue, DateTimeKind.Utc);
}
