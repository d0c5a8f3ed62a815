using System.Globalization;
using System.Text.Json;
using Kith.Time;

namespace Kith.Features.Imports.MeetingGuide;

/// <summary>Days, times and dates of a row.</summary>
public static class GuideClock
{
    private const int MinutesInDay = 24 * 60;

    private static readonly string[] Hours = ["HH:mm", "H:mm", "HH:mm:ss"];
    private static readonly string[] Stamps = ["yyyy-MM-dd HH:mm:ss", "yyyy-MM-ddTHH:mm:ss", "yyyy-MM-ddTHH:mm:ssK"];

    /// <summary>When the meeting happens, or why that cannot be known.</summary>
    public static (GuideTime? When, string? Refusal) Read(GuideFields fields, string zone)
    {
        var own = fields.Text("timezone")?.Trim();
        if ((Zones.Find(own ?? zone)?.Id ?? null) is not { } id)
            return (null, $"'{GuideFields.Short(own ?? zone)}' is no time zone, such as America/New_York");
        var (days, wrongDay) = Days(fields);
        if (wrongDay is not null)
            return (null, wrongDay);
        var text = fields.Text("time")?.Trim();
        if (text is not null && Clock(text) is null)
            return (null, $"the time '{GuideFields.Short(text)}' is not between 00:00 and 23:59");
        if (text is null && days.Count > 0)
            return (null, "it has a day but no time");
        if (text is not null && days.Count == 0)
            fields.Remark("it has a time but no day and is kept as by appointment");
        var start = days.Count == 0 || text is null ? null : Clock(text);
        return (new(days, start, Minutes(fields, start), id, own is not null), null);
    }

    /// <summary>When the list says it was last confirmed, and by which of its fields.</summary>
    public static (DateTime? AtUtc, string? By) Confirmed(GuideFields fields)
    {
        foreach (var field in new[] { "last_contact", "updated" })
        {
            if (fields.Text(field)?.Trim() is not { } text)
                continue;
            if (Stamp(text) is { } at)
                return (at, field);
            fields.Remark($"{field} '{GuideFields.Short(text)}' is no date and was left out");
        }
        return (null, null);
    }

    private static (List<DayOfWeek> Days, string? Refusal) Days(GuideFields fields)
    {
        var days = new List<DayOfWeek>();
        foreach (var item in fields.Value("day") is { ValueKind: JsonValueKind.Object } ? ["{}"] : fields.Items("day"))
        {
            if (!int.TryParse(item, NumberStyles.None, CultureInfo.InvariantCulture, out var day) || day > 7)
                return ([], $"the day '{GuideFields.Short(item)}' is not between 0 (Sunday) and 6 (Saturday)");
            if (day == 7)
                fields.Remark("day 7 was read as Sunday");
            days.Add((DayOfWeek)(day % 7));
        }
        return ([.. days.Distinct().Order()], null);
    }

    /// <summary>A missing end stays unknown; one before the start is the next day.</summary>
    private static int? Minutes(GuideFields fields, TimeOnly? start)
    {
        if (start is not { } from || fields.Text("end_time")?.Trim() is not { } text)
            return null;
        if ((text is "24:00" ? TimeOnly.MinValue : Clock(text)) is not { } to)
        {
            fields.Remark($"the end '{GuideFields.Short(text)}' is no time; it stays unknown");
            return null;
        }
        var minutes = ((int)(to - from).TotalMinutes + MinutesInDay) % MinutesInDay;
        if (minutes > 0)
            return minutes;
        fields.Remark("it ends when it starts; the end stays unknown");
        return null;
    }

    private static TimeOnly? Clock(string text) =>
        TimeOnly.TryParseExact(text, Hours, CultureInfo.InvariantCulture, DateTimeStyles.None, out var time)
            ? time
            : null;

    private static DateTime? Stamp(string text)
    {
        const DateTimeStyles utc = DateTimeStyles.AssumeUniversal | DateTimeStyles.AdjustToUniversal;
        if (DateTime.TryParseExact(text, Stamps, CultureInfo.InvariantCulture, utc, out var at))
            return at;
        return DateTime.TryParseExact(text, "yyyy-MM-dd", CultureInfo.InvariantCulture, utc, out var day) ? day : null;
    }
}
