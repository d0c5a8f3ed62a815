using Kith.Features.Meetups;
using Kith.Rules;
using Kith.Texts;
using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;

namespace Kith.Features.Hosting;

/// <summary>
/// Changes one time and all that follow. They become a series of their own with the same lists, so a host link to the old series
/// would not open them: only hosts of the group do this.
/// </summary>
public sealed class FollowingModel(Hosts hosts, Planning planning, KnownPlaces places, T texts, TimeProvider clock)
    : EditModel(hosts, planning, places, texts, clock)
{
    [FromRoute(Name = "time")]
    public string TimeId { get; set; } = "";

    public Occurrence Time { get; private set; } = null!;

    /// <summary>Whether it can be done at all, and if not, why.</summary>
    public Verdict Verdict { get; private set; }

    protected override DateTime? From => Time.OriginalLocal;

    protected override async Task<IActionResult?> BeginAsync()
    {
        var (id, mine) = (TimeId, Hosted.Meetup.Id);
        if (
            await Hosted.Db.Occurrences.FirstOrDefaultAsync(o => o.PublicId == id && o.MeetupId == mine) is not { } time
        )
            return NotFound();
        (Time, Verdict) = (time, HostingRules.MaySplit(Hosted.IsByLink, time, Now));
        return HttpMethods.IsPost(Request.Method) && !Verdict.IsAllowed ? Refuse(Verdict) : null;
    }

    protected override Task<string> SaveAsync(Planning planning, Revision revision) =>
        planning.SplitAsync(Time.Id, revision);
}
