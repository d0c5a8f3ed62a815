using System.Net;
using Kith.Data;
using Kith.Features.Groups;
using Kith.Tests.Features.Coming;
using Kith.Tests.Support;
using Microsoft.EntityFrameworkCore;

namespace Kith.Tests.Features.Hosting;

/// <summary>One evening: who is at the door, what the host wrote, how it was, who does what.</summary>
public sealed class EveningTests
{
    [Theory, OnBothDatabases]
    public async Task A_host_ticks_people_off_with_one_tap_or_by_their_code(ProviderKind kind)
    {
        var hub = await TestHub.SharedAsync(kind);
        var host = await Host.AtAsync(hub);
        var (amara, bo) = (await hub.ComesAsync(host.Meetup, "Amara", 2), await hub.ComesAsync(host.Meetup, "Bo"));
        Assert.Equal(HttpStatusCode.SeeOther, (await host.DoAsync("door", ("code", amara.Code))).Status);
        var door = await host.Browser.GetAsync($"{host.Path}/door");
        Assert.Contains("2 people are here", door.Text, StringComparison.Ordinal);
        await TapAsync(host, await host.HandleAsync("Bo"), "Missed");
        var rsvps = (await hub.RsvpsAsync(host.Meetup)).ToDictionary(r => r.Alias);
        Assert.NotNull(rsvps["Amara"].ArrivedAt);
        Assert.NotNull(rsvps["Bo"].MissedAt);
        Assert.DoesNotContain("Did not come", (await bo.LookAsync()).Page.Text, StringComparison.Ordinal);
        await TapAsync(host, await host.HandleAsync("Bo"), "Here");
        Assert.Null((await hub.RsvpsAsync(host.Meetup)).Single(r => r.Alias == "Bo").MissedAt);
    }

    [Theory, OnBothDatabases]
    public async Task Codes_and_people_of_other_evenings_are_not_at_this_door(ProviderKind kind)
    {
        var hub = await TestHub.SharedAsync(kind);
        var (host, other) = (await Host.AtAsync(hub), await Host.AtAsync(hub));
        var amara = await hub.ComesAsync(other.Meetup, "Amara");
        var wrong = await host.DoAsync("door", ("code", amara.Code));
        Assert.Equal(HttpStatusCode.UnprocessableEntity, wrong.Status);
        Assert.Equal(HttpStatusCode.NotFound, (await TapAsync(host, await other.HandleAsync("Amara"), "Here")).Status);
        Assert.Null((await hub.RsvpsAsync(other.Meetup)).Single().ArrivedAt);
    }

    [Theory, OnBothDatabases]
    public async Task The_hosts_words_are_read_by_those_who_come_and_nobody_else(ProviderKind kind)
    {
        await using var hub = await TestHub.StartAsync(kind);
        var host = await Host.AtAsync(hub, m => m.Seats(1));
        var (amara, bo) = (await hub.ComesAsync(host.Meetup, "Amara"), await hub.ComesAsync(host.Meetup, "Bo"));
        await host.DoAsync("message", ("words", "Come to the side door"));
        await host.DoAsync("message", ("words", "Come to the side door"));
        Assert.Single(await hub.ReadAsync(db => db.Messages.ToListAsync()));
        Assert.Contains("side door", (await amara.LookAsync()).Page.Text, StringComparison.Ordinal);
        var byCode = hub.Browser();
        var ticket = await byCode.FollowAsync(
            await byCode.SubmitAsync(
                await byCode.GetAsync("/coming"),
                new Dictionary<string, string?> { ["code"] = amara.Code }
            )
        );
        foreach (var page in new[] { ticket, (await bo.LookAsync()).Page, await byCode.GetAsync(host.Meetup.Path) })
        {
            Assert.Equal(HttpStatusCode.OK, page.Status);
            Assert.DoesNotContain("side door", page.Body, StringComparison.Ordinal);
        }
        hub.Clock.Move(TimeSpan.FromDays(12));
        await hub.RunJobsAsync();
        Assert.Empty(await hub.ReadAsync(db => db.Messages.ToListAsync()));
    }

    [Theory, OnBothDatabases]
    public async Task How_it_was_is_summed_from_five_answers_on_and_said_once(ProviderKind kind)
    {
        await using var hub = await TestHub.StartAsync(kind);
        var host = await Host.AtAsync(hub);
        var guests = new List<Comer>();
        foreach (var n in Enumerable.Range(0, 5))
            guests.Add(await hub.ComesAsync(host.Meetup, $"Guest {n}"));
        var early = await FeelAsync(guests[0], "Good");
        Assert.Equal(HttpStatusCode.Forbidden, early.Status);
        hub.Clock.Move(host.Meetup.First.StartsAt.AddHours(2) - hub.Clock.Now);
        foreach (var guest in guests.Take(4))
            Assert.Equal(HttpStatusCode.SeeOther, (await FeelAsync(guest, "Good", "Thank you for the tea")).Status);
        Assert.Equal(HttpStatusCode.Forbidden, (await FeelAsync(guests[0], "Hard")).Status);
        var list = await host.Browser.GetAsync(host.Path);
        Assert.DoesNotContain("How it was", list.Text, StringComparison.Ordinal);
        Assert.Contains("Thank you for the tea", list.Text, StringComparison.Ordinal);
        await FeelAsync(guests[4], "Hard");
        Assert.Contains(
            "Good: 4 · Mixed: 0 · Hard: 1",
            (await host.Browser.GetAsync(host.Path)).Text,
            StringComparison.Ordinal
        );
    }

    [Theory, OnBothDatabases]
    public async Task A_duty_is_taken_by_one_member_however_many_press_at_once(ProviderKind kind)
    {
        var hub = await TestHub.SharedAsync(kind);
        var owls = await new Sample(hub).GroupAsync();
        var meetup = await new Sample(hub).MeetupAsync(group: owls, times: 2);
        var members = new List<TestBrowser>();
        foreach (var n in Enumerable.Range(0, 4))
            members.Add(
                (await Neighbour.JoinAsync(hub, m => m.In(owls, name: $"Wren {n} {RandomId.New()}"))).Browser()
            );
        var answers = await Task.WhenAll(members.Select(m => DutyAsync(m, meetup.Path, "Tea", "take")));
        Assert.Single(answers, a => a.Status == HttpStatusCode.SeeOther);
        Assert.Equal(3, answers.Count(a => a.Status == HttpStatusCode.Forbidden));
        var (winner, loser) = (
            members[Array.FindIndex(answers, a => a.Status == HttpStatusCode.SeeOther)],
            members[Array.FindIndex(answers, a => a.Status == HttpStatusCode.Forbidden)]
        );
        Assert.Equal(HttpStatusCode.Forbidden, (await DutyAsync(loser, meetup.Path, "Tea", "leave")).Status);
        await DutyAsync(winner, meetup.Path, "Tea", "note", "Milk is running out");
        var next = await loser.GetAsync($"/meetups/{meetup.Times[1].PublicId}/duties");
        Assert.Contains("Milk is running out", next.Text, StringComparison.Ordinal);
        await DutyAsync(winner, meetup.Path, "Tea", "leave");
        Assert.Equal(HttpStatusCode.SeeOther, (await DutyAsync(loser, meetup.Path, "Tea", "take")).Status);
        var outsider = (await Neighbour.JoinAsync(hub, n => n.Stewards())).Browser();
        Assert.Equal(HttpStatusCode.Forbidden, (await outsider.GetAsync($"{meetup.Path}/duties")).Status);
    }

    private static async Task<Visit> DutyAsync(
        TestBrowser browser,
        string path,
        string kind,
        string act,
        string? note = null
    )
    {
        var page = await browser.GetAsync($"{path}/duties");
        return await browser.PostAsync(
            $"{path}/duties",
            [
                new("token", page.Page.QuerySelector("main [name=token]")!.GetAttribute("value")!),
                new("kind", kind),
                new("act", act),
                new("note", note ?? ""),
            ]
        );
    }

    private static async Task<Visit> FeelAsync(Comer guest, string felt, string? words = null) =>
        await guest.Browser.SubmitAsync(
            await guest.Browser.GetAsync($"{guest.Path}/how"),
            new Dictionary<string, string?> { ["felt"] = felt, ["words"] = words ?? "" }
        );

    private static async Task<Visit> TapAsync(Host host, string handle, string mark)
    {
        var door = await host.Browser.GetAsync($"{host.Path}/door");
        var token = door.Page.QuerySelector("main [name=token]")!.GetAttribute("value")!;
        return await host.Browser.PostAsync(
            $"{host.Path}/door",
            [new("token", token), new("guest", handle), new("mark", mark)]
        );
    }
}
