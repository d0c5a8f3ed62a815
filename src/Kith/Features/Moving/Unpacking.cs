using Kith.Data;
using Kith.Features.Accounts;
using Kith.Features.Formats;
using Kith.Features.Groups;
using Kith.Features.Meetups;
using Kith.Features.Safety;
using Kith.Rules;
using Kith.Web;
using Microsoft.EntityFrameworkCore;

namespace Kith.Features.Moving;

/// <summary>An invitation for somebody who belonged to the group where it comes from.</summary>
/// <param name="Name">What the group called them.</param>
/// <param name="Role">What they were there.</param>
/// <param name="Secret">Of their own link; kept nowhere.</param>
public sealed record Invitee(string Name, GroupRole Role, string Secret);

/// <summary>What became of a file.</summary>
/// <param name="Slug">The new group's address; null when there is none.</param>
/// <param name="Verdict">Why not.</param>
/// <param name="Notes">What did not come along.</param>
/// <param name="Invitees">Whom the host hands an invitation.</param>
public sealed record Arrival(string? Slug, Verdict Verdict, IReadOnlyList<Flaw> Notes, IReadOnlyList<Invitee> Invitees)
{
    public static Arrival Refused(string reason) => new(null, Verdict.Refused(reason), [], []);
}

/// <summary>
/// Makes a group from a file that <see cref="GroupFileChecks"/> found no flaw in: all of it in one transaction or nothing. It begins as
/// every group does, with one host and a steward's welcome to wait for; whoever belonged to it is invited, never joined.
/// </summary>
public sealed class Unpacking(WriteQueue writes, GroupChanges changes, CurrentHub hub, TimeProvider clock)
{
    /// <summary>Days an invitation that travelled along works: people have to be found first.</summary>
    private const int InvitedFor = JoiningRules.LongestDays;

    /// <summary>Makes the group with this person as its host; with <paramref name="onlyLook"/> says what would become of it, and changes nothing.</summary>
    public async Task<Arrival> UnpackAsync(
        Guid personId,
        string hostName,
        GroupFile file,
        bool onlyLook,
        CancellationToken ct
    )
    {
        try
        {
            return await writes.RunAsync(
                async db =>
                {
                    var arrival = await ArriveAsync(db, (personId, hostName), file, ct);
                    // Who only looks, or is refused after something was counted, leaves no trace: not even half of one.
                    return onlyLook || arrival.Slug is null ? throw new Undone(arrival) : arrival;
                },
                ct
            );
        }
        catch (Undone undone)
        {
            return undone.Arrival;
        }
        catch (DbUpdateException e) when (Provider.IsDuplicate(e))
        {
            return Arrival.Refused("Moving.Already");
        }
    }

    /// <summary>A meetup as the file has it, without its place.</summary>
    internal static Meetup Plan(FiledMeetup filed, DateTime nowUtc) =>
        Meetup
            .Plan(filed.Title.Trim(), filed.Starts, filed.Zone, nowUtc)
            .Describe(filed.Title.Trim(), filed.Description, filed.Kind, filed.Languages)
            .For(filed.Led, filed.Ages, filed.Cost, filed.CostNote)
            .Note(filed.Bring, filed.ContentNote, filed.AccessNote)
            .OfTypes(filed.Types)
            .Ring(filed.Phone)
            .Lasts(filed.Minutes)
            .Repeats(filed.Rule, filed.ExtraDates, filed.LeftOutDates)
            .OnlyByAppointment(filed.ByAppointment)
            .Online(filed.Link, filed.DialIn, filed.LinkShown)
            .Admits(filed.ByApproval, Lines(filed.Questions))
            .Seats(filed.Seats)
            .SeatsBy(filed.Roles.Select((role, slot) => new MeetupRole(slot, role.Name.Trim(), role.Seats)));

    private async Task<Arrival> ArriveAsync(AppDb db, (Guid Id, string Name) host, GroupFile file, CancellationToken ct)
    {
        var now = clock.GetUtcNow().UtcDateTime;
        var known = await db.GroupMarks.FirstOrDefaultAsync(m => m.Mark == file.Mark, ct);
        if (
            known is not null
            && await db.Groups.AnyAsync(g => g.Id == known.GroupId && g.State != GroupState.Archived, ct)
        )
            return Arrival.Refused("Moving.Already");
        if (await Beginnings.MayBeginAsync(db, host.Id, now, ct) is { IsAllowed: false, Reason: { } reason })
            return Arrival.Refused(reason);
        var notes = new List<Flaw>();
        var group = await MakeAsync(db, file, notes, now, ct);
        if (await AgeBook.FitAsync(db, host.Id, group, ct) is not (AgeFit.Fits or AgeFit.SayFirst))
            return Arrival.Refused("Moving.Ages");
        var face = Face.Of(host.Id, group.Id, host.Name);
        db.Add(face);
        db.Add(Membership.Of(group.Id, host.Id, face.Id, GroupRole.Host, now).Accept(group.AgreementVersion));
        if (known is null)
            db.Add(GroupMark.Of(group.Id, file.Mark));
        known?.GoTo(group.Id);
        group.Become(file.Group.State, file.Group.StateReason, face.Id, now);
        await db.SaveChangesAsync(ct);
        var meetups = new Settling(db, (group, host.Name), (hub.Facts.Country, now), notes);
        await meetups.SettleAsync(file.Meetups, ct);
        await changes.FollowAsync(db, group, ct);
        var others = file.Members.Where(m => Alias.Key(m.Name) != Alias.Key(host.Name));
        return new(group.Slug, Verdict.Allowed, notes, [.. others.Select(member => Invite(db, group, member, now))]);
    }

    private static async Task<Group> MakeAsync(
        AppDb db,
        GroupFile file,
        List<Flaw> notes,
        DateTime nowUtc,
        CancellationToken ct
    )
    {
        var filed = file.Group;
        var slug = await Beginnings.SlugAsync(db, filed.Slug ?? filed.Name, ct);
        if (filed.Slug is { } wanted && wanted != slug)
            notes.Add(new("group.slug", "Moving.Note.Slug", $"/groups/{slug}"));
        var area = filed.Neighbourhood is { } name ? await AreaAsync(db, name, ct) : null;
        if (filed.Neighbourhood is not null && area is null)
            notes.Add(new("group.neighbourhood", "Moving.Note.Neighbourhood", filed.Neighbourhood));
        var group = Group
            .Begin(slug, filed.Name.Trim(), nowUtc)
            .Describe(filed.Purpose, filed.WhoFor, filed.Languages, filed.Led, filed.Phone)
            .In(area)
            .Show(filed.Visibility)
            .Admit(filed.Joining, filed.Capacity)
            .Ask(Lines(filed.Questions))
            .Protect(filed.Ages, safetyContact: null, filed.HidesMembers);
        db.Add(group);
        foreach (var agreement in file.Agreements)
            db.Add(group.Agree(agreement.Text, agreement.From));
        if (file.Format is { } format)
            db.Add(GroupFormat.Of(group.Id, format.From, format.Text, nowUtc));
        return group;
    }

    private static async Task<Guid?> AreaAsync(AppDb db, string name, CancellationToken ct)
    {
        var key = Fold.Key(name);
        return await db.Neighbourhoods.Where(n => n.NameKey == key).Select(n => (Guid?)n.Id).FirstOrDefaultAsync(ct);
    }

    private static Invitee Invite(AppDb db, Group group, FiledMember member, DateTime nowUtc)
    {
        var secret = Secrets.NewToken();
        var ends = nowUtc.AddDays(InvitedFor);
        db.Add(GroupLink.Of(group.Id, Secrets.Hash(secret), Trust.Trusted, mostUses: 1, ends).At(nowUtc));
        return new(member.Name, member.Role, secret);
    }

    // One question a line, so no line breaks within one.
    private static string? Lines(IReadOnlyList<string> questions) =>
        questions is [] ? null : string.Join('\n', questions.Select(q => string.Join(' ', Packing.Lines(q))));

    private sealed class Undone(Arrival arrival) : Exception
    {
        public Arrival Arrival => arrival;
    }
}
