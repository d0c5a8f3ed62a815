using System.Net;
using Kith.Data;
using Kith.Features.Reports;
using Kith.Features.Services.Freshness;
using Kith.Tests.Support;
using Kith.Web;
using Microsoft.AspNetCore.Http;
using static Kith.Tests.Features.Services.Directories;

namespace Kith.Tests.Features.Services.Freshness;

/// <summary>A flood of corrections drowns nothing else, and one household counts as one.</summary>
public sealed class CheckTriesTests
{
    [Theory, OnBothDatabases]
    public async Task Corrections_are_limited_and_use_up_no_report_of_danger(ProviderKind kind)
    {
        await using var hub = await TestHub.StartAsync(kind, b => b.Configuration["RateLimits:Enabled"] = "true");
        await ImportAsync(hub, List(hub, Food));
        var tries = hub.Get<CheckTries>();
        var here = From("203.0.113.7");
        for (var n = 0; n < CheckTries.CorrectionsPerHour; n++)
            Assert.True(tries.MayCorrect(here));
        Assert.False(tries.MayCorrect(here));
        Assert.True(hub.Get<ReportTries>().MaySend(here));
        Assert.True(tries.MaySay(here, Guid.Parse(Pantry)));
    }

    [Theory, OnBothDatabases]
    public async Task The_form_sends_back_what_is_too_much_with_everything_that_was_typed(ProviderKind kind)
    {
        await using var hub = await TestHub.StartAsync(kind, b => b.Configuration["RateLimits:Enabled"] = "true");
        await ImportAsync(hub, List(hub, Food));
        Visit last = null!;
        for (var n = 0; n <= CheckTries.CorrectionsPerHour; n++)
            last = await hub.CorrectAsync(Pantry, ("words", $"They moved to Mill House {n}."));
        Assert.Equal(HttpStatusCode.TooManyRequests, last.Status);
        Assert.Contains($"They moved to Mill House {CheckTries.CorrectionsPerHour}.", last.Body);
    }

    [Fact]
    public void A_household_is_one_however_many_addresses_it_has()
    {
        var key = new DailyKey(new TestClock());
        string Of(string address) => key.Hash(IPAddress.Parse(address));
        Assert.Equal(Of("2001:db8:1:2::1"), Of("2001:db8:1:2:ffff::9"));
        Assert.NotEqual(Of("2001:db8:1:2::1"), Of("2001:db8:1:3::1"));
        Assert.Equal(Of("203.0.113.7"), Of("::ffff:203.0.113.7"));
        Assert.NotEqual(Of("203.0.113.7"), Of("203.0.113.8"));
        Assert.NotEqual(Of("::ffff:203.0.113.7"), Of("::ffff:203.0.113.8"));
    }

    private static DefaultHttpContext From(string address)
    {
        var context = new DefaultHttpContext();
        context.Connection.RemoteIpAddress = IPAddress.Parse(address);
        return context;
    }
}
