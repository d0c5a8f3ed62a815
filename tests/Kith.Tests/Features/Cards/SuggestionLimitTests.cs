using System.Net;
using Kith.Data;
using Kith.Rules;
using Kith.Tests.Features.Me;
using Kith.Tests.Support;
using Microsoft.EntityFrameworkCore;

namespace Kith.Tests.Features.Cards;

/// <summary>Nobody fills the stewards' queue, and what cannot be checked does not get into it.</summary>
public sealed class SuggestionLimitTests
{
    [Theory, OnBothDatabases]
    public async Task Somebody_new_suggests_two_a_day_and_nobody_fills_the_queue(ProviderKind kind)
    {
        var hub = await TestHub.SharedAsync(kind);
        var fresh = await Signed.UpAsync(hub);
        var form = await fresh.Browser.GetAsync("/cards/suggest");
        var all = await Task.WhenAll(
            Enumerable.Range(0, 5).Select(n => fresh.Browser.SubmitAsync(form, Suggesting.Filled($"New {n}")))
        );
        Assert.Equal(NewcomerRules.Cards, all.Count(a => a.Status == HttpStatusCode.SeeOther));
        var old = await Neighbour.JoinAsync(hub);
        var many = await Task.WhenAll(Enumerable.Range(0, 8).Select(n => Suggesting.SuggestAsync(old, $"Many {n}")));
        Assert.Equal(CardRules.MostWaiting, many.Count(a => a.Status == HttpStatusCode.SeeOther));
    }

    [Theory, OnBothDatabases]
    public async Task What_cannot_be_looked_up_or_linked_is_refused(ProviderKind kind)
    {
        var hub = await TestHub.SharedAsync(kind);
        var wren = await Neighbour.JoinAsync(hub);
        (string, string?)[][] wrong =
        [
            [("Form.Basis", "Clinical")],
            [("Form.Basis", "Clinical"), ("Form.SourceTitle", "A paper"), ("Form.SourceUrl", "javascript:alert(1)")],
            [("Form.SourceUrl", "http://plain.example/")],
            [("Form.Steps", string.Join('\n', Enumerable.Repeat("Breathe", 11)))],
            [("Form.Feels", null)],
            [("Form.Steps", ""), ("Form.Title", ""), ("Form.Helps", "")],
            [("language", "xx")],
            [("Form.Minutes", "0")],
        ];
        foreach (var fields in wrong)
            Assert.Equal(
                HttpStatusCode.UnprocessableEntity,
                (await Suggesting.SuggestAsync(wren, "Almost", fields)).Status
            );
        Assert.False(await hub.ReadAsync(db => db.CardSuggestions.AnyAsync(s => s.PersonId == wren.Person.Id)));
    }
}
