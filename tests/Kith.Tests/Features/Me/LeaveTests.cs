using System.Net;
using Kith.Data;
using Kith.Features.Accounts;
using Kith.Features.Groups;
using Kith.Mail;
using Kith.Tests.Features.Accounts;
using Kith.Tests.Features.Coming;
using Kith.Tests.Support;
using Microsoft.EntityFrameworkCore;

namespace Kith.Tests.Features.Me;

/// <summary>Leaving: a week to change one's mind, then nothing is left but a fingerprint of the name.</summary>
public sealed class LeaveTests
{
    [Theory, OnBothDatabases]
    public async Task After_a_week_no_row_and_no_file_holds_anything_of_them(ProviderKind kind)
    {
        await using var hub = await TestHub.StartAsync(kind);
        var (alias, face, said) = ("Quillfeather Nine", "Mossbank Seven", "Larkspur Five");
        var sample = new Sample(hub);
        var (group, meetup) = (await sample.GroupAsync(), await sample.MeetupAsync(m => m.Seats(1)));
        var wren = await Neighbour.JoinAsync(hub, n => n.In(group, GroupRole.Member, face), alias);
        var browser = wren.Browser();
        await browser.SendAsync(meetup, said, 1, ("needs", "No stairs"));
        var next = await hub.ComesAsync(meetup, "Bo");
        await DoAsync(browser, "/me/mail", ("address", "quillfeather@post.example"));
        await DoAsync(browser, "/me/calendar");
        await LeaveAsync(hub, wren);
        hub.Clock.Move(TimeSpan.FromDays(Erasure.Days) - TimeSpan.FromHours(2));
        await hub.RunJobsAsync();
        Assert.NotEmpty(await FoundAsync(hub, alias));
        Assert.Equal("waitlisted", (await next.LookAsync()).State);
        hub.Clock.Move(TimeSpan.FromHours(3));
        await hub.RunJobsAsync();
        foreach (
            var words in new[] { alias, alias.ToUpperInvariant(), Alias.Key(alias), face, said, $"{wren.Person.Id}" }
        )
        {
            Assert.Empty(await FoundAsync(hub, words));
            Assert.Empty(Traces.InFiles(hub.Folder, words));
        }
        var taken = await hub.Browser().GetAsync("/sign-up");
        var thief = await hub.Browser()
            .SubmitAsync(taken, SignUpTests.Fields(("alias", alias), ("passphrase", Signed.Passphrase)));
        Assert.NotEqual(HttpStatusCode.SeeOther, thief.Status);
    }

    [Fact]
    public async Task The_search_for_traces_would_find_one()
    {
        await using var hub = await TestHub.StartAsync(ProviderKind.Sqlite);
        await Neighbour.JoinAsync(hub, alias: "Quillfeather Nine");
        Assert.NotEmpty(await FoundAsync(hub, "Quillfeather Nine"));
        Assert.NotEmpty(Traces.InFiles(hub.Folder, "Quillfeather Nine"));
    }

    [Theory, OnBothDatabases]
    public async Task Within_the_week_signing_in_lets_one_stay_with_everything(ProviderKind kind)
    {
        await using var hub = await TestHub.StartAsync(kind);
        var wren = await Signed.UpAsync(hub);
        var (other, _) = await wren.SignInAsync();
        var wrong = await wren.DoAsync("/me/leave", ("passphrase", "not the passphrase"));
        Assert.Equal(HttpStatusCode.UnprocessableEntity, wrong.Status);
        var left = await wren.DoAsync("/me/leave", ("passphrase", Signed.Passphrase));
        Assert.Equal("/sign-in?next=%2Fme%2Fstay", left.Location);
        Assert.Equal(HttpStatusCode.SeeOther, (await wren.Browser.GetAsync("/me")).Status);
        Assert.Equal(HttpStatusCode.SeeOther, (await other.GetAsync("/me")).Status);
        hub.Clock.Move(TimeSpan.FromDays(6));
        var (back, _) = await wren.SignInAsync();
        Assert.Contains("is erased on", (await back.GetAsync("/me")).Text, StringComparison.Ordinal);
        await back.SubmitAsync(await back.GetAsync("/me/stay"), SignUpTests.Fields());
        hub.Clock.Move(TimeSpan.FromDays(3));
        await hub.RunJobsAsync();
        Assert.Equal(HttpStatusCode.OK, (await back.GetAsync("/me")).Status);
        Assert.Equal("/me", (await wren.SignInAsync()).Answer.Location);
    }

    [Theory, OnBothDatabases]
    public async Task Leaving_and_staying_does_not_undo_a_stewards_pause(ProviderKind kind)
    {
        var hub = await TestHub.SharedAsync(kind);
        var wren = await Neighbour.JoinAsync(hub);
        await hub.WriteAsync(async db => (await Me(db, wren)).Pause("A report is being looked at.", null));
        await hub.WriteAsync(async db => (await Me(db, wren)).Leave(hub.Clock.Now.AddDays(7)));
        await hub.WriteAsync(async db => (await Me(db, wren)).Stay());
        Assert.Equal(PersonState.Paused, await hub.ReadAsync(async db => (await Me(db, wren)).State));
    }

    [Theory, OnBothDatabases]
    public async Task A_group_whose_last_host_goes_stays_and_those_who_can_help_are_told(ProviderKind kind)
    {
        await using var hub = await TestHub.StartAsync(kind);
        var group = await new Sample(hub).GroupAsync();
        var host = await Neighbour.JoinAsync(hub, n => n.In(group, GroupRole.Host));
        var (helper, steward) = (
            await Neighbour.JoinAsync(hub, n => n.In(group, GroupRole.CoHost)),
            await Neighbour.JoinAsync(hub, n => n.Stewards())
        );
        Assert.Contains(group.Name, (await host.Browser().GetAsync("/me/leave")).Text, StringComparison.Ordinal);
        await LeaveAsync(hub, host);
        hub.Clock.Move(TimeSpan.FromDays(8));
        await hub.RunJobsAsync();
        Assert.True(await hub.ReadAsync(db => db.Groups.AnyAsync(g => g.Id == group.Id)));
        var told = await hub.ReadAsync(db =>
            db.InboxLines.Where(l => l.Kind == LetterKind.HostLeft).Select(l => l.PersonId).ToListAsync()
        );
        Assert.Equal(new[] { helper.Person.Id, steward.Person.Id }.Order(), told.Order());
    }

    private static async Task LeaveAsync(TestHub hub, Neighbour wren)
    {
        await using var scope = hub.Scope();
        await ((Erasure)scope.ServiceProvider.GetService(typeof(Erasure))!).LeaveAsync(wren.Person.Id, default);
    }

    private static Task<Person> Me(AppDb db, Neighbour wren) => db.People.SingleAsync(p => p.Id == wren.Person.Id);

    private static async Task<List<string>> FoundAsync(TestHub hub, string words) =>
        [.. (await Traces.EveryRowAsync(hub)).Where(r => r.Contains(words, StringComparison.OrdinalIgnoreCase))];

    private static async Task DoAsync(TestBrowser browser, string page, params (string Name, string? Value)[] fields) =>
        await browser.SubmitAsync(await browser.GetAsync(page), SignUpTests.Fields(fields));
}
