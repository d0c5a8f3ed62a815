using System.IO.Compression;
using System.Net;
using Kith.Data;
using Kith.Features.Accounts;
using Kith.Features.Me;
using Kith.Features.Neighbours;
using Kith.Mail;
using Kith.Tests.Support;
using Kith.Web;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace Kith.Tests.Features.Neighbours;

/// <summary>What lapses, what is erased, and what goes with a person.</summary>
public sealed class NeighbourUpkeepTests
{
    [Theory, OnBothDatabases]
    public async Task It_lapses_after_sixty_days_unless_one_tap_says_that_it_still_holds(ProviderKind kind)
    {
        await using var hub = await TestHub.StartAsync(kind);
        var owner = await hub.AdultAsync();
        var (kept, lapses) = (await hub.PutAsync(owner), await hub.PutAsync(owner));
        var waits = await hub.AnswerAsync(await hub.AdultAsync(), lapses);
        await hub.PassAsync(54);
        var browser = owner.Browser();
        var renew = $"/neighbours/{kept}/renew";
        Assert.Contains(renew, (await browser.GetAsync("/me/inbox")).Links());
        await browser.SubmitAsync(await browser.GetAsync(renew), new Dictionary<string, string?>());
        await hub.PassAsync(7);
        Assert.Null((await hub.FavourAsync(kept)).EndedOn);
        Assert.NotNull((await hub.FavourAsync(lapses)).EndedOn);
        Assert.Equal(TalkState.Stopped, (await hub.TalkAsync(waits)).State);
    }

    [Theory, OnBothDatabases]
    public async Task Words_go_fourteen_days_after_the_end_and_what_was_on_the_board_after_thirty(ProviderKind kind)
    {
        await using var hub = await TestHub.StartAsync(kind);
        var (owner, other) = (await hub.AdultAsync(), await hub.AdultAsync());
        var id = await hub.PutAsync(owner, once: "Fern of the mill");
        var talk = await hub.AnswerAsync(other, id, once: "Moss of the mill");
        await hub.Get<TalkBook>().EndAsync(other.Person.Id, talk, done: false, default);
        await hub.Get<FavourBook>().EndAsync(owner.Person.Id, id, default);
        await hub.PassAsync(13);
        Assert.Equal(1, await hub.ReadAsync(db => db.TalkLines.CountAsync()));
        await hub.PassAsync(2);
        Assert.Equal((0, 0, 1), await CountAsync(hub));
        await hub.PassAsync(17);
        Assert.Equal((0, 0, 0), await CountAsync(hub));
        Assert.Equal(0, await hub.ReadAsync(db => db.Faces.CountAsync(f => f.IsForOnce)));
    }

    [Theory, OnBothDatabases]
    public async Task A_name_somebody_keeps_away_from_is_not_forgotten(ProviderKind kind)
    {
        await using var hub = await TestHub.StartAsync(kind);
        var (owner, other) = (await hub.AdultAsync(), await hub.AdultAsync());
        var talk = await hub.AnswerAsync(other, await hub.PutAsync(owner), once: "Moss of the mill");
        await hub.Get<TalkBook>().PartAsync(owner.Person.Id, talk, default);
        await hub.PassAsync(100);
        Assert.True(await hub.ReadAsync(db => db.Faces.AnyAsync(f => f.Name == "Moss of the mill")));
        Assert.Equal(0, await hub.ReadAsync(db => db.Talks.CountAsync()));
        var again = await hub.AnswerAsync(other, await hub.PutAsync(owner), once: "Teasel of the mill");
        Assert.True((await hub.TalkAsync(again)).IsUnheard);
    }

    [Theory, OnBothDatabases]
    public async Task What_was_wanted_until_a_day_is_over_the_day_after_and_silence_ends_too(ProviderKind kind)
    {
        await using var hub = await TestHub.StartAsync(kind);
        var (owner, other) = (await hub.AdultAsync(), await hub.AdultAsync());
        var until = Helping.Draft() with { UntilLocal = hub.Clock.Now.Date.AddDays(2) };
        var id = await hub.PutAsync(owner, draft: until);
        var talk = await hub.AnswerAsync(other, id);
        await hub.Get<TalkBook>().AcceptAsync(owner.Person.Id, talk, default);
        await hub.PassAsync(2);
        Assert.Null((await hub.FavourAsync(id)).EndedOn);
        await hub.PassAsync(1);
        Assert.NotNull((await hub.FavourAsync(id)).EndedOn);
        Assert.Equal(TalkState.Agreed, (await hub.TalkAsync(talk)).State);
        await hub.PassAsync(59);
        Assert.Equal(TalkState.Stopped, (await hub.TalkAsync(talk)).State);
    }

    [Fact]
    public async Task Until_a_day_is_until_midnight_in_the_hubs_own_town()
    {
        await using var hub = await TestHub.StartAsync(ProviderKind.Sqlite);
        var facts = hub.Get<CurrentHub>();
        facts.Replace(facts.Facts with { Zone = "America/Los_Angeles" });
        var evening = new DateTime(2026, 11, 25, 4, 0, 0, DateTimeKind.Utc);
        Assert.Equal(24, HubDay.Of(facts, evening).Day);
        facts.Replace(facts.Facts with { Zone = "Pacific/Auckland" });
        Assert.Equal(26, HubDay.Of(facts, evening.AddHours(12)).Day);
    }

    [Theory, OnBothDatabases]
    public async Task Whoever_leaves_takes_it_all_with_them_and_the_others_are_told(ProviderKind kind)
    {
        await using var hub = await TestHub.StartAsync(kind);
        var (leaver, owner, asker) = (await hub.AdultAsync(), await hub.AdultAsync(), await hub.AdultAsync());
        var id = await hub.PutAsync(owner);
        var agreed = await hub.AnswerAsync(leaver, id, once: "Moss of the mill");
        await hub.Get<TalkBook>().AcceptAsync(owner.Person.Id, agreed, default);
        await hub.AnswerAsync(asker, await hub.PutAsync(leaver, once: "Fern of the mill"), words: "Hello");
        await hub.WriteAsync(async db =>
            (await db.People.SingleAsync(p => p.Id == leaver.Person.Id)).Leave(hub.Clock.Now.AddDays(7))
        );
        hub.Clock.Move(TimeSpan.FromDays(8));
        await hub.RunJobsAsync();
        Assert.Equal(0, (await hub.FavourAsync(id)).Taken);
        Assert.Equal((0, 0, 1), await CountAsync(hub));
        Assert.Equal(0, await hub.ReadAsync(db => db.Faces.CountAsync(f => f.IsForOnce)));
        foreach (var told in new[] { owner, asker })
            Assert.True(
                await hub.ReadAsync(db =>
                    db.InboxLines.AnyAsync(l => l.PersonId == told.Person.Id && l.Kind == LetterKind.FavourEnded)
                )
            );
    }

    [Theory, OnBothDatabases]
    public async Task Ones_own_file_holds_what_one_wrote_and_no_words_of_the_other(ProviderKind kind)
    {
        var hub = await TestHub.SharedAsync(kind);
        var (owner, other) = (await hub.AdultAsync(), await hub.AdultAsync());
        var id = await hub.PutAsync(owner, draft: Helping.Draft("A soup on Fridays", more: hub.Sealed("12 Mill Lane")));
        var talk = await hub.AnswerAsync(other, id, words: "Larkspur and rye");
        await hub.Get<TalkBook>().SayAsync(owner.Person.Id, talk, "Come at six", default);
        var (mine, theirs) = (await ArchiveAsync(hub, owner), await ArchiveAsync(hub, other));
        foreach (var words in new[] { "A soup on Fridays", "12 Mill Lane", "Come at six" })
        {
            Assert.Contains(words, mine, StringComparison.Ordinal);
            Assert.DoesNotContain(words, theirs, StringComparison.Ordinal);
        }
        Assert.Contains("Larkspur and rye", theirs, StringComparison.Ordinal);
        Assert.DoesNotContain("Larkspur and rye", mine, StringComparison.Ordinal);
        Assert.DoesNotContain(other.Alias, mine, StringComparison.Ordinal);
    }

    private static async Task<string> ArchiveAsync(TestHub hub, Neighbour who)
    {
        await using var scope = hub.Scope();
        var db = scope.ServiceProvider.GetRequiredService<ViewerDb>();
        var own = db.As(Rules.Viewer.Stranger with { PersonId = who.Person.Id });
        using var packed = new MemoryStream();
        await scope.ServiceProvider.GetRequiredService<OwnArchive>().WriteAsync(own, packed, default);
        packed.Position = 0;
        await using var zip = new ZipArchive(packed, ZipArchiveMode.Read);
        var all = new List<string>();
        foreach (var name in new[] { "favours.json", "talks.json" })
        {
            using var reader = new StreamReader(await zip.GetEntry(name)!.OpenAsync());
            all.Add(await reader.ReadToEndAsync());
        }
        return string.Join('\n', all);
    }

    private static Task<(int Lines, int Talks, int Favours)> CountAsync(TestHub hub) =>
        hub.ReadAsync(async db =>
            (await db.TalkLines.CountAsync(), await db.Talks.CountAsync(), await db.Favours.CountAsync())
        );
}
