using Kith.Data;
using Kith.Features.Groups;
using Kith.Features.Safety;
using Kith.Tests.Support;
using Microsoft.EntityFrameworkCore;

namespace Kith.Tests.Features.Safety;

/// <summary>Who lost every way in gets their place back on a host's word, and nobody takes somebody else's by a claim alone.</summary>
public sealed class VouchTests
{
    [Theory, OnBothDatabases]
    public async Task A_host_who_was_told_the_word_gives_the_place_back_and_the_old_account_is_told(ProviderKind kind)
    {
        var (hub, sample) = await Looking.HubAsync(kind);
        var group = await sample.GroupAsync();
        var host = await Neighbour.JoinAsync(hub, n => n.In(group, GroupRole.Host, "Heron"));
        var old = await Neighbour.JoinAsync(hub, n => n.In(group, name: "Sorrel"));
        var lost = await Neighbour.JoinAsync(hub);
        var word = await AskAsync(lost, group);
        var browser = host.Browser();
        var list = $"/groups/{group.Slug}/vouches";
        var path = (await browser.GetAsync(list))
            .Links()
            .Single(l => l.StartsWith($"{list}/", StringComparison.Ordinal));
        var face = old.Faces[group.Id].PublicId;
        await browser.SubmitAsync(
            await browser.GetAsync(path),
            Fields(("face", face), ("word", word.ToLowerInvariant()))
        );
        var now = await hub.ReadAsync(db => db.Memberships.SingleAsync(m => m.FaceId == old.Faces[group.Id].Id));
        Assert.Equal(lost.Person.Id, now.PersonId);
        Assert.Contains("another account is you", (await old.Browser().GetAsync("/me")).Text, StringComparison.Ordinal);
        Assert.DoesNotContain(
            "Heron",
            (await old.Browser().GetAsync($"/groups/{group.Slug}")).Text,
            StringComparison.Ordinal
        );
        Assert.Contains("Vouched for by Heron", (await browser.GetAsync(list)).Text, StringComparison.Ordinal);
        Assert.Contains(
            "Heron",
            (await lost.Browser().GetAsync($"/groups/{group.Slug}")).Text,
            StringComparison.Ordinal
        );
    }

    [Theory, OnBothDatabases]
    public async Task Without_the_word_for_a_host_or_by_somebody_barred_nothing_is_taken_over(ProviderKind kind)
    {
        var (hub, sample) = await Looking.HubAsync(kind);
        var group = await sample.GroupAsync();
        var host = await Neighbour.JoinAsync(hub, n => n.In(group, GroupRole.Host));
        var other = await Neighbour.JoinAsync(hub, n => n.In(group, GroupRole.CoHost));
        var old = await Neighbour.JoinAsync(hub, n => n.In(group));
        var (thief, barred) = (await Neighbour.JoinAsync(hub), await Neighbour.JoinAsync(hub, n => n.In(group)));
        await hub.Get<Partings>()
            .PartAsync(host.Person.Id, group.Id, barred.Faces[group.Id].PublicId, ("No.", true), default);
        var book = hub.Get<VouchBook>();
        Assert.Null(await book.AskAsync(barred.Person.Id, group.Id, "Sorrel", default));
        var word = (await book.AskAsync(thief.Person.Id, group.Id, "Sorrel", default))!;
        var id = await hub.ReadAsync(db =>
            db.Vouches.Where(v => v.PersonId == thief.Person.Id).Select(v => v.PublicId).SingleAsync()
        );
        var (theirs, hosts) = (old.Faces[group.Id].PublicId, host.Faces[group.Id].PublicId);
        Assert.False((await book.AcceptAsync(host.Person.Id, group.Id, id, (theirs, "AAAAAA"), default)).IsAllowed);
        Assert.False((await book.AcceptAsync(other.Person.Id, group.Id, id, (hosts, word), default)).IsAllowed);
        Assert.False((await book.AcceptAsync(old.Person.Id, group.Id, id, (theirs, word), default)).IsAllowed);
        Assert.Equal(
            old.Person.Id,
            await hub.ReadAsync(db =>
                db.Memberships.Where(m => m.FaceId == old.Faces[group.Id].Id).Select(m => m.PersonId).SingleAsync()
            )
        );
    }

    private static async Task<string> AskAsync(Neighbour who, Group group)
    {
        var browser = who.Browser();
        var form = await browser.GetAsync($"/groups/{group.Slug}/vouch");
        var asked = await browser.SubmitAsync(form, Fields(("name", "Sorrel")));
        return asked.Page.QuerySelector("code[data-vouch]")!.TextContent;
    }

    private static Dictionary<string, string?> Fields(params (string Name, string? Value)[] fields) =>
        fields.ToDictionary(f => f.Name, f => f.Value, StringComparer.Ordinal);
}
