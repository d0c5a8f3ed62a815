using System.Globalization;
using NodaTime;

namespace Kith.Time;

/// <summary>Reads one VEVENT. What cannot be understood refuses the event, with the line; what merely looks odd is kept.</summary>
internal sealed class IcsEventReader(IcsComponent component, IcsZones zones, List<IcsProblem> problems)
{
    /// <summary>More dates or rules in one event are no meeting's.</summary>
    private const int MostDates = 20_000;
    private const int MostRules = 50;

    private sealed class Refusal(string message, int line) : Exception(message)
    {
        public int Line => line;
    }

    public IcsEvent? Read()
    {
        try
        {
            return ReadEvent();
        }
        catch (Refusal refusal)
        {
            problems.Add(new IcsProblem(refusal.Line, component.Text("UID")?.Trim(), refusal.Message, true));
            return null;
        }
    }

    private IcsEvent ReadEvent()
    {
        var start = component.First("DTSTART") is { } line
            ? Moment(line, line.Value)
            : throw new Refusal("this event has no DTSTART, so nobody can tell when it is.", component.Line);
        var replaces = component.First("RECURRENCE-ID");
        return new IcsEvent
        {
            Line = component.Line,
            Uid = component.Text("UID")?.Trim() ?? "",
            Start = start,
            Length = Length(start),
            Title = component.Text("SUMMARY") ?? "",
            Description = component.Text("DESCRIPTION"),
            Location = component.Text("LOCATION"),
            Url = component.First("URL")?.Value.Trim(),
            Sequence = int.TryParse(component.First("SEQUENCE")?.Value, CultureInfo.InvariantCulture, out var n)
                ? n
                : 0,
            Cancelled =
                component.First("STATUS")?.Value.Trim().Equals("CANCELLED", StringComparison.OrdinalIgnoreCase) == true,
            Rules = Rules("RRULE"),
            ExceptRules = Rules("EXRULE"),
            Dates = Moments("RDATE"),
            Except = Moments("EXDATE"),
            Replaces = replaces is null ? null : Moment(replaces, replaces.Value),
            AndFollowing = "THISANDFUTURE".Equals(replaces?.Parameter("RANGE"), StringComparison.OrdinalIgnoreCase),
        };
    }

    private RecurrenceRule[] Rules(string property)
    {
        var rules = component.All(property).Select(Rule).ToArray();
        return rules.Length <= MostRules ? rules : throw new Refusal("this event has too many rules.", component.Line);
    }

    private static RecurrenceRule Rule(IcsLine line) =>
        RecurrenceRule.TryParse(line.Value, out var rule, out var error) ? rule : throw new Refusal(error, line.Number);

    private IcsMoment[] Moments(string property)
    {
        var moments = component
            .All(property)
            .SelectMany(line => line.Value.Split(','), (line, text) => (line, text: text.Split('/')[0].Trim()))
            .Where(item => item.text.Length > 0)
            .Take(MostDates + 1)
            .Select(item => Moment(item.line, item.text))
            .ToArray();
        return moments.Length <= MostDates
            ? moments
            : throw new Refusal($"this event has too many dates in {property}.", component.Line);
    }

    private IcsMoment Moment(IcsLine line, string text)
    {
        if (!IcsTime.TryRead(text.Trim(), out var value, out var kind))
            throw new Refusal(
                $"{line.Name} is no date or time: '{IcsText.OneLine(text.Length <= 40 ? text : text[..40])}'.",
                line.Number
            );
        return new IcsMoment(value, kind, kind == RuleEndKind.Local ? zones.Of(line) : null);
    }

    /// <summary>
    /// From DTEND or DURATION. Where both ends are wall times of one zone that is what the clock on the wall shows, so a night over
    /// a clock change keeps its hours.
    /// </summary>
    private Duration? Length(IcsMoment start)
    {
        if (component.First("DTEND") is not { } line)
            return component.First("DURATION") is { } duration ? Positive(IcsDuration.Read(duration.Value)) : null;
        if (!IcsTime.TryRead(line.Value.Trim(), out _, out _))
            return null;
        var end = Moment(line, line.Value);
        var zone = start.ZoneOr(DateTimeZone.Utc);
        return Positive(Elapsed(start.Value, end.IsDate ? end.Value : end.WallIn(zone)));
    }

    private static Duration Elapsed(LocalDateTime from, LocalDateTime to) =>
        to.WithOffset(Offset.Zero).ToInstant() - from.WithOffset(Offset.Zero).ToInstant();

    private static Duration? Positive(Duration? length) => length > Duration.Zero ? length : null;
}
