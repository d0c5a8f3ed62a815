using System.Net;
using Kith.Data;
using Kith.Features.Coming;
using Kith.Features.Meetups;
using Kith.Tests.Features.Hosting;
using Kith.Tests.Support;
using Microsoft.EntityFrameworkCore;

namespace Kith.Tests.Features.Coming;

/// <summary>Where people come in roles, each role keeps to its own seats.</summary>
public sealed class RoleTests
{
    internal static readonly MeetupRole[] Pairs = [new(0, "Talking", 3), new(1, "Listening", 3)];

    [Theory, OnBothDatabases]
    public async Task A_person_chooses_a_role_and_everybody_sees_only_whether_there_is_room(ProviderKind kind)
    {
        var hub = await TestHub.SharedAsync(kind);
        var host = await Host.AtAsync(hub, m => m.SeatsBy(Pairs));
        var unsaid = await hub.Browser().SendAsync(host.Meetup, "Amara");
        Assert.Equal(HttpStatusCode.UnprocessableEntity, unsaid.Status);
        Assert.Contains("choose how you would like to take part", unsaid.Text, StringComparison.Ordinal);
        var odd = await hub.Browser().SendAsync(host.Meetup, "Amara", 1, ("role", "4"));
        Assert.Equal(HttpStatusCode.UnprocessableEntity, odd.Status);
        var amara = await hub.ComesAsync(host.Meetup, "Amara", 3, ("role", "1"));
        Assert.Equal("going", amara.State);
        Assert.Contains("Listening", amara.Page.Text, StringComparison.Ordinal);
        var page = (await hub.Browser().GetAsync(host.Meetup.Path)).Text;
        Assert.Contains("Talking · 3 places. There is still room", page, StringComparison.Ordinal);
        Assert.Contains("Listening · 3 places. It is full", page, StringComparison.Ordinal);
        Assert.Contains("Listening", (await host.Browser.GetAsync(host.Path)).Text, StringComparison.Ordinal);
        foreach (var list in new[] { "list", "door" })
            Assert.Contains(
                "3 people · Listening",
                (await host.Browser.GetAsync($"{host.Path}/{list}")).Text,
                StringComparison.Ordinal
            );
        await SoundAsync(hub, host.Meetup);
    }

    [Theory, OnBothDatabases]
    public async Task Many_at_once_never_get_more_seats_than_their_role_has(ProviderKind kind)
    {
        var hub = await TestHub.SharedAsync(kind);
        var meetup = await new Sample(hub).MeetupAsync(m =>
            m.SeatsBy([new(0, "Cook", 5), new(1, "Eat", 12)]).Seats(15)
        );
        var comers = await Task.WhenAll(
            Enumerable
                .Range(0, 40)
                .Select(n =>
                    Task.Run(() => hub.ComesAsync(meetup, $"Guest {n}", 1 + (n % 3), ("role", $"{n / 2 % 2}")))
                )
        );
        await SoundAsync(hub, meetup);
        await Task.WhenAll(
            comers.Select(
                (comer, n) =>
                    Task.Run(() =>
                        (n % 4) switch
                        {
                            0 => comer.DoAsync("cancel"),
                            1 => hub.ComesAsync(meetup, $"Late {n}", 1, ("role", $"{n % 2}")),
                            2 => SwitchAsync(comer, n),
                            _ => comer.LookAsync(),
                        }
                    )
            )
        );
        await SoundAsync(hub, meetup);
    }

    [Theory, OnBothDatabases]
    public async Task A_role_can_be_changed_where_there_is_room_and_else_the_old_one_is_kept(ProviderKind kind)
    {
        var hub = await TestHub.SharedAsync(kind);
        var meetup = await new Sample(hub).MeetupAsync(m => m.SeatsBy(Pairs));
        var amara = await hub.ComesAsync(meetup, "Amara", 2, ("role", "0"));
        await hub.ComesAsync(meetup, "Bo", 2, ("role", "1"));
        var form = await amara.Browser.GetAsync($"{amara.Path}/change");
        var refused = await amara.Browser.SubmitAsync(form, new Dictionary<string, string?> { ["role"] = "1" });
        Assert.Equal(HttpStatusCode.UnprocessableEntity, refused.Status);
        Assert.Contains("no room for that", refused.Text, StringComparison.Ordinal);
        Assert.Equal([(0, 2), (1, 2)], await TakenAsync(hub, meetup));
        await amara.DoAsync("change", ("role", "1"), ("party", "1"));
        Assert.Equal([(0, 0), (1, 3)], await TakenAsync(hub, meetup));
        await SoundAsync(hub, meetup);
    }

    [Theory, OnBothDatabases]
    public async Task A_host_enters_people_in_a_role_and_sets_its_seats_for_one_time(ProviderKind kind)
    {
        var hub = await TestHub.SharedAsync(kind);
        var host = await Host.AtAsync(hub, m => m.SeatsBy(Pairs));
        var form = await host.Browser.GetAsync($"{host.Path}/enter");
        Assert.Contains("A name to call them", form.Text, StringComparison.Ordinal);
        await host.DoAsync("enter", ("alias", "Rang"), ("party", "2"), ("role", "1"));
        Assert.Equal([(0, 0), (1, 2)], await TakenAsync(hub, host.Meetup));
        var seats = hub.Get<Seats>();
        var few = new Dictionary<int, int> { [0] = 3, [1] = 1 };
        Assert.Equal(Outcome.NoRoom, await seats.ResizeAsync(host.Meetup.First.Id, null, few));
        var waits = await hub.ComesAsync(host.Meetup, "Waits", 2, ("role", "1"));
        few[1] = 4;
        Assert.Equal(Outcome.Done, await seats.ResizeAsync(host.Meetup.First.Id, null, few));
        Assert.Equal("offered", (await waits.LookAsync()).State);
        Assert.Contains(
            "4 of 4 places are taken",
            (await host.Browser.GetAsync($"{host.Path}/seats")).Text,
            StringComparison.Ordinal
        );
        await SoundAsync(hub, host.Meetup);
    }

    [Theory, OnBothDatabases]
    public async Task The_database_itself_refuses_more_people_than_a_role_has_seats(ProviderKind kind)
    {
        var hub = await TestHub.SharedAsync(kind);
        var meetup = await new Sample(hub).MeetupAsync(m => m.SeatsBy(Pairs));
        await Assert.ThrowsAnyAsync<Exception>(() =>
            hub.WriteAsync(db =>
                db.RoleSeats.Where(r => r.OccurrenceId == meetup.First.Id)
                    .ExecuteUpdateAsync(r => r.SetProperty(x => x.Taken, 4))
            )
        );
    }

    /// <summary>Each role's seats are counted rightly, never too many, and nobody waits for one they could have.</summary>
    internal static async Task SoundAsync(TestHub hub, Planned meetup)
    {
        var time = await hub.ReadAsync(db => db.Occurrences.SingleAsync(o => o.Id == meetup.First.Id));
        var roles = await hub.ReadAsync(db => db.RoleSeats.Where(r => r.OccurrenceId == time.Id).ToListAsync());
        var rsvps = await hub.RsvpsAsync(meetup);
        Assert.Equal(rsvps.Where(r => r.HoldsSeats).Sum(r => r.Party), time.Taken);
        Assert.Equal(roles.Count(r => r.HasRoom), time.OpenRoles);
        foreach (var role in roles)
        {
            var mine = rsvps.Where(r => r.Role == role.Slot).ToList();
            Assert.Equal(mine.Where(r => r.HoldsSeats).Sum(r => r.Party), role.Taken);
            Assert.InRange(role.Taken, 0, role.Seats);
            var free = Math.Min(role.Seats - role.Taken, (time.Capacity ?? int.MaxValue) - time.Taken);
            Assert.DoesNotContain(mine, r => r.State == RsvpState.Waitlisted && r.Party <= free);
        }
    }

    internal static async Task<IEnumerable<(int Slot, int Taken)>> TakenAsync(TestHub hub, Planned meetup)
    {
        var roles = await hub.ReadAsync(db =>
            db.RoleSeats.Where(r => r.OccurrenceId == meetup.First.Id).OrderBy(r => r.Slot).ToListAsync()
        );
        return roles.Select(r => (r.Slot, r.Taken));
    }

    private static async Task<Comer> SwitchAsync(Comer comer, int n)
    {
        var form = await comer.Browser.GetAsync($"{comer.Path}/change");
        var fields = new Dictionary<string, string?> { ["party"] = $"{1 + (n % 2)}", ["role"] = $"{n % 4 / 2}" };
        var sent = await comer.Browser.SubmitAsync(form, fields);
        Assert.Contains(sent.Status, new[] { HttpStatusCode.SeeOther, HttpStatusCode.UnprocessableEntity });
        return comer;
    }
}
