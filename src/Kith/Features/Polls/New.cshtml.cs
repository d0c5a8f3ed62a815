using Kith.Data;
using Kith.Features.Groups;
using Kith.Features.Meetups;
using Kith.Texts;
using Kith.Web;
using Microsoft.AspNetCore.Mvc;

namespace Kith.Features.Polls;

/// <summary>Asks the group which of some evenings suits; for hosts.</summary>
public sealed class NewModel(ViewerDb db, Polling polling, CurrentHub hub, T texts, TimeProvider clock)
    : GroupHostPage(db)
{
    private const int FewestTimes = 2;

    private static readonly TimeSpan Farthest = TimeSpan.FromDays(366);

    /// <summary>Days, on the hub's clock; each goes with the start in its place. Empty places are left out.</summary>
    [BindProperty(Name = "day")]
    public DateOnly?[] Days { get; set; } = [];

    [BindProperty(Name = "start")]
    public TimeOnly?[] Starts { get; set; } = [];

    [BindProperty(Name = "sums")]
    public bool ShowsSums { get; set; }

    public string DayAt(int n) => n < Days.Length && Days[n] is { } day ? $"{day:yyyy-MM-dd}" : "";

    public string StartAt(int n) => n < Starts.Length && Starts[n] is { } start ? $"{start:HH:mm}" : "";

    public async Task<IActionResult> OnPostAsync(CancellationToken ct)
    {
        if (await LoadAsync() is { } instead)
            return instead;
        if (Days.Zip(Starts).Any(t => t.First is null != t.Second is null))
            ModelState.AddModelError("day", texts["Polls.HalfTime"]);
        var times = Days.Zip(Starts)
            .Where(t => t is { First: not null, Second: not null })
            .Select(t => t.First!.Value.ToDateTime(t.Second!.Value))
            .Distinct()
            .ToList();
        var now = MeetupTimes.Local(clock.GetUtcNow().UtcDateTime, MeetupTimes.Zone(hub.Facts.Zone));
        if (ModelState.IsValid && times.Count is < FewestTimes or > Poll.MostTimes)
            ModelState.AddModelError("day", texts["Polls.FewTimes"]);
        else if (times.Exists(t => t <= now || t - now > Farthest))
            ModelState.AddModelError("day", texts["Plan.Day.Ahead"]);
        if (!ModelState.IsValid)
            return Again();
        var poll = Poll.Ask(Group.Id, times, ShowsSums);
        var verdict = await polling.AskAsync(Db.Viewer.PersonId!.Value, poll, ct);
        if (verdict.IsAllowed)
            return SeeOther(At("/poll"));
        ModelState.AddModelError("", texts[verdict.Reason!]);
        return Again(StatusCodes.Status409Conflict);
    }
}
