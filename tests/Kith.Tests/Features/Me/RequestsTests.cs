using Kith.Data;
using Kith.Features.Groups;
using Kith.Tests.Features.Accounts;
using Kith.Tests.Support;

namespace Kith.Tests.Features.Me;

/// <summary>Where I asked to join, for me and nobody else.</summary>
public sealed class RequestsTests
{
    [Theory, OnBothDatabases]
    public async Task I_find_what_I_asked_and_what_became_of_it_and_nobody_else_does(ProviderKind kind)
    {
        var (hub, sample) = await Looking.HubAsync(kind);
        var owls = await sample.GroupAsync($"Owls {RandomId.New()}", more: g => g.Admit(GroupJoining.Questions));
        var host = (await Neighbour.JoinAsync(hub, n => n.In(owls, GroupRole.Host))).Browser();
        var browser = (await Neighbour.JoinAsync(hub)).Browser();
        await browser.SubmitAsync(
            await browser.GetAsync($"/groups/{owls.Slug}/membership"),
            SignUpTests.Fields(("name", $"Teasel {RandomId.New()}"))
        );
        var (page, commands) = await browser.CountAsync("/me/requests");
        Assert.Contains(owls.Name, page.Text, StringComparison.Ordinal);
        Assert.Contains("Waits", page.Text, StringComparison.Ordinal);
        Assert.InRange(commands, 1, 4);
        Assert.Contains($"/groups/{owls.Slug}/request", page.Links());
        var list = await host.GetAsync($"/groups/{owls.Slug}/requests");
        var read = await host.GetAsync(list.Links().Single(l => l.Contains("/requests/", StringComparison.Ordinal)));
        await host.SubmitAsync(read, SignUpTests.Fields(), "form[action*=decline]");
        Assert.Contains("Not this time", (await browser.GetAsync("/me/requests")).Text, StringComparison.Ordinal);
        Assert.DoesNotContain(owls.Name, (await host.GetAsync("/me/requests")).Text, StringComparison.Ordinal);
    }
}
