using Kith.Features.Services;
using Kith.Features.Services.Freshness;
using Kith.Features.Services.Hsds;
using Kith.Tests.Support;
using Microsoft.EntityFrameworkCore;

namespace Kith.Tests.Features.Services.Freshness;

/// <summary>Says what is wrong as a visitor does, and decides as a steward does.</summary>
internal static class Correcting
{
    public const string Phone = "phones/{0}/number";

    /// <summary>Opens the form of a service and sends it with these answers changed.</summary>
    public static async Task<Visit> CorrectAsync(
        this TestHub hub,
        string service,
        params (string Key, string? Value)[] answers
    )
    {
        var browser = hub.Browser();
        var form = await browser.GetAsync($"/services/{service}/correct");
        return await browser.SubmitAsync(form, answers.ToDictionary(a => a.Key, a => a.Value));
    }

    /// <summary>Name of the first field that ends so.</summary>
    public static async Task<string> FieldAsync(this TestHub hub, string service, string ending)
    {
        var form = await hub.Browser().GetAsync($"/services/{service}/correct");
        return form
            .Page.QuerySelectorAll("main [name]")
            .Select(e => e.GetAttribute("name")!)
            .First(n => n.EndsWith($"{ending}]", StringComparison.Ordinal));
    }

    /// <summary>The oldest suggestion that waits.</summary>
    public static Task<SuggestedEdit?> WaitingAsync(this TestHub hub) =>
        hub.ReadAsync(db =>
            db.SuggestedEdits.AsNoTracking().Where(e => e.Outcome == null).OrderBy(e => e.At).FirstOrDefaultAsync()
        );

    /// <summary>A steward takes what is ticked at first, and what is said here.</summary>
    public static async Task<Visit> AcceptAsync(this TestHub hub, Neighbour steward, params (string, string?)[] answers)
    {
        var browser = steward.Browser();
        var page = await browser.GetAsync($"/admin/suggestions/{(await hub.WaitingAsync())!.PublicId}");
        return await browser.SubmitAsync(page, answers.ToDictionary(a => a.Item1, a => a.Item2));
    }

    /// <summary>Its organization keeps a place to itself from now on.</summary>
    public static Task KeepAsync(this TestHub hub, string place, Openness openness) =>
        hub.WriteAsync(async db =>
        {
            (await db.Locations.SingleAsync(l => l.Id == Guid.Parse(place))).Keep(openness);
            await db.SaveChangesAsync();
            var changed = new[] { Guid.Parse(place) }.ToLookup(_ => HsdsVocabulary.Location);
            await Documents.WriteAsync(db, await Documents.AffectedAsync(db, changed, default), default);
        });
}
