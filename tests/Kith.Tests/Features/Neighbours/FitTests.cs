using Kith.Features.Accounts;
using Kith.Features.Neighbours;
using Kith.Features.Places;
using Kith.Rules;
using Kith.Tests.Support;
using Kith.Texts;
using Microsoft.Extensions.DependencyInjection;

namespace Kith.Tests.Features.Neighbours;

/// <summary>What could fit, when things may be answered, and what looks like a number.</summary>
public sealed class FitTests
{
    private static readonly Neighbourhood OldTown = Neighbourhood.Add("Old Town", "old-town", 51.45, -2.59);
    private static readonly Neighbourhood MillEnd = Neighbourhood.Add("Mill End", "mill-end", 51.46, -2.59);
    private static readonly Neighbourhood FarOff = Neighbourhood.Add("Far Off", "far-off", 51.55, -2.59);

    [Fact]
    public async Task A_need_and_an_offer_fit_by_place_time_and_language_and_say_why()
    {
        var hub = await TestHub.SharedAsync(Kith.Data.ProviderKind.Sqlite);
        await using var scope = hub.Scope();
        var texts = scope.ServiceProvider.GetRequiredService<T>();
        var need = Seen(FavourSide.Need, OldTown, Slots.Of([5, 8]), "en es");
        var near = Seen(FavourSide.Offer, MillEnd, Slots.Of([8]), "es");
        var same = Seen(FavourSide.Offer, OldTown, 0, "");
        var fits = FavourFit.Best(need, [same, near], 5, texts);
        Assert.Equal(new[] { near, same }, fits.Select(f => f.Seen));
        Assert.Equal(
            ["near you, in Mill End", "suits both: Wednesday, evening", "you both speak español"],
            fits[0].Reasons
        );
        Assert.Equal(["the same part of town"], fits[1].Reasons);
    }

    [Fact]
    public void What_cannot_be_does_not_fit()
    {
        var need = Seen(FavourSide.Need, OldTown, Slots.Of([5]), "es");
        Assert.True(FavourFit.Fits(need, Seen(FavourSide.Offer, area: null, 0, "")));
        Assert.False(FavourFit.Fits(need, Seen(FavourSide.Need, OldTown, 0, "")));
        Assert.False(FavourFit.Fits(need, Seen(FavourSide.Offer, FarOff, 0, "")));
        Assert.False(FavourFit.Fits(need, Seen(FavourSide.Offer, OldTown, Slots.Of([6]), "")));
        Assert.False(FavourFit.Fits(need, Seen(FavourSide.Offer, OldTown, 0, "pl")));
        Assert.False(FavourFit.Fits(need, Seen(FavourSide.Offer, OldTown, 0, "", FavourKind.Meal)));
    }

    [Fact]
    public void A_week_is_said_in_days_that_are_alike()
    {
        Assert.Equal([0, 20], Slots.Numbers(Slots.Of([0, 20, 21, -1])));
        Assert.Equal(Slots.Day(1), Slots.Day(new DateTime(2026, 11, 24, 0, 0, 0, DateTimeKind.Unspecified)));
        Assert.True(Slots.Fit(0, Slots.Day(3)));
        Assert.False(Slots.Fit(Slots.Day(2), Slots.Day(3)));
        Assert.Equal(Slots.All, Enumerable.Range(0, 7).Aggregate(0, (all, day) => all | Slots.Day(day)));
    }

    [Theory]
    [InlineData(PersonAge.Adult, null)]
    [InlineData(null, "Neighbours.SayAge")]
    [InlineData(PersonAge.From16, "Neighbours.AdultsOnly")]
    [InlineData(PersonAge.Under16, "Neighbours.AdultsOnly")]
    public void Only_adults_who_said_so_take_part(PersonAge? age, string? reason)
    {
        var viewer = Viewer.Stranger with { PersonId = Guid.NewGuid() };
        Assert.Equal(reason, FavourRules.MayTakePart(viewer, age).Reason);
        Assert.Equal("Accounts.Paused", FavourRules.MayTakePart(viewer with { IsPaused = true }, age).Reason);
    }

    [Fact]
    public void Each_limit_of_answers_has_its_own_reason()
    {
        var none = new TalkCount(0, 0, 0);
        Assert.True(TalkRules.MayAnswer(isMine: false, isOpen: true, answered: false, none).IsAllowed);
        Assert.Equal("Neighbours.Answer.Own", TalkRules.MayAnswer(true, true, false, none).Reason);
        Assert.Equal("Neighbours.Answer.Twice", TalkRules.MayAnswer(false, false, true, none).Reason);
        Assert.Equal("Neighbours.Answer.Closed", TalkRules.MayAnswer(false, false, false, none).Reason);
        Assert.Equal(
            "Neighbours.Answer.TooMany",
            TalkRules.MayAnswer(false, true, false, none with { Mine = 10 }).Reason
        );
        Assert.Equal(
            "Neighbours.Answer.TooManyToday",
            TalkRules.MayAnswer(false, true, false, none with { Today = 5 }).Reason
        );
        Assert.Equal(
            "Neighbours.Answer.ManyWait",
            TalkRules.MayAnswer(false, true, false, none with { Waiting = 15 }).Reason
        );
        Assert.Equal("Neighbours.Talk.Full", TalkRules.MayAccept(TalkState.Waiting, false, 2, 2).Reason);
        Assert.Equal("Neighbours.Talk.Over", TalkRules.MayAccept(TalkState.Stopped, false, 0, 2).Reason);
    }

    [Theory]
    [InlineData("Ring 07700 900123", true)]
    [InlineData("+34 600-12-34-56", true)]
    [InlineData("wren@post.example", true)]
    [InlineData("see www.post.example", true)]
    [InlineData("12 Mill Lane", true)]
    [InlineData("at 18:30 on 24 November", false)]
    [InlineData("two seats @ noon", false)]
    [InlineData("Tuesday at 5, or 6", false)]
    public void What_looks_like_a_way_to_reach_somebody_is_noticed(string words, bool noticed) =>
        Assert.Equal(noticed, SafeWords.LookLikeContact(words));

    private static FavourSeen Seen(
        FavourSide side,
        Neighbourhood? area,
        int times,
        string languages,
        FavourKind kind = FavourKind.Lift
    )
    {
        var draft = new FavourDraft(kind, "A lift", MoreSealed: null) { Times = times, Languages = languages };
        var favour = Favour.Put(Guid.NewGuid(), Guid.NewGuid(), side, draft, TestClock.Start.UtcDateTime);
        return new(favour, area, "Wren", FaceKey: null, MayRead: true);
    }
}
