using System.Net;
using Kith.Data;
using Kith.Features.Neighbours;
using Kith.Tests.Support;

namespace Kith.Tests.Features.Neighbours;

/// <summary>What somebody says on the board is kept as they said it, or they are told why not.</summary>
public sealed class SayingItTests
{
    [Theory, OnBothDatabases]
    public async Task The_same_line_for_another_day_under_another_name_or_with_other_private_words_is_another_thing(
        ProviderKind kind
    )
    {
        var hub = await TestHub.SharedAsync(kind);
        var owner = await hub.AdultAsync();
        var day = hub.Clock.Now.Date.AddDays(5);
        var draft = Helping.Draft(more: hub.Sealed("12 Mill Lane")) with { DayLocal = day };
        var first = await hub.PutAsync(owner, draft: draft);
        Assert.Equal(first, await hub.PutAsync(owner, draft: draft with { MoreSealed = hub.Sealed("12 Mill Lane") }));
        var others = new[]
        {
            await hub.PutAsync(owner, draft: draft with { DayLocal = day.AddDays(7) }),
            await hub.PutAsync(owner, draft: draft with { MoreSealed = hub.Sealed("14 Mill Lane") }),
            await hub.PutAsync(owner, draft: draft, once: $"Fern {RandomId.New()}"),
        };
        Assert.Equal(4, others.Append(first).Distinct().Count());
    }

    [Theory, OnBothDatabases]
    public async Task A_number_or_an_address_where_all_can_read_it_is_asked_about_once(ProviderKind kind)
    {
        var hub = await TestHub.SharedAsync(kind);
        var browser = (await hub.AdultAsync()).Browser();
        var form = await browser.GetAsync("/neighbours/need");
        foreach (var (field, value) in new[] { ("Form.Line", "Ring 07700 900 123"), ("Naming.Name", "07700900123") })
        {
            var asked = await browser.SubmitAsync(form, Helping.Filled($"Fern {RandomId.New()}", (field, value)));
            Assert.Equal(HttpStatusCode.UnprocessableEntity, asked.Status);
            Assert.Contains("a number or an address", asked.Text, StringComparison.Ordinal);
            var sent = await browser.SubmitAsync(asked, Helping.Filled($"Fern {RandomId.New()}", (field, value)));
            Assert.Equal(HttpStatusCode.SeeOther, sent.Status);
            var edit = await browser.GetAsync($"{sent.Location}/edit");
            var kept = await browser.SubmitAsync(edit, new Dictionary<string, string?>());
            Assert.Equal(HttpStatusCode.SeeOther, kept.Status);
            var changed = new Dictionary<string, string?> { ["Form.Line"] = "Write to me@post.example" };
            Assert.Contains(
                "a number or an address",
                (await browser.SubmitAsync(edit, changed)).Text,
                StringComparison.Ordinal
            );
        }
    }

    [Theory, OnBothDatabases]
    public async Task Who_changes_what_has_ended_meanwhile_is_told_and_keeps_their_words(ProviderKind kind)
    {
        var hub = await TestHub.SharedAsync(kind);
        var owner = await hub.AdultAsync();
        var id = await hub.PutAsync(owner);
        var browser = owner.Browser();
        var edit = await browser.GetAsync($"/neighbours/{id}/edit");
        await hub.Get<FavourBook>().EndAsync(owner.Person.Id, id, default);
        var sent = await browser.SubmitAsync(edit, new Dictionary<string, string?> { ["Form.Line"] = "Another line" });
        Assert.Equal(HttpStatusCode.UnprocessableEntity, sent.Status);
        Assert.Contains("nothing was changed", sent.Text, StringComparison.Ordinal);
        Assert.Contains("Another line", sent.Body, StringComparison.Ordinal);
        foreach (var verb in new[] { "edit", "pause", "renew", "end" })
            Assert.Equal($"/neighbours/{id}", (await browser.GetAsync($"/neighbours/{id}/{verb}")).Location);
    }
}
