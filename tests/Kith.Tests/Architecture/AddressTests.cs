using System.Net;
using Kith.Tests.Support;
using Microsoft.AspNetCore.Routing;

namespace Kith.Tests.Architecture;

/// <summary>Every address is known to the table, and what is hidden answers as what does not exist.</summary>
public sealed class AddressTests : IAsyncLifetime
{
    /// <summary>Answers that stand beside the pages and carry nothing of anybody: problem page, style, scripts, health.</summary>
    private static readonly string[] Plumbing =
    [
        "problem",
        "health/",
        "openapi",
        "language/{",
        "site.css",
        "theme.css",
        "css/",
        "icons",
        "favicon",
        "js/",
        "{**",
        "hsds/{**",
    ];

    private Town _town = null!;

    public async Task InitializeAsync() => _town = await Town.SharedAsync();

    public Task DisposeAsync() => Task.CompletedTask;

    [Fact]
    public void Every_address_has_a_row_in_the_access_matrix()
    {
        var routes = _town
            .Hub.Get<EndpointDataSource>()
            .Endpoints.OfType<RouteEndpoint>()
            .Select(e => e.RoutePattern.RawText!.TrimStart('/'));
        var unknown = routes
            .Distinct()
            .Where(r =>
                RouteTable.Rows.All(row => row.Pattern != r)
                && !Plumbing.Any(p => r.StartsWith(p, StringComparison.Ordinal))
            );
        Assert.Empty(unknown);
    }

    [Fact]
    public void Every_row_of_the_access_matrix_is_an_address()
    {
        var routes = _town
            .Hub.Get<EndpointDataSource>()
            .Endpoints.OfType<RouteEndpoint>()
            .Select(e => e.RoutePattern.RawText!.TrimStart('/'))
            .ToHashSet();
        Assert.All(RouteTable.Rows, r => Assert.Contains(r.Pattern, routes));
    }

    [Fact]
    public async Task What_a_person_may_not_see_is_absent_to_the_byte()
    {
        foreach (var row in RouteTable.Rows.Where(r => r.Audience is not Audience.Everybody))
        {
            // Who is signed in but belongs to nothing: the pages of groups must look absent to them.
            var browser = _town.Browser(row.Audience.IsForMembers() ? Role.Member : Role.Stranger);
            foreach (var path in _town.HiddenPaths(row))
            {
                var absent = await browser.CountAsync(_town.AbsentPath(row));
                var hidden = await browser.CountAsync(path);
                Assert.Equal(HttpStatusCode.NotFound, hidden.Visit.Status);
                Assert.Equal(absent.Visit.Body, hidden.Visit.Body);
                Assert.Equal(absent.Commands, hidden.Commands);
            }
        }
    }

    [Fact]
    public async Task The_set_up_page_is_gone_once_the_hub_is_set_up()
    {
        Assert.Equal(HttpStatusCode.NotFound, (await _town.Hub.Browser().GetAsync("/setup")).Status);
    }
}
