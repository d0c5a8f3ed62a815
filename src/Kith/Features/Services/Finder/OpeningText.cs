using Kith.Texts;

namespace Kith.Features.Services.Finder;

/// <summary>Opening times as a person would say them.</summary>
public sealed class OpeningText(T texts, Say say)
{
    private const int EarlyMorning = 6;
    private const int DaysShown = 7;

    /// <summary>"Open now until 21:00", "Opens tomorrow at 09:00", or that nobody said.</summary>
    /// <param name="hours">When it is open.</param>
    /// <param name="isPaused">It is closed for a while, whatever its hours say.</param>
    /// <param name="local">This moment on the hub's wall clock.</param>
    public string Of(OpeningHours hours, bool isPaused, DateTime local) =>
        isPaused ? texts["Services.Paused"]
        : hours.IsUnsaid ? texts["Services.Hours.Unsaid"]
        : Of(hours.At(local), hours, local);

    /// <summary>The same on the service's own page, where its words stand below.</summary>
    public string OnPage(OpeningHours hours, bool isPaused, DateTime local) =>
        !isPaused && hours.HasWords && hours.At(local) is { IsOpen: false, At: null }
            ? texts["Services.Hours.Here"]
            : Of(hours, isPaused, local);

    /// <summary>The days ahead with their hours, for a list: only days on which it is open.</summary>
    public IEnumerable<(string Day, string Hours)> Week(OpeningHours hours, DateTime local)
    {
        var today = DateOnly.FromDateTime(local);
        for (var ahead = 0; ahead < DaysShown; ahead++)
        {
            var day = today.AddDays(ahead);
            var spans = hours.On(day).Select(s => Span(day, s)).ToList();
            if (spans.Count > 0)
                yield return (say.LongDay(day), string.Join(", ", spans));
        }
    }

    private string Of(Opening opening, OpeningHours hours, DateTime local) =>
        opening switch
        {
            { IsOpen: true, At: null } => texts["Services.Open.Always"],
            { IsOpen: true, At: { } end } => texts["Services.Open.Until", Until(end, local)],
            { At: { } at } => Opens(at, local),
            _ => texts[hours.HasWords ? "Services.Hours.Words" : "Services.Hours.NotSoon"],
        };

    private string Until(DateTime end, DateTime local) =>
        (end.Date - local.Date).Days switch
        {
            0 => say.Time(end),
            1 when end.Hour < EarlyMorning => say.Time(end),
            _ => say.DayAt(end, local),
        };

    private string Opens(DateTime at, DateTime local) =>
        (at.Date - local.Date).Days switch
        {
            0 => texts["Services.Opens.Today", say.Time(at)],
            1 => texts["Services.Opens.Tomorrow", say.Time(at)],
            _ => texts["Services.Opens.On", say.DayAt(at, local)],
        };

    private string Span(DateOnly day, (int Opens, int Closes) span)
    {
        var midnight = day.ToDateTime(TimeOnly.MinValue);
        return span is { Opens: 0, Closes: Slot.Midnight }
            ? texts["Services.AllDay"]
            : say.Span(midnight.AddMinutes(span.Opens), midnight.AddMinutes(span.Closes));
    }
}
