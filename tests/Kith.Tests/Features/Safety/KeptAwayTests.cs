using Kith.Data;
using Kith.Features.Groups;
using Kith.Tests.Features.Accounts;
using Kith.Tests.Support;

namespace Kith.Tests.Features.Safety;

/// <summary>Keeping away from somebody: what changes for whom, and what it must not give away.</summary>
public sealed class KeptAwayTests
{
    [Theory, OnBothDatabases]
    public async Task Whom_I_keep_away_from_is_not_shown_to_me_and_everybody_else_sees_what_they_saw(ProviderKind kind)
    {
        var (hub, sample) = await Looking.HubAsync(kind);
        var (owls, larks) = (await sample.GroupAsync(), await sample.GroupAsync());
        var (me, other) = (await InAsync(hub, owls, larks), await InAsync(hub, owls, larks));
        var (mine, theirs) = (me.Browser(), other.Browser());
        var (name, elsewhere) = (other.Faces[owls.Id].Name, other.Faces[larks.Id].Name);
        var before = (await theirs.GetAsync($"/groups/{owls.Slug}")).Text;
        await KeepAwayAsync(mine, owls, other);
        var page = await mine.GetAsync($"/groups/{owls.Slug}");
        Assert.DoesNotContain(name, page.Body, StringComparison.Ordinal);
        Assert.Equal(before, (await theirs.GetAsync($"/groups/{owls.Slug}")).Text);
        Assert.Contains(elsewhere, (await mine.GetAsync($"/groups/{larks.Slug}")).Text, StringComparison.Ordinal);
        Assert.Contains(name, (await mine.GetAsync($"/groups/{owls.Slug}/kept-away")).Text, StringComparison.Ordinal);
        var list = await mine.GetAsync($"/groups/{larks.Slug}/kept-away");
        Assert.DoesNotContain(elsewhere, list.Body, StringComparison.Ordinal);
        await KeepAwayAsync(mine, owls, other);
        Assert.Contains(name, (await mine.GetAsync($"/groups/{owls.Slug}")).Text, StringComparison.Ordinal);
    }

    [Theory, OnBothDatabases]
    public async Task Somebody_else_does_not_learn_whom_I_keep_away_from(ProviderKind kind)
    {
        var (hub, sample) = await Looking.HubAsync(kind);
        var owls = await sample.GroupAsync();
        var (me, other, third) = (await InAsync(hub, owls), await InAsync(hub, owls), await InAsync(hub, owls));
        await KeepAwayAsync(me.Browser(), owls, other);
        foreach (var browser in new[] { other.Browser(), third.Browser() })
        {
            Assert.Empty((await browser.GetAsync($"/groups/{owls.Slug}/kept-away")).Page.QuerySelectorAll("main li"));
            Assert.DoesNotContain(
                "kept-away",
                (await browser.GetAsync($"/groups/{owls.Slug}")).Body,
                StringComparison.Ordinal
            );
        }
    }

    [Theory, OnBothDatabases]
    public async Task A_host_goes_on_seeing_everybody_they_answer_for(ProviderKind kind)
    {
        var (hub, sample) = await Looking.HubAsync(kind);
        var owls = await sample.GroupAsync();
        var host = await Neighbour.JoinAsync(hub, n => n.In(owls, GroupRole.Host));
        var other = await InAsync(hub, owls);
        await KeepAwayAsync(host.Browser(), owls, other);
        var page = await host.Browser().GetAsync($"/groups/{owls.Slug}");
        Assert.Contains(other.Faces[owls.Id].Name, page.Text, StringComparison.Ordinal);
    }

    [Theory, OnBothDatabases]
    public async Task What_they_do_for_an_evening_stands_there_without_their_name(ProviderKind kind)
    {
        var (hub, sample) = await Looking.HubAsync(kind);
        var owls = await sample.GroupAsync();
        var meetup = await sample.MeetupAsync(group: owls);
        var (me, other) = (await InAsync(hub, owls), await InAsync(hub, owls));
        var duties = $"{meetup.Path}/duties";
        var theirs = other.Browser();
        await theirs.SubmitAsync(await theirs.GetAsync(duties), SignUpTests.Fields(("act", "take")));
        Assert.Contains(
            other.Faces[owls.Id].Name,
            (await me.Browser().GetAsync(duties)).Text,
            StringComparison.Ordinal
        );
        await KeepAwayAsync(me.Browser(), owls, other);
        var page = await me.Browser().GetAsync(duties);
        Assert.DoesNotContain(other.Faces[owls.Id].Name, page.Body, StringComparison.Ordinal);
        Assert.Contains("keep away", page.Text, StringComparison.Ordinal);
    }

    private static Task<Neighbour> InAsync(TestHub hub, params Group[] groups) =>
        Neighbour.JoinAsync(
            hub,
            n =>
            {
                foreach (var group in groups)
                    n.In(group);
            }
        );

    private static async Task KeepAwayAsync(TestBrowser browser, Group group, Neighbour from)
    {
        var page = await browser.GetAsync($"/groups/{group.Slug}/members/{from.Faces[group.Id].PublicId}/block");
        await browser.SubmitAsync(page, SignUpTests.Fields());
    }
}
