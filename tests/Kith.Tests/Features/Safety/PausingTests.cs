using System.Net;
using System.Reflection;
using Kith.Data;
using Kith.Features.Accounts;
using Kith.Features.Groups;
using Kith.Features.Safety;
using Kith.Tests.Support;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.EntityFrameworkCore;

namespace Kith.Tests.Features.Safety;

/// <summary>A steward stops an account from one face, and learns nothing about the others.</summary>
public sealed class PausingTests
{
    [Theory, OnBothDatabases]
    public async Task Who_is_paused_is_told_why_begins_nothing_and_may_still_leave(ProviderKind kind)
    {
        await using var hub = await TestHub.StartAsync(kind);
        var sample = new Sample(hub);
        var (group, other) = (
            await sample.GroupAsync(),
            await sample.GroupAsync(more: g => g.Admit(GroupJoining.Open, 50))
        );
        var (thorn, steward) = (
            await Neighbour.JoinAsync(hub, n => n.In(group)),
            await Neighbour.JoinAsync(hub, n => n.Stewards())
        );
        var browser = thorn.Browser();
        var join = await browser.GetAsync($"/groups/{other.Slug}/membership");
        await PauseAsync(steward, thorn.Faces[group.Id]);
        Assert.Equal(HttpStatusCode.Forbidden, (await browser.SubmitAsync(join, Fields(("name", "Fern")))).Status);
        Assert.Contains("Threatened somebody.", (await browser.GetAsync("/me")).Text, StringComparison.Ordinal);
        var left = await browser.SubmitAsync(await browser.GetAsync($"/groups/{group.Slug}/leave"), Fields());
        Assert.Equal(HttpStatusCode.SeeOther, left.Status);
    }

    [Theory, OnBothDatabases]
    public async Task A_pause_shows_the_one_face_it_was_made_through_and_no_other(ProviderKind kind)
    {
        await using var hub = await TestHub.StartAsync(kind);
        var sample = new Sample(hub);
        var (one, two) = (await sample.GroupAsync(), await sample.GroupAsync());
        var thorn = await Neighbour.JoinAsync(
            hub,
            n => n.In(one, name: "Thorn").In(two, name: "Petal"),
            alias: "Bramble"
        );
        var steward = await Neighbour.JoinAsync(hub, n => n.Stewards());
        await PauseAsync(steward, thorn.Faces[one.Id]);
        var browser = steward.Browser();
        foreach (var path in new[] { "/admin/log", "/admin/pauses", "/admin/members", "/admin" })
        {
            var body = (await browser.GetAsync(path)).Body;
            Assert.DoesNotContain("Petal", body, StringComparison.Ordinal);
            Assert.DoesNotContain(thorn.Faces[two.Id].PublicId, body, StringComparison.Ordinal);
            if (path is not "/admin/members")
                Assert.DoesNotContain("Bramble", body, StringComparison.Ordinal);
        }
        // The other face looks like that of anybody who was never paused, in as many commands.
        var innocent = await Neighbour.JoinAsync(hub, n => n.In(two, name: "Clover"));
        var (paused, commands) = await CountAsync(browser, $"/admin/faces/{thorn.Faces[two.Id].PublicId}/pause");
        var (free, expected) = await CountAsync(browser, $"/admin/faces/{innocent.Faces[two.Id].PublicId}/pause");
        Assert.Equal(expected, commands);
        Assert.Equal(free.Text.Replace("Clover", "Petal", StringComparison.Ordinal), paused.Text);
    }

    [Theory, OnBothDatabases]
    public async Task Paused_through_two_faces_the_account_rests_until_both_pauses_end(ProviderKind kind)
    {
        await using var hub = await TestHub.StartAsync(kind);
        var sample = new Sample(hub);
        var (one, two) = (await sample.GroupAsync(), await sample.GroupAsync());
        var thorn = await Neighbour.JoinAsync(hub, n => n.In(one).In(two));
        var steward = await Neighbour.JoinAsync(hub, n => n.Stewards());
        await PauseAsync(steward, thorn.Faces[one.Id]);
        await PauseAsync(steward, thorn.Faces[two.Id]);
        var pausing = hub.Get<Pausing>();
        await pausing.LiftAsync(steward.Person.Id, thorn.Faces[one.Id].PublicId, "Talked.", default);
        Assert.Equal(PersonState.Paused, await StateAsync(hub, thorn));
        hub.Clock.Move(TimeSpan.FromDays(8));
        await hub.RunJobsAsync();
        Assert.Equal(PersonState.Active, await StateAsync(hub, thorn));
    }

    [Theory, OnBothDatabases]
    public async Task Asking_to_be_erased_is_no_way_around_a_pause(ProviderKind kind)
    {
        await using var hub = await TestHub.StartAsync(kind);
        var thorn = await Neighbour.JoinAsync(hub);
        var steward = await Neighbour.JoinAsync(hub, n => n.Stewards());
        var face = await hub.ReadAsync(db => db.Faces.SingleAsync(f => f.PersonId == thorn.Person.Id));
        await hub.WriteAsync(async db =>
            (await db.People.SingleAsync(p => p.Id == thorn.Person.Id)).Leave(hub.Clock.Now.AddDays(7))
        );
        await PauseAsync(steward, face);
        Assert.Equal(PersonState.Leaving, await StateAsync(hub, thorn));
        await hub.WriteAsync(async db =>
        {
            (await db.People.SingleAsync(p => p.Id == thorn.Person.Id)).Stay();
        });
        await hub.RunJobsAsync();
        Assert.Equal(PersonState.Paused, await StateAsync(hub, thorn));
    }

    [Theory, OnBothDatabases]
    public async Task An_objection_is_answered_by_another_steward_than_the_one_who_paused(ProviderKind kind)
    {
        await using var hub = await TestHub.StartAsync(kind);
        var group = await new Sample(hub).GroupAsync();
        var thorn = await Neighbour.JoinAsync(hub, n => n.In(group));
        var (one, two) = (
            await Neighbour.JoinAsync(hub, n => n.Stewards()),
            await Neighbour.JoinAsync(hub, n => n.Stewards())
        );
        await PauseAsync(one, thorn.Faces[group.Id]);
        var browser = thorn.Browser();
        await browser.SubmitAsync(await browser.GetAsync("/me/objection"), Fields(("words", "It was somebody else.")));
        var path = (await one.Browser().GetAsync("/admin/pauses"))
            .Links()
            .Single(l => l.EndsWith("/answer", StringComparison.Ordinal));
        Assert.Equal(HttpStatusCode.Forbidden, (await AnswerAsync(one, path)).Status);
        Assert.Contains("It was somebody else.", (await two.Browser().GetAsync(path)).Text, StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.SeeOther, (await AnswerAsync(two, path)).Status);
        Assert.Equal(PersonState.Active, await StateAsync(hub, thorn));
    }

    [Fact]
    public void Every_members_form_refuses_who_is_paused_but_these()
    {
        var open = typeof(AppDb)
            .Assembly.GetTypes()
            .Where(t => typeof(PageModel).IsAssignableFrom(t) && !t.IsAbstract && t.Namespace != "Kith.Features.Me")
            .Where(t => t.GetCustomAttribute<OpenWhilePausedAttribute>(inherit: true) is not null)
            .Select(t => t.Name)
            .Order();
        // Keeping a card is between them and their own plan; what they have with a neighbour they may end at any time, and they may object.
        string[] ends = ["DeclineModel", "EndModel", "ObjectionModel", "PartModel", "TalkEndModel"];
        string[] own = ["AwayModel", "CodeModel", "KeepModel", "LeaveModel", "SignOutModel"];
        Assert.Equal(own.Concat(ends).Order(), open);
    }

    private static async Task<Visit> AnswerAsync(Neighbour by, string path)
    {
        var browser = by.Browser();
        return await browser.SubmitAsync(
            await browser.GetAsync(path),
            Fields(("words", "You are right."), ("lift", "true"))
        );
    }

    private static async Task PauseAsync(Neighbour steward, Face face)
    {
        var browser = steward.Browser();
        var page = await browser.GetAsync($"/admin/faces/{face.PublicId}/pause");
        var sent = await browser.SubmitAsync(page, Fields(("reason", "Threatened somebody."), ("days", "7")));
        Assert.Equal(HttpStatusCode.SeeOther, sent.Status);
    }

    private static Task<PersonState> StateAsync(TestHub hub, Neighbour who) =>
        hub.ReadAsync(db => db.People.Where(p => p.Id == who.Person.Id).Select(p => p.State).SingleAsync());

    private static async Task<(Visit, int)> CountAsync(TestBrowser browser, string path)
    {
        using var sql = SqlCount.Start();
        var visit = await browser.GetAsync(path);
        return (visit, sql.Commands.Count);
    }

    private static Dictionary<string, string?> Fields(params (string Name, string? Value)[] fields) =>
        fields.ToDictionary(f => f.Name, f => f.Value, StringComparer.Ordinal);
}
