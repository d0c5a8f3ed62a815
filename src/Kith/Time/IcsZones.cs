using NodaTime;

namespace Kith.Time;

/// <summary>
/// The zones of one calendar. A name that is known wins over the calendar's own definition, which is often out of date; then the
/// place it names (X-LIC-LOCATION); then the definition itself.
/// </summary>
internal sealed class IcsZones
{
    private readonly Dictionary<string, DateTimeZone?> _zones = new(StringComparer.Ordinal);
    private readonly List<IcsProblem> _problems;

    public IcsZones(IcsComponent calendar, List<IcsProblem> problems)
    {
        _problems = problems;
        foreach (var definition in calendar.Parts.Where(part => part.Name == "VTIMEZONE"))
            if (definition.First("TZID")?.Value.Trim() is { Length: > 0 } id)
                _zones[id] = Zones.Find(id) ?? Zones.Find(definition.Text("X-LIC-LOCATION")) ?? Defined(id, definition);
    }

    /// <summary>The zone that a line's TZID names; null when it names none, or none that can be found (which is a problem).</summary>
    public DateTimeZone? Of(IcsLine line)
    {
        if (line.Parameter("TZID") is not { Length: > 0 } id)
            return null;
        if (_zones.TryGetValue(id, out var zone))
            return zone;
        zone = Zones.Find(id);
        if (zone is null)
            _problems.Add(
                new(
                    line.Number,
                    null,
                    $"the zone {IcsText.OneLine(Shown(id))} is not known; its times are read as local ones.",
                    false
                )
            );
        return _zones[id] = zone;
    }

    private IcsZone? Defined(string id, IcsComponent definition)
    {
        var zone = IcsZone.TryRead(id, definition, out var error);
        if (zone is null)
            _problems.Add(
                new(
                    definition.Line,
                    null,
                    $"the zone {IcsText.OneLine(Shown(id))} is not understood ({error}); its times are read as local ones.",
                    false
                )
            );
        return zone;
    }

    private static string Shown(string id) => id.Length <= 60 ? id : id[..60] + "…";
}
