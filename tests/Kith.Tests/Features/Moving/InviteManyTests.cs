using System.Net;
using System.Text;
using Kith.Data;
using Kith.Features.Groups;
using Kith.Features.Moving;
using Kith.Rules;
using Kith.Tests.Support;
using Kith.Web;
using Microsoft.EntityFrameworkCore;
using static Kith.Tests.Features.Moving.Files;

namespace Kith.Tests.Features.Moving;

/// <summary>A list of people becomes invitations: shown once, kept nowhere, and nobody is written to.</summary>
public sealed class InviteManyTests
{
    private const string People = "name;correo;teléfono\r\nFern;fern@example.org;\r\n=Moss;;+44 7700 900123\r\n";

    [Theory, OnBothDatabases]
    public async Task Everybody_on_a_list_gets_a_link_that_works_once_and_ends(ProviderKind kind)
    {
        await using var hub = await TestHub.StartAsync(kind);
        var (host, group) = await HostAsync(hub);
        var form = await host.GetAsync($"/groups/{group.Slug}/invitations/list");
        var made = await host.SubmitFileAsync(form, Fields(("days", "10")), Encoding.UTF8.GetBytes(People));
        Assert.Equal(HttpStatusCode.OK, made.Status);
        Assert.Equal("no-store", made.Response.Headers.CacheControl!.ToString());
        Assert.Contains("fern@example.org", made.Text, StringComparison.Ordinal);
        var links = made
            .Page.QuerySelectorAll("[data-invitation]")
            .Select(c => new Uri(c.TextContent).AbsolutePath)
            .ToList();
        Assert.Equal(2, links.Count);
        var first = (await Neighbour.JoinAsync(hub)).Browser();
        var join = await first.GetAsync(links[0]);
        Assert.Equal(HttpStatusCode.SeeOther, (await first.SubmitAsync(join, Fields(("name", "Fern")))).Status);
        Assert.Equal(HttpStatusCode.NotFound, (await hub.Browser().GetAsync(links[0])).Status);
        Assert.Equal(HttpStatusCode.OK, (await hub.Browser().GetAsync(links[1])).Status);
        hub.Clock.Move(TimeSpan.FromDays(11));
        Assert.Equal(HttpStatusCode.NotFound, (await hub.Browser().GetAsync(links[1])).Status);
        Assert.Equal(0, await hub.ReadAsync(db => db.Letters.CountAsync()));
        Assert.Equal(2, await hub.ReadAsync(db => db.People.CountAsync()));
    }

    [Theory, OnBothDatabases]
    public async Task The_list_for_a_spreadsheet_holds_no_formula(ProviderKind kind)
    {
        var (hub, _) = await Looking.HubAsync(kind);
        var (host, group) = await HostAsync(hub);
        var form = await host.GetAsync($"/groups/{group.Slug}/invitations/list");
        var sheet = await host.SubmitFileAsync(form, Fields(), Encoding.UTF8.GetBytes(People), "?handler=sheet");
        Assert.Equal("text/csv", sheet.Response.Content.Headers.ContentType!.MediaType);
        var lines = sheet.Body.TrimStart('\uFEFF').TrimEnd().Split("\r\n");
        Assert.Equal("name,e-mail,phone,link", lines[0]);
        Assert.StartsWith("'=Moss,,'+44 7700 900123,http", lines[2], StringComparison.Ordinal);
    }

    [Theory, OnBothDatabases]
    public async Task Two_lists_at_once_do_not_pass_the_limit(ProviderKind kind)
    {
        var (hub, _) = await Looking.HubAsync(kind);
        var (host, group) = await HostAsync(hub);
        var form = await host.GetAsync($"/groups/{group.Slug}/invitations/list");
        var list = string.Join('\n', Enumerable.Range(1, PeopleList.MostPeople).Select(n => $"Person {n}"));
        var tries = await Task.WhenAll(
            Enumerable.Range(0, 4).Select(_ => host.SubmitAsync(form, Fields(("list", $"name\n{list}"))))
        );
        Assert.Equal(2, tries.Count(t => t.Status == HttpStatusCode.OK));
        Assert.Equal(2, tries.Count(t => t.Status == HttpStatusCode.Conflict));
        var made = await hub.ReadAsync(db => db.GroupLinks.CountAsync(l => l.GroupId == group.Id));
        Assert.Equal(JoiningRules.MostOpenLinks, made);
    }

    [Theory, OnBothDatabases]
    public async Task A_bad_list_makes_no_link_and_says_which_line(ProviderKind kind)
    {
        var (hub, _) = await Looking.HubAsync(kind);
        var (host, group) = await HostAsync(hub);
        var form = await host.GetAsync($"/groups/{group.Slug}/invitations/list");
        var tried = await host.SubmitAsync(form, Fields(("list", "name,phone\nFern,1\n,2")));
        Assert.Equal(HttpStatusCode.UnprocessableEntity, tried.Status);
        Assert.Contains("The name is missing in line 3.", tried.Text, StringComparison.Ordinal);
        Assert.Contains("Fern,1", tried.Body, StringComparison.Ordinal);
        Assert.Equal(0, await hub.ReadAsync(db => db.GroupLinks.CountAsync(l => l.GroupId == group.Id)));
    }

    [Theory, OnBothDatabases]
    public async Task A_group_has_so_many_open_links_and_no_more(ProviderKind kind)
    {
        var (hub, _) = await Looking.HubAsync(kind);
        var (host, group) = await HostAsync(hub);
        await hub.WriteAsync(db =>
        {
            for (var n = 0; n < JoiningRules.MostOpenLinks - 1; n++)
                db.Add(GroupLink.Of(group.Id, Secrets.Hash(Secrets.NewToken()), Trust.Trusted, 1, endsUtc: null));
            return Task.CompletedTask;
        });
        var form = await host.GetAsync($"/groups/{group.Slug}/invitations/list");
        var tried = await host.SubmitAsync(form, Fields(("list", "name\nFern\nMoss")));
        Assert.Equal(HttpStatusCode.Conflict, tried.Status);
        Assert.Equal(HttpStatusCode.OK, (await host.SubmitAsync(form, Fields(("list", "name\nFern")))).Status);
    }

    private static async Task<(TestBrowser Host, Group Group)> HostAsync(TestHub hub)
    {
        var group = await new Sample(hub).GroupAsync(more: g => g.Admit(GroupJoining.Invitation));
        return ((await Neighbour.JoinAsync(hub, n => n.In(group, GroupRole.Host))).Browser(), group);
    }
}
