using System.Net;
using Kith.Data;
using Kith.Features.Neighbours;
using Kith.Features.Safety;
using Kith.Tests.Support;
using Microsoft.EntityFrameworkCore;

namespace Kith.Tests.Features.Neighbours;

/// <summary>Keeping away protects who does it, and is no way to find out which names are one person's.</summary>
public sealed class KeepingAwayTests
{
    [Theory, OnBothDatabases]
    public async Task Keeping_away_from_one_name_does_not_show_which_others_fall_silent(ProviderKind kind)
    {
        await using var hub = await TestHub.StartAsync(kind);
        var (curious, masked) = (await hub.AdultAsync(), await hub.AdultAsync());
        var fern = await hub.PutAsync(masked, once: "Fern of the mill");
        var moss = await hub.PutAsync(masked, once: "Moss of the mill");
        hub.Clock.Move(TimeSpan.FromDays(2));
        await PartAsync(hub, curious, await hub.AnswerAsync(curious, fern));
        Assert.False((await hub.TalkAsync(await hub.AnswerAsync(curious, moss))).IsUnheard);
    }

    [Theory, OnBothDatabases]
    public async Task A_bait_put_up_after_somebody_kept_away_does_not_get_their_answer(ProviderKind kind)
    {
        await using var hub = await TestHub.StartAsync(kind);
        var (afraid, stalker) = (await hub.AdultAsync(), await hub.AdultAsync());
        await PartAsync(hub, afraid, await hub.AnswerAsync(afraid, await hub.PutAsync(stalker, once: "Fern")));
        hub.Clock.Move(TimeSpan.FromHours(1));
        foreach (var days in new[] { 0, 3 })
        {
            hub.Clock.Move(TimeSpan.FromDays(days));
            var bait = await hub.PutAsync(stalker, once: $"Moss {days}");
            Assert.True((await hub.TalkAsync(await hub.AnswerAsync(afraid, bait))).IsUnheard);
        }
    }

    [Theory, OnBothDatabases]
    public async Task All_that_two_names_have_with_each_other_ends_at_once(ProviderKind kind)
    {
        var hub = await TestHub.SharedAsync(kind);
        var (one, two) = (await hub.AdultAsync(), await hub.AdultAsync());
        var agreed = await hub.PutAsync(one);
        var talks = new[]
        {
            await hub.AnswerAsync(two, agreed),
            await hub.AnswerAsync(one, await hub.PutAsync(two)),
            await hub.AnswerAsync(two, await hub.PutAsync(one)),
        };
        await hub.Get<TalkBook>().AcceptAsync(one.Person.Id, talks[0], default);
        await PartAsync(hub, one, talks[2]);
        foreach (var talk in talks)
            Assert.NotNull((await hub.TalkAsync(talk)).EndedAt);
        Assert.Equal(0, (await hub.FavourAsync(agreed)).Taken);
    }

    [Theory, OnBothDatabases]
    public async Task What_goes_on_under_other_names_looks_the_same_whoever_it_is_with(ProviderKind kind)
    {
        var hub = await TestHub.SharedAsync(kind);
        var (afraid, stalker, friend) = (await hub.AdultAsync(), await hub.AdultAsync(), await hub.AdultAsync());
        var (fern, moss, rye) = ($"Fern {RandomId.New()}", $"Moss {RandomId.New()}", $"Rye {RandomId.New()}");
        var (mine, other) = (await hub.PutAsync(afraid), await hub.PutAsync(afraid, once: $"Sedge {RandomId.New()}"));
        var parted = await hub.AnswerAsync(stalker, mine, once: fern);
        var (same, stranger) = (
            await hub.AnswerAsync(stalker, other, once: moss),
            await hub.AnswerAsync(friend, other, once: rye)
        );
        var browser = afraid.Browser();
        var next = await browser.SubmitAsync(
            await browser.GetAsync($"/neighbours/talks/{parted}/part"),
            new Dictionary<string, string?>()
        );
        var apart = await browser.GetAsync(next.Location);
        foreach (var goesOn in new[] { same, stranger })
        {
            Assert.Contains($"/neighbours/talks/{goesOn}", apart.Links());
            Assert.True((await hub.TalkAsync(goesOn)).IsOpen);
        }
        var (theirs, others) = (
            await browser.CountAsync($"/neighbours/talks/{same}"),
            await browser.CountAsync($"/neighbours/talks/{stranger}")
        );
        Assert.Equal(others.Commands, theirs.Commands);
        Assert.Equal(
            others.Visit.Text.Replace(rye, "", StringComparison.Ordinal),
            theirs.Visit.Text.Replace(moss, "", StringComparison.Ordinal)
        );
    }

    [Theory, OnBothDatabases]
    public async Task Whoever_wrote_about_it_reads_on_in_the_talk_and_learns_not_why_it_is_hidden(ProviderKind kind)
    {
        var hub = await TestHub.SharedAsync(kind);
        var (owner, other) = (await hub.AdultAsync(), await hub.AdultAsync());
        var (rests, ended, parted) = (await hub.PutAsync(owner), await hub.PutAsync(owner), await hub.PutAsync(owner));
        var talks = new Dictionary<string, string>(StringComparer.Ordinal);
        foreach (var id in new[] { rests, ended, parted })
            talks[id] = await hub.AnswerAsync(other, id, once: $"Rye {RandomId.New()}");
        foreach (var id in new[] { rests, ended })
            await hub.Get<TalkBook>().EndAsync(owner.Person.Id, talks[id], done: false, default);
        await hub.Get<FavourBook>().RestAsync(owner.Person.Id, rests, rests: true, default);
        await hub.Get<FavourBook>().EndAsync(owner.Person.Id, ended, default);
        await PartAsync(hub, owner, talks[parted]);
        var (browser, pages) = (other.Browser(), new List<string>());
        foreach (var (id, talk) in talks)
        {
            foreach (var below in new[] { "", "/answer" })
                Assert.Equal(
                    $"/neighbours/talks/{talk}",
                    (await browser.GetAsync($"/neighbours/{id}{below}")).Location
                );
            var page = await browser.GetAsync($"/neighbours/talks/{talk}");
            Assert.DoesNotContain($"/neighbours/{id}", page.Links());
            pages.Add(page.Text.Replace((await hub.FavourAsync(id)).Line, "", StringComparison.Ordinal));
            var third = await (await hub.AdultAsync()).Browser().GetAsync($"/neighbours/{id}");
            Assert.Equal(id == parted ? HttpStatusCode.OK : HttpStatusCode.NotFound, third.Status);
        }
        Assert.Single(pages.Distinct(StringComparer.Ordinal));
    }

    private static Task<Kith.Rules.Verdict> PartAsync(TestHub hub, Neighbour who, string talk) =>
        hub.Get<TalkBook>().PartAsync(who.Person.Id, talk, default);
}
