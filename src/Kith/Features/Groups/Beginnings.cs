using System.Globalization;
using Kith.Data;
using Kith.Features.Accounts;
using Kith.Features.Admin;
using Kith.Features.Formats;
using Kith.Features.Safety;
using Kith.Features.Wishes;
using Kith.Rules;
using Kith.Web;
using Microsoft.EntityFrameworkCore;

namespace Kith.Features.Groups;

/// <summary>What somebody says to begin a group.</summary>
/// <param name="Name">The group's name.</param>
/// <param name="Host">What whoever begins it is called there.</param>
/// <param name="Agreement">What its members promise each other.</param>
/// <param name="Format">How it runs its evenings, with the format it comes from; null for nothing yet.</param>
/// <param name="Shape">Fills in the rest.</param>
/// <param name="WishId">The wish it comes from, whose people are invited; null for none.</param>
public sealed record Beginning(
    string Name,
    string Host,
    string Agreement,
    (string? FromSlug, string Text)? Format,
    Action<Group> Shape,
    string? WishId = null
);

/// <summary>Begins groups, and welcomes them.</summary>
public sealed class Beginnings(WriteQueue writes, GroupChanges changes, Secrets secrets, TimeProvider clock)
{
    /// <summary>Addresses below <c>/groups/</c> that are pages already.</summary>
    private const string Reserved = "start";

    private const int LongestSlug = 120;

    /// <summary>Groups one person can have begun that still wait for a welcome.</summary>
    public const int MostWaiting = 3;

    /// <summary>Makes the group with its first host; its address, or null with why not: enough wait for a welcome, or today.</summary>
    public Task<(string? Slug, Verdict Verdict)> BeginAsync(Guid personId, Beginning beginning, CancellationToken ct) =>
        writes.RunAsync(
            async db =>
            {
                var now = clock.GetUtcNow().UtcDateTime;
                var wish = beginning.WishId is { } wished ? await WishBegin.HoldAsync(db, wished, ct) : null;
                var granted =
                    beginning.WishId is null || wish is null
                        ? Verdict.Allowed
                        : await WishBegin.MayAsync(db, wish, personId, ct);
                if (!granted.IsAllowed)
                    return ((string?)null, granted);
                // Asked before anything is counted: whom the group is for decides who may host it.
                var like = Group.Begin("", beginning.Name, now);
                beginning.Shape(like);
                if (await AgeBook.FitAsync(db, personId, like, ct) is not (AgeFit.Fits or AgeFit.SayFirst))
                    return (null, Verdict.Refused("Belonging.Joined.NotForAge"));
                if (await MayBeginAsync(db, personId, now, ct) is { IsAllowed: false } refused)
                    return (null, refused);
                var group = Group.Begin(await SlugAsync(db, beginning.Name, ct), beginning.Name, now);
                beginning.Shape(group);
                db.Add(group);
                db.Add(group.Agree(beginning.Agreement, now));
                var face = Face.Of(personId, group.Id, beginning.Host);
                db.Add(face);
                var host = Membership.Of(group.Id, personId, face.Id, GroupRole.Host, now);
                db.Add(host.Accept(group.AgreementVersion));
                if (beginning.Format is { } format)
                    db.Add(GroupFormat.Of(group.Id, format.FromSlug, format.Text, now));
                if (wish is not null)
                    await WishBegin.InviteAsync(db, secrets, wish, (group.Id, personId), now, ct);
                return (group.Slug, Verdict.Allowed);
            },
            ct
        );

    /// <summary>A steward welcomes a group: from now on lists show it. False when that was done before.</summary>
    public Task<bool> WelcomeAsync(Guid stewardId, string slug, CancellationToken ct) =>
        OnWaitingAsync(
            slug,
            async (db, group) =>
            {
                var now = clock.GetUtcNow().UtcDateTime;
                group.Welcome(now);
                db.Add(AuditEntry.Of(stewardId, Deed.GroupWelcomed, Matter.Group, group.Slug, now, group.Name));
                await changes.FollowAsync(db, group, ct);
            },
            ct
        );

    /// <summary>Asks the hosts something first. False when the group is welcomed by now.</summary>
    public Task<bool> AskAsync(string slug, string question, CancellationToken ct) =>
        OnWaitingAsync(
            slug,
            (_, group) =>
            {
                group.AskBeforeWelcome(question);
                return Task.CompletedTask;
            },
            ct
        );

    private Task<bool> OnWaitingAsync(string slug, Func<AppDb, Group, Task> act, CancellationToken ct) =>
        writes.RunAsync(
            async db =>
            {
                var id = await db.Groups.Where(g => g.Slug == slug).Select(g => g.Id).FirstOrDefaultAsync(ct);
                if (await Belonging.TakeTurnAsync(db, id, ct) is not { WelcomedAt: null } group)
                    return false;
                await act(db, group);
                return true;
            },
            ct
        );

    /// <summary>Whether somebody may begin one more; counts it when they may. Inside a write, last of all checks.</summary>
    public static async Task<Verdict> MayBeginAsync(AppDb db, Guid personId, DateTime nowUtc, CancellationToken ct)
    {
        // The person's row is held, so that many at once cannot begin more than they may.
        await db
            .People.Where(p => p.Id == personId)
            .ExecuteUpdateAsync(p => p.SetProperty(x => x.Language, x => x.Language), ct);
        return await WaitingAsync(db, personId, ct) >= MostWaiting
            ? Verdict.Refused("Start.TooMany")
            : await FirstSteps.TakeAsync(db, personId, FirstStep.Group, nowUtc, ct);
    }

    private static Task<int> WaitingAsync(AppDb db, Guid personId, CancellationToken ct) =>
        db
            .Memberships.Where(m => m.PersonId == personId && m.Role == GroupRole.Host)
            .Join(db.Groups.Where(g => g.WelcomedAt == null), m => m.GroupId, g => g.Id, (m, g) => g.Id)
            .CountAsync(ct);

    /// <summary>A free address for a group of this name.</summary>
    public static async Task<string> SlugAsync(AppDb db, string name, CancellationToken ct)
    {
        var words = Fold.Words(name).Replace(' ', '-');
        var plain = words.Length == 0 ? "group" : words[..Math.Min(words.Length, LongestSlug)];
        var taken = await db.Groups.Where(g => g.Slug.StartsWith(plain)).Select(g => g.Slug).ToListAsync(ct);
        var slug = plain;
        for (var n = 2; slug == Reserved || taken.Contains(slug); n++)
            slug = string.Create(CultureInfo.InvariantCulture, $"{plain}-{n}");
        return slug;
    }
}
