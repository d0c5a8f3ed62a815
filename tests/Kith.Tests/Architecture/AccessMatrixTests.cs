using System.Net;
using Kith.Tests.Support;

namespace Kith.Tests.Architecture;

/// <summary>Every page for every kind of person: who gets in, who is asked to sign in, who is told that they may not.</summary>
public sealed class AccessMatrixTests
{
    [Fact]
    public async Task Every_page_answers_every_kind_of_person_as_the_matrix_says()
    {
        var town = await Town.SharedAsync();
        var wrong = new List<string>();
        foreach (var row in RouteTable.Rows.Where(r => r.Audience.IsForMembers()))
        {
            foreach (var role in Enum.GetValues<Role>())
            {
                var visit = await town.Browser(role).GetAsync(town.Path(row));
                if (!Expected(row.Audience, role).Contains(visit.Status))
                    wrong.Add($"/{row.Pattern} answers {role} with {(int)visit.Status}");
            }
        }
        Assert.Empty(wrong);
    }

    [Fact]
    public async Task Pages_for_everybody_open_for_members_too_and_are_then_kept_by_nobody()
    {
        var town = await Town.SharedAsync();
        foreach (var row in RouteTable.Rows.Where(r => r.Audience is Audience.Everybody or Audience.WhoSeesTheThing))
        {
            var visit = await town.Browser(Role.GroupMember).GetAsync(town.Path(row));
            // Who is signed in already has nothing to do on the pages that let people in.
            if (visit.Status == HttpStatusCode.SeeOther && row.Pattern.StartsWith("sign-", StringComparison.Ordinal))
                continue;
            Assert.True(visit.Status == HttpStatusCode.OK, $"/{row.Pattern} answered {(int)visit.Status}");
            Assert.True(visit.Response.Headers.CacheControl!.NoStore, $"/{row.Pattern} may be kept");
        }
    }

    [Fact]
    public async Task Strangers_are_asked_to_sign_in_and_brought_back()
    {
        var town = await Town.SharedAsync();
        var visit = await town.Browser(Role.Stranger).GetAsync("/me");
        Assert.Equal(HttpStatusCode.SeeOther, visit.Status);
        Assert.Equal("/sign-in?next=%2Fme", visit.Location);
    }

    [Fact]
    public async Task Addresses_that_do_not_exist_ask_nobody_to_sign_in()
    {
        var town = await Town.SharedAsync();
        foreach (var path in new[] { "/nothing-here", "/me/nothing", "/admin/nothing", "/groups/x/y/z" })
            Assert.Equal(HttpStatusCode.NotFound, (await town.Browser(Role.Stranger).GetAsync(path)).Status);
    }

    private static HttpStatusCode[] Expected(Audience audience, Role role) =>
        (audience, role) switch
        {
            (_, Role.Stranger) => [HttpStatusCode.SeeOther],
            (Audience.Member, _) or (Audience.Owner, Role.Member) => [HttpStatusCode.OK],
            (Audience.Owner, _) => [HttpStatusCode.NotFound],
            (Audience.GroupMember, Role.GroupMember or Role.GroupHost) => [HttpStatusCode.OK],
            (Audience.GroupHost, Role.GroupHost) => [HttpStatusCode.OK],
            (Audience.Steward, Role.Steward) => [HttpStatusCode.OK],
            _ => [HttpStatusCode.Forbidden],
        };
}
