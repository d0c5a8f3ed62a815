using Kith.Data;
using Kith.Features.Cards;
using Kith.Tests.Support;
using Microsoft.EntityFrameworkCore;

namespace Kith.Tests.Features.Cards;

/// <summary>The cards that come with Kith.</summary>
public sealed class StarterCardTests
{
    /// <summary>Words a card must not use: they say what somebody has instead of what it is like, or could show a way to harm.</summary>
    private static readonly string[] Unsaid =
    [
        "depress",
        "anxiety",
        "disorder",
        "patient",
        "symptom",
        "insomnia",
        "ptsd",
        "suicid",
        "overdose",
        "pills",
        "depresi",
        "ansiedad",
        "trastorno",
        "paciente",
        "síntoma",
        "insomnio",
        "suicid",
        "sobredosis",
        "pastillas",
    ];

    [Theory, OnBothDatabases]
    public async Task Twenty_cards_in_both_languages_each_with_a_source_that_can_be_looked_up(ProviderKind kind)
    {
        await using var hub = await TestHub.StartAsync(kind);
        await hub.WriteAsync(db => StarterCards.PutAsync(db, default));
        await hub.WriteAsync(db => StarterCards.PutAsync(db, default));
        var cards = await hub.ReadAsync(db => db.Cards.ToListAsync());
        var words = await hub.ReadAsync(db => db.CardWordings.ToListAsync());
        Assert.Equal(20, cards.Count);
        Assert.Equal(["en", "es"], StarterCards.Languages.Order(StringComparer.Ordinal));
        foreach (var card in cards)
        {
            Assert.Equal(["en", "es"], words.Where(w => w.CardId == card.Id).Select(w => w.Language).Order());
            Assert.Single(words.Where(w => w.CardId == card.Id).Select(w => w.StepList.Count).Distinct());
            Assert.Equal(CardBasis.Clinical, card.Basis);
            Assert.True(card is { SourceTitle: not null, ReadOn: null, DueOn: null });
            Assert.StartsWith("https://", card.SourceUrl, StringComparison.Ordinal);
            Assert.Empty(CardCodes.Split(card.Feels).Except(CardCodes.Feels));
            Assert.Empty(CardCodes.Split(card.Needs).Except(CardCodes.Needs));
        }
        foreach (var feel in CardCodes.Feels)
            Assert.True(cards.Count(c => c.Feels.Contains($" {feel} ", StringComparison.Ordinal)) >= 3, feel);
        Assert.Equal(8, await hub.ReadAsync(db => db.CardCollections.CountAsync()));
    }

    [Theory, OnBothDatabases]
    public async Task The_first_card_for_a_feeling_was_written_for_it(ProviderKind kind)
    {
        await using var hub = await TestHub.StartAsync(kind);
        await hub.WriteAsync(db => StarterCards.PutAsync(db, default));
        string[] first =
        [
            "same-time",
            "let-it-pass",
            "short-message",
            "count-to-ten",
            "three-small-things",
            "ten-minutes",
        ];
        foreach (var (feel, slug) in CardCodes.Feels.Zip(first))
        {
            var links = (await hub.Browser().GetAsync($"/cards/now/{feel}")).Page.QuerySelectorAll(".notices a");
            Assert.Equal($"/cards/{slug}", links[0].GetAttribute("href"));
        }
    }

    [Fact]
    public async Task They_speak_of_how_it_is_and_never_of_a_diagnosis_or_a_way_to_harm()
    {
        await using var hub = await TestHub.StartAsync(ProviderKind.Sqlite);
        await hub.WriteAsync(db => StarterCards.PutAsync(db, default));
        var words = await hub.ReadAsync(db => db.CardWordings.ToListAsync());
        Assert.All(
            words,
            w =>
                Assert.DoesNotContain(
                    Unsaid,
                    unsaid => $"{w.Title} {w.Helps} {w.Steps}".Contains(unsaid, StringComparison.OrdinalIgnoreCase)
                )
        );
        Assert.All(words, w => Assert.DoesNotContain('!', w.Title + w.Helps + w.Steps));
        Assert.All(words, w => Assert.InRange(w.StepList.Count, 3, CardWording.MostSteps));
    }

    [Theory, OnBothDatabases]
    public async Task An_update_brings_back_nothing_that_stewards_took_away_or_changed(ProviderKind kind)
    {
        await using var hub = await TestHub.StartAsync(kind);
        await hub.RunJobsAsync();
        await hub.WriteAsync(async db =>
        {
            (await db.Cards.SingleAsync(c => c.Slug == "slow-breath")).PutAway(hub.Clock.Now);
            var card = await db.Cards.SingleAsync(c => c.Slug == "kind-hand");
            var said = await db.CardWordings.SingleAsync(w => w.CardId == card.Id && w.Language == "en");
            said.Write(new("en", "Our own title", said.Helps, said.Steps));
        });
        hub.Clock.Move(TimeSpan.FromDays(2));
        await hub.RunJobsAsync();
        Assert.Equal(20, await hub.ReadAsync(db => db.Cards.CountAsync()));
        var gone = await hub.Browser().GetAsync("/cards/slow-breath");
        Assert.Equal(System.Net.HttpStatusCode.NotFound, gone.Status);
        Assert.Contains(
            "Our own title",
            (await hub.Browser().GetAsync("/cards/kind-hand")).Text,
            StringComparison.Ordinal
        );
        var together = await hub.Browser().GetAsync("/cards/collections/small-hours");
        Assert.DoesNotContain("/cards/slow-breath", together.Links());
        Assert.Contains("/cards/get-up-a-while", together.Links());
    }
}
