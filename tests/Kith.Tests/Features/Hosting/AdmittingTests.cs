using System.Net;
using Kith.Data;
using Kith.Features.Coming;
using Kith.Features.Meetups;
using Kith.Mail;
using Kith.Tests.Features.Coming;
using Kith.Tests.Support;
using Microsoft.EntityFrameworkCore;

namespace Kith.Tests.Features.Hosting;

/// <summary>Where a host admits each person nobody holds a seat before, and never more than there are.</summary>
public sealed class AdmittingTests
{
    private static readonly (string, string?)[] ByMail = [("contact", "amara@post.example"), ("text", "true")];

    [Theory, OnBothDatabases]
    public async Task Whoever_asks_waits_without_a_seat_until_a_host_lets_them_in_and_tells_them(ProviderKind kind)
    {
        var hub = await TestHub.SharedAsync(kind);
        var host = await Host.AtAsync(hub, m => m.Admits(byApproval: true, questions: null).Seats(2));
        var amara = await hub.ComesAsync(host.Meetup, "Amara", 1, ByMail);
        await hub.ComesAsync(host.Meetup, "Bo");
        Assert.Contains("You have asked to come", amara.Page.Text, StringComparison.Ordinal);
        Assert.Equal(0, await TakenAsync(host));
        Assert.Contains("Asks to come", (await host.Browser.GetAsync(host.Path)).Text, StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.SeeOther, (await host.DoToAsync("Amara", "admit")).Status);
        Assert.Equal("going", (await amara.LookAsync()).State);
        Assert.Equal(1, await TakenAsync(host));
        var told = await hub.ReadAsync(db =>
            db.Letters.Where(l => db.Rsvps.Any(r => r.Id == l.RsvpId && r.OccurrenceId == host.Meetup.First.Id))
                .ToListAsync()
        );
        Assert.Equal((LetterKind.Admitted, true), (Assert.Single(told).Kind, told[0].Required));
        // Let in twice is let in once.
        Assert.NotEqual(HttpStatusCode.SeeOther, (await host.DoToAsync("Amara", "admit")).Status);
        Assert.Equal(1, await TakenAsync(host));
    }

    [Theory, OnBothDatabases]
    public async Task Nobody_moves_up_by_themselves_and_free_seats_are_offered_to_nobody(ProviderKind kind)
    {
        await using var hub = await TestHub.StartAsync(kind);
        var host = await Host.AtAsync(hub, m => m.Admits(byApproval: true, questions: null).Seats(1));
        var amara = await hub.ComesAsync(host.Meetup, "Amara");
        var bo = await hub.ComesAsync(host.Meetup, "Bo");
        await host.DoToAsync("Amara", "admit");
        await amara.DoAsync("cancel");
        await host.DoAsync("seats", ("seats", "5"));
        await hub.RunJobsAsync();
        Assert.Equal("waitlisted", (await bo.LookAsync()).State);
        Assert.Equal(0, await TakenAsync(host));
    }

    [Theory, OnBothDatabases]
    public async Task Many_hosts_who_let_people_in_at_once_never_give_a_seat_twice(ProviderKind kind)
    {
        var hub = await TestHub.SharedAsync(kind);
        var host = await Host.AtAsync(hub, m => m.Admits(byApproval: true, questions: null).Seats(3));
        for (var n = 0; n < 6; n++)
            await hub.ComesAsync(host.Meetup, $"Guest {n}", party: 1 + (n % 2));
        var pages = new List<Visit>();
        foreach (var rsvp in await hub.RsvpsAsync(host.Meetup))
            pages.Add(await host.Browser.GetAsync($"{host.Path}/guests/{hub.Get<RsvpKeys>().Handle(rsvp)}/admit"));
        await Task.WhenAll(pages.Select(p => host.Browser.SubmitAsync(p, new Dictionary<string, string?>())));
        await hub.AssertSoundAsync(host.Meetup, offersOpen: false);
        Assert.InRange(await TakenAsync(host), 2, 3);
    }

    [Theory, OnBothDatabases]
    public async Task Whoever_was_let_in_alone_does_not_bring_a_crowd(ProviderKind kind)
    {
        var hub = await TestHub.SharedAsync(kind);
        var host = await Host.AtAsync(hub, m => m.Admits(byApproval: true, questions: null).Seats(9));
        var amara = await hub.ComesAsync(host.Meetup, "Amara", 2);
        await host.DoToAsync("Amara", "admit");
        var form = await amara.Browser.GetAsync($"{amara.Path}/change");
        var more = await amara.Browser.SubmitAsync(form, new Dictionary<string, string?> { ["party"] = "5" });
        Assert.Equal(HttpStatusCode.UnprocessableEntity, more.Status);
        Assert.Contains("ask the host", more.Text, StringComparison.Ordinal);
        Assert.Equal(2, await TakenAsync(host));
        await amara.DoAsync("change", ("party", "1"));
        Assert.Equal(1, await TakenAsync(host));
    }

    [Theory, OnBothDatabases]
    public async Task Whom_a_host_enters_is_let_in_if_there_is_room_whoever_else_asks(ProviderKind kind)
    {
        var hub = await TestHub.SharedAsync(kind);
        var host = await Host.AtAsync(hub, m => m.Admits(byApproval: true, questions: null).Seats(1));
        await hub.ComesAsync(host.Meetup, "Amara");
        await host.DoAsync("enter", ("alias", "Rang"), ("party", "1"));
        await host.DoAsync("enter", ("alias", "Rang later"), ("party", "1"));
        var list = (await hub.RsvpsAsync(host.Meetup)).ToDictionary(r => r.Alias, r => r.State);
        Assert.Equal(RsvpState.Going, list["Rang"]);
        Assert.Equal(RsvpState.Waitlisted, list["Rang later"]);
        Assert.Equal(RsvpState.Waitlisted, list["Amara"]);
        Assert.Equal(1, await TakenAsync(host));
    }

    [Theory, OnBothDatabases]
    public async Task Where_the_line_decides_a_forged_form_lets_nobody_in(ProviderKind kind)
    {
        var hub = await TestHub.SharedAsync(kind);
        var host = await Host.AtAsync(hub, m => m.Seats(1));
        await hub.ComesAsync(host.Meetup, "Amara");
        await hub.ComesAsync(host.Meetup, "Bo");
        Assert.Equal(HttpStatusCode.Forbidden, (await host.DoToAsync("Bo", "admit")).Status);
        await hub.AssertSoundAsync(host.Meetup);
    }

    [Theory, OnBothDatabases]
    public async Task Answers_are_for_the_host_sealed_and_gone_when_somebody_leaves(ProviderKind kind)
    {
        var hub = await TestHub.SharedAsync(kind);
        var host = await Host.AtAsync(hub, m => m.Admits(byApproval: false, questions: "Have you been before?\nTea?"));
        var browser = hub.Browser();
        var form = await browser.GetAsync($"{host.Meetup.Path}/coming");
        var said = new[] { "No, and I am afraid of dogs", "Mint" };
        var sent = await SendAsync(browser, form, said);
        Assert.Equal(HttpStatusCode.SeeOther, sent.Status);
        var amara = new Comer(browser, await browser.FollowAsync(sent));
        var list = await host.Browser.GetAsync(host.Path);
        Assert.Contains("Have you been before? No, and I am afraid of dogs", list.Text, StringComparison.Ordinal);
        Assert.Contains("Tea? Mint", list.Text, StringComparison.Ordinal);
        Assert.DoesNotContain(
            "afraid",
            (await host.Browser.GetAsync($"{host.Path}/list")).Body,
            StringComparison.Ordinal
        );
        var row = (await hub.RsvpsAsync(host.Meetup)).Single();
        Assert.DoesNotContain("afraid", row.Answers, StringComparison.Ordinal);
        Assert.Contains("afraid", (await browser.GetAsync($"{amara.Path}/change")).Body, StringComparison.Ordinal);
        await amara.DoAsync("cancel");
        Assert.Null((await hub.RsvpsAsync(host.Meetup)).Single().Answers);
    }

    [Theory, OnBothDatabases]
    public async Task The_longest_answers_in_any_alphabet_are_kept_and_longer_ones_are_sent_back(ProviderKind kind)
    {
        var hub = await TestHub.SharedAsync(kind);
        var questions = string.Join('\n', Enumerable.Repeat(string.Concat(Enumerable.Repeat("🌱", 99)), 3));
        var host = await Host.AtAsync(hub, m => m.Admits(byApproval: false, questions));
        var browser = hub.Browser();
        var form = await browser.GetAsync($"{host.Meetup.Path}/coming");
        var longest = string.Concat(Enumerable.Repeat("🌳", Answer.LongestWords / 2));
        var tooLong = await SendAsync(browser, form, [longest + "!", "", ""]);
        Assert.Equal(HttpStatusCode.UnprocessableEntity, tooLong.Status);
        Assert.Contains("make your answers shorter", tooLong.Text, StringComparison.Ordinal);
        Assert.Contains("🌳🌳", tooLong.Page.QuerySelector("#f-answer-0")!.TextContent, StringComparison.Ordinal);
        var many = await SendAsync(browser, form, [.. Enumerable.Repeat("x", 40)]);
        Assert.Equal(HttpStatusCode.UnprocessableEntity, many.Status);
        Assert.Equal(HttpStatusCode.SeeOther, (await SendAsync(browser, form, [longest, longest, longest])).Status);
        Assert.Contains("🌳🌳", (await host.Browser.GetAsync(host.Path)).Text, StringComparison.Ordinal);
    }

    [Theory, OnBothDatabases]
    public async Task A_host_says_in_the_plan_how_people_get_in(ProviderKind kind)
    {
        var hub = await TestHub.SharedAsync(kind);
        var fields = new (string, string?)[]
        {
            ("ByApproval", "true"),
            ("Questions", "Have you been before?\r\n\r\nTea?"),
        };
        var series = await PlannedSeries.AtAsync(hub, fields);
        var meetup = await series.NowAsync();
        Assert.True(meetup.ByApproval);
        Assert.Equal(["Have you been before?", "Tea?"], meetup.Asked);
        Assert.All(await series.TimesAsync(), t => Assert.True(t.ByApproval));
        var planned = await series.PlannedAsync();
        Assert.Contains("Ask to come", (await hub.Browser().GetAsync(planned.Path)).Text, StringComparison.Ordinal);
        // Without approval, whoever asked stands in line, and the line moves again.
        var amara = await hub.ComesAsync(planned, "Amara");
        await series.ChangeAsync("edit", reason: null, ("ByApproval", null));
        await GuestUpkeep.ExpireOffersAsync(hub.Scope().ServiceProvider, default);
        Assert.Equal("offered", (await amara.LookAsync()).State);
        var group = series.Group;
        var four = await PlannedSeries.SendAsync(series.Browser, group, ("Questions", "1?\n2?\n3?\n4?"));
        Assert.Equal(HttpStatusCode.UnprocessableEntity, four.Status);
    }

    private static Task<Visit> SendAsync(TestBrowser browser, Visit form, IReadOnlyList<string> answers)
    {
        var fields = new List<KeyValuePair<string, string>>
        {
            new("alias", "Amara"),
            new("party", "1"),
            new("token", form.Page.QuerySelector("main [name=token]")!.GetAttribute("value")!),
            new("once", form.Page.QuerySelector("main [name=once]")!.GetAttribute("value")!),
        };
        fields.AddRange(answers.Select(a => KeyValuePair.Create("answer", a)));
        return browser.PostAsync(form.Path, fields);
    }

    private static Task<int> TakenAsync(Host host) =>
        host.Hub.ReadAsync(db =>
            db.Occurrences.Where(o => o.Id == host.Meetup.First.Id).Select(o => o.Taken).SingleAsync()
        );
}
