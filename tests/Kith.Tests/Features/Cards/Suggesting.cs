using System.Net;
using Kith.Features.Cards;
using Kith.Tests.Features.Accounts;
using Kith.Tests.Support;
using Microsoft.EntityFrameworkCore;

namespace Kith.Tests.Features.Cards;

/// <summary>Suggests cards and says yes to them as people do, by the forms.</summary>
internal static class Suggesting
{
    public static async Task<Visit> SuggestAsync(Neighbour who, string title, params (string, string?)[] more)
    {
        var browser = who.Browser();
        return await browser.SubmitAsync(await browser.GetAsync("/cards/suggest"), Filled(title, more));
    }

    public static Dictionary<string, string?> Filled(string title, params (string Name, string? Value)[] more)
    {
        var fields = SignUpTests.Fields(
            ("Form.Title", title),
            ("Form.Helps", "When it rains."),
            ("Form.Steps", "Hold a stone\nPut it down"),
            ("Form.Feels", "grey"),
            ("language", "en")
        );
        var all = new Dictionary<string, string?>(fields, StringComparer.Ordinal);
        foreach (var (name, value) in more)
            all[name] = value;
        return all;
    }

    public static Task<CardSuggestion> WaitingAsync(this TestHub hub, Neighbour who) =>
        hub.ReadAsync(db => db.CardSuggestions.SingleAsync(s => s.PersonId == who.Person.Id && s.Outcome == null));

    public static async Task<Visit> AcceptAsync(
        Neighbour who,
        CardSuggestion waiting,
        params (string, string?)[] fields
    )
    {
        var browser = who.Browser();
        var page = await browser.GetAsync($"/admin/cards/suggested/{waiting.PublicId}/accept");
        return page.Status == HttpStatusCode.OK ? await browser.SubmitAsync(page, Shelved.Field(fields)) : page;
    }
}
