using Kith.Features.Meetups;

namespace Kith.Features.Hosting;

/// <summary>What a change of the roles means to people who come or wait.</summary>
/// <param name="Key">The kind of news, end of a sentence's key <c>Plan.PreviewRole.…</c>.</param>
/// <param name="Role">What the role is called; empty for all who have none yet.</param>
/// <param name="People">How many it touches, companions counted.</param>
public sealed record RoleNews(string Key, string Role, int People)
{
    /// <summary>People of one time who stand alike.</summary>
    public sealed record Standing(Guid TimeId, int? Role, bool HoldsSeats, int People);

    /// <summary>
    /// Which roles fall away or get fewer seats than are taken at some time, and who has to choose when there are roles for the
    /// first time. Nobody loses a seat by any of it.
    /// </summary>
    public static IReadOnlyList<RoleNews> Of(
        IReadOnlyList<MeetupRole> before,
        IReadOnlyList<MeetupRole> after,
        IReadOnlyCollection<Standing> people
    )
    {
        var news = new List<RoleNews>();
        foreach (var role in before)
        {
            var mine = people.Where(p => p.Role == role.Slot).ToList();
            if (after.FirstOrDefault(r => r.Slot == role.Slot) is not { } now)
                news.Add(new("Gone", role.Name, mine.Sum(p => p.People)));
            else if (Most(mine) is var most && most > now.Seats && now.Seats < role.Seats)
                news.Add(new("Fewer", now.Name, most));
        }
        if (before is [] && after is not [])
            news.Add(new("New", "", people.Sum(p => p.People)));
        return [.. news.Where(n => n.People > 0)];
    }

    private static int Most(IEnumerable<Standing> people) =>
        people
            .Where(p => p.HoldsSeats)
            .GroupBy(p => p.TimeId)
            .Select(time => time.Sum(p => p.People))
            .DefaultIfEmpty()
            .Max();
}
