using System.Net;
using Kith.Data;
using Kith.Features.Neighbours;
using Kith.Features.Reports;
using Kith.Features.Safety;
using Kith.Mail;
using Kith.Tests.Support;
using Microsoft.EntityFrameworkCore;

namespace Kith.Tests.Features.Neighbours;

/// <summary>Who keeps away from whom, and that no name among neighbours leads to another.</summary>
public sealed class NamesApartTests
{
    [Theory, OnBothDatabases]
    public async Task Two_who_part_do_not_see_each_other_and_the_other_reads_only_that_it_ended(ProviderKind kind)
    {
        var hub = await TestHub.SharedAsync(kind);
        var (owner, other) = (await hub.AdultAsync(), await hub.AdultAsync());
        var (one, two) = (await hub.PutAsync(owner), await hub.PutAsync(owner));
        var theirs = await hub.PutAsync(other);
        var talk = await hub.AnswerAsync(other, one);
        var browser = owner.Browser();
        var parted = await browser.SubmitAsync(await browser.GetAsync($"/neighbours/talks/{talk}/part"), None);
        Assert.Contains(other.Alias, (await browser.GetAsync(parted.Location)).Text, StringComparison.Ordinal);
        Assert.DoesNotContain(one, (await other.Browser().GetAsync("/neighbours")).Body, StringComparison.Ordinal);
        foreach (var (who, hidden) in new[] { (other, two), (owner, theirs) })
        {
            foreach (var below in new[] { "", "/answer" })
            {
                var there = await who.Browser().GetAsync($"/neighbours/{hidden}{below}");
                var absent = await who.Browser().GetAsync($"/neighbours/zzzzzzzzzzzz{below}");
                Assert.Equal((HttpStatusCode.NotFound, absent.Body), (there.Status, there.Body));
            }
            Assert.DoesNotContain(hidden, (await who.Browser().GetAsync("/neighbours")).Body, StringComparison.Ordinal);
        }
        var read = await other.Browser().GetAsync($"/neighbours/talks/{talk}");
        Assert.Contains("It does not work out this time", read.Text, StringComparison.Ordinal);
        var lift = (await browser.GetAsync("/neighbours/apart"))
            .Links()
            .Single(l => l.Contains("/apart/", StringComparison.Ordinal));
        Assert.Equal(HttpStatusCode.NotFound, (await other.Browser().GetAsync(lift)).Status);
        await browser.SubmitAsync(await browser.GetAsync(lift), None);
        Assert.Equal(HttpStatusCode.OK, (await other.Browser().GetAsync($"/neighbours/{two}")).Status);
    }

    [Theory, OnBothDatabases]
    public async Task Parting_from_one_name_shows_nothing_about_another(ProviderKind kind)
    {
        var hub = await TestHub.SharedAsync(kind);
        var (watcher, masked) = (await hub.AdultAsync(), await hub.AdultAsync());
        var (fern, moss) = ($"Fern {RandomId.New()}", $"Moss {RandomId.New()}");
        var one = await hub.PutAsync(masked, once: fern);
        var (two, three) = (await hub.PutAsync(masked, once: moss), await hub.PutAsync(masked));
        var talk = await hub.AnswerAsync(watcher, one);
        await hub.Get<TalkBook>().PartAsync(watcher.Person.Id, talk, default);
        var browser = watcher.Browser();
        Assert.Equal($"/neighbours/talks/{talk}", (await browser.GetAsync($"/neighbours/{one}")).Location);
        foreach (var other in new[] { two, three })
        {
            var there = await browser.CountAsync($"/neighbours/{other}");
            var plain = await browser.CountAsync($"/neighbours/{await hub.PutAsync(await hub.AdultAsync())}");
            Assert.Equal((HttpStatusCode.OK, plain.Commands), (there.Visit.Status, there.Commands));
        }
        var apart = await browser.GetAsync("/neighbours/apart");
        Assert.Contains(fern, apart.Text, StringComparison.Ordinal);
        Assert.DoesNotContain(moss, apart.Text, StringComparison.Ordinal);
    }

    [Theory, OnBothDatabases]
    public async Task Under_another_name_an_answer_does_not_reach_who_keeps_away_and_looks_as_if_it_waited(
        ProviderKind kind
    )
    {
        var hub = await TestHub.SharedAsync(kind);
        var (owner, stalker, friend) = (await hub.AdultAsync(), await hub.AdultAsync(), await hub.AdultAsync());
        var (one, two) = (
            await hub.PutAsync(owner, once: $"Fern {RandomId.New()}"),
            await hub.PutAsync(owner, once: $"Moss {RandomId.New()}")
        );
        var first = await hub.AnswerAsync(stalker, one);
        await hub.Get<TalkBook>().PartAsync(owner.Person.Id, first, default);
        var before = await NewsAsync(hub, owner);
        var again = await hub.AnswerAsync(stalker, two, once: $"Teasel {RandomId.New()}", words: "Larkspur");
        await hub.Get<TalkBook>().SayAsync(stalker.Person.Id, again, "Larkspur twice", default);
        Assert.Equal(before, await NewsAsync(hub, owner));
        Assert.Equal(HttpStatusCode.NotFound, (await owner.Browser().GetAsync($"/neighbours/talks/{again}")).Status);
        foreach (var path in new[] { $"/neighbours/{two}", "/me/neighbours" })
            Assert.DoesNotContain("Teasel", (await owner.Browser().GetAsync(path)).Body, StringComparison.Ordinal);
        var heard = await hub.AnswerAsync(friend, two, words: "Larkspur");
        await hub.Get<TalkBook>().SayAsync(friend.Person.Id, heard, "Larkspur twice", default);
        foreach (var path in new[] { $"/neighbours/talks/{{0}}", $"/neighbours/{two}" })
        {
            var (quiet, loud) = (
                await stalker.Browser().CountAsync(path.Replace("{0}", again, StringComparison.Ordinal)),
                await friend.Browser().CountAsync(path.Replace("{0}", heard, StringComparison.Ordinal))
            );
            Assert.Equal(loud.Commands, quiet.Commands);
            Assert.Equal(loud.Visit.Text.Replace(friend.Alias, "", StringComparison.Ordinal), quiet.Visit.Text);
        }
    }

    [Theory, OnBothDatabases]
    public async Task A_paused_name_is_off_the_board_and_other_names_of_the_same_person_stay(ProviderKind kind)
    {
        var hub = await TestHub.SharedAsync(kind);
        var masked = await hub.AdultAsync();
        var steward = await Neighbour.JoinAsync(hub, n => n.Stewards());
        var open = Helping.Draft() with { Audience = FavourAudience.Everybody };
        var (one, two) = (
            await hub.PutAsync(masked, draft: open, once: $"Fern {RandomId.New()}"),
            await hub.PutAsync(masked, draft: open with { Line = "Another" }, once: $"Moss {RandomId.New()}")
        );
        var face = await hub.ReadAsync(async db =>
        {
            var favour = await db.Favours.SingleAsync(f => f.PublicId == one);
            return (await db.Faces.SingleAsync(f => f.Id == favour.FaceId)).PublicId;
        });
        Assert.Equal(HttpStatusCode.OK, (await hub.Browser().GetAsync($"/neighbours/{one}")).Status);
        await hub.Get<Pausing>().PauseAsync(steward.Person.Id, face, "Unkind.", days: 7, default);
        Assert.Equal(HttpStatusCode.NotFound, (await hub.Browser().GetAsync($"/neighbours/{one}")).Status);
        Assert.Equal(HttpStatusCode.OK, (await hub.Browser().GetAsync($"/neighbours/{two}")).Status);
        var browser = masked.Browser();
        var form = await browser.GetAsync($"/neighbours/{two}/renew");
        Assert.Equal(HttpStatusCode.Forbidden, (await browser.SubmitAsync(form, None)).Status);
        var end = await browser.SubmitAsync(await browser.GetAsync($"/neighbours/{two}/end"), None);
        Assert.Equal(HttpStatusCode.SeeOther, end.Status);
    }

    [Theory, OnBothDatabases]
    public async Task Stewards_read_of_a_talk_what_one_of_the_two_shares_and_nothing_else(ProviderKind kind)
    {
        await using var hub = await TestHub.StartAsync(kind);
        var (owner, other, third) = (await hub.AdultAsync(), await hub.AdultAsync(), await hub.AdultAsync());
        var steward = await Neighbour.JoinAsync(hub, n => n.Stewards());
        var talk = await hub.AnswerAsync(other, await hub.PutAsync(owner), words: "Larkspur and rye");
        await ReportAsync(owner, talk, share: true);
        await ReportAsync(owner, talk, share: false);
        await ReportAsync(third, talk, share: true);
        var reports = await hub.ReadAsync(db => db.Reports.OrderBy(r => r.Id).ToListAsync());
        Assert.Equal(new[] { ReportAbout.Face, ReportAbout.Face, ReportAbout.Hub }, reports.Select(r => r.About));
        var browser = steward.Browser();
        var read = new List<bool>();
        foreach (var report in reports)
            read.Add(
                (await browser.GetAsync($"/admin/reports/{report.PublicId}")).Body.Contains(
                    "Larkspur",
                    StringComparison.Ordinal
                )
            );
        Assert.Equal(new[] { true, false, false }, read);
    }

    private static Dictionary<string, string?> None => [];

    private static async Task ReportAsync(Neighbour who, string talk, bool share)
    {
        var browser = who.Browser();
        var form = await browser.GetAsync($"/report?about=talk:{talk}");
        var sent = await browser.SubmitAsync(
            form,
            new Dictionary<string, string?>
            {
                ["kind"] = "Unkind",
                ["what"] = "It was unkind.",
                ["about"] = $"talk:{talk}",
                ["share"] = share ? "true" : null,
            }
        );
        Assert.Equal(HttpStatusCode.SeeOther, sent.Status);
    }

    private static Task<int> NewsAsync(TestHub hub, Neighbour who) =>
        hub.ReadAsync(db => db.InboxLines.CountAsync(l => l.PersonId == who.Person.Id));
}
