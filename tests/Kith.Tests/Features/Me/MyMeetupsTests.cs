using Kith.Data;
using Kith.Tests.Features.Coming;
using Kith.Tests.Features.Hosting;
using Kith.Tests.Support;

namespace Kith.Tests.Features.Me;

/// <summary>What somebody reads on their own page about the meetups they come to.</summary>
public sealed class MyMeetupsTests
{
    [Theory, OnBothDatabases]
    public async Task A_member_reads_that_they_asked_and_not_that_they_are_in_line(ProviderKind kind)
    {
        var hub = await TestHub.SharedAsync(kind);
        var host = await Host.AtAsync(hub, m => m.Admits(byApproval: true, questions: null).Seats(1));
        var browser = (await Neighbour.JoinAsync(hub)).Browser();
        await browser.SendAsync(host.Meetup, "Sorrel");
        var mine = (await browser.GetAsync("/me")).Text;
        Assert.Contains("You have asked to come", mine, StringComparison.Ordinal);
        Assert.DoesNotContain("You are in line", mine, StringComparison.Ordinal);
    }
}
