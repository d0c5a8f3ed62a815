using System.Net;
using Kith.Data;
using Kith.Features.Accounts;
using Kith.Tests.Features.Me;
using Kith.Tests.Support;
using Kith.Web;
using Microsoft.AspNetCore.Http;
using Microsoft.EntityFrameworkCore;

namespace Kith.Tests.Features.Accounts;

/// <summary>Attempts to keep somebody out of their own account, and to guess without being slowed down.</summary>
public sealed class KnownDeviceTests
{
    [Theory, OnBothDatabases]
    public async Task A_stranger_on_the_same_wifi_cannot_keep_the_owner_out_of_their_own_device(ProviderKind kind)
    {
        await using var hub = await TestHub.StartAsync(kind);
        var owner = await Signed.UpAsync(hub);
        await owner.DoAsync("/sign-out");
        var stranger = hub.Browser();
        var page = await stranger.GetAsync("/sign-in");
        for (var n = 0; n < 100; n++)
            await SignInAsync(stranger, page, owner.Alias, "not the passphrase");
        Assert.Equal(HttpStatusCode.TooManyRequests, (await owner.SignInAsync()).Answer.Status);
        Assert.Equal("/me", (await SignInAsync(owner.Browser, owner.Alias)).Location);
    }

    [Fact]
    public async Task A_stranger_who_uses_up_the_whole_address_holds_up_no_known_device()
    {
        await using var hub = await TestHub.StartAsync(ProviderKind.Sqlite);
        var owner = await Signed.UpAsync(hub);
        await owner.DoAsync("/sign-out");
        for (var n = 0; n < SignInTries.PerAddress; n++)
            Assert.NotNull(hub.Get<SignInTries>().Begin(new DefaultHttpContext(), $"nobody {n}", person: null));
        Assert.Equal(HttpStatusCode.TooManyRequests, (await owner.SignInAsync()).Answer.Status);
        Assert.Equal("/me", (await SignInAsync(owner.Browser, owner.Alias)).Location);
    }

    [Fact]
    public async Task A_known_device_that_guesses_is_slowed_down_and_nobody_else_is()
    {
        await using var hub = await TestHub.StartAsync(ProviderKind.Sqlite);
        var owner = await Signed.UpAsync(hub);
        await owner.DoAsync("/sign-out");
        for (var n = 0; n < SignInTries.PerAccount; n++)
            await SignInAsync(owner.Browser, owner.Alias, "not the passphrase");
        Assert.Equal(HttpStatusCode.TooManyRequests, (await SignInAsync(owner.Browser, owner.Alias)).Status);
        Assert.Equal("/me", (await owner.SignInAsync()).Answer.Location);
        hub.Clock.Move(SignInTries.Remembered);
        Assert.Equal("/me", (await SignInAsync(owner.Browser, owner.Alias)).Location);
    }

    [Fact]
    public async Task The_device_of_one_account_is_no_help_against_another()
    {
        var hub = await TestHub.SharedAsync(ProviderKind.Sqlite);
        var (mallow, victim) = (await Signed.UpAsync(hub), await Signed.UpAsync(hub));
        Assert.NotNull(Known(hub, mallow.Browser.Cookie("device"), await PersonAsync(hub, mallow.Alias)));
        Assert.Null(Known(hub, mallow.Browser.Cookie("device"), await PersonAsync(hub, victim.Alias)));
    }

    [Fact]
    public async Task A_forged_cookie_a_foreign_one_and_a_changed_one_count_as_none()
    {
        var hub = await TestHub.SharedAsync(ProviderKind.Sqlite);
        var owner = await Signed.UpAsync(hub);
        var person = await PersonAsync(hub, owner.Alias);
        var real = owner.Browser.Cookie("device")!;
        await using var elsewhere = await TestHub.StartAsync(ProviderKind.Sqlite);
        string[] forged =
        [
            "",
            "..",
            "~",
            new string('~', 500),
            new string('a', 5000),
            $"{Secrets.NewToken()}.{real.Split('.')[1]}.{real.Split('.')[2]}",
            real.Replace($".{real.Split('.')[1]}.", ".999999.", StringComparison.Ordinal),
            real[..^1],
            real + "a",
            $"x{real}",
        ];
        Assert.All(forged, cookie => Assert.Null(Known(hub, cookie, person)));
        Assert.Null(Known(elsewhere, real, person));
        Assert.NotNull(Known(hub, real, person));
    }

    [Theory, OnBothDatabases]
    public async Task Another_passphrase_forgets_the_devices_of_that_account(ProviderKind kind)
    {
        var hub = await TestHub.SharedAsync(kind);
        var owner = await Signed.UpAsync(hub);
        var stolen = owner.Browser.Cookie("device");
        await owner.DoAsync("/me/passphrase", ("old", Signed.Passphrase), ("new", "seven slow herons landing"));
        var person = await PersonAsync(hub, owner.Alias);
        Assert.Null(Known(hub, stolen, person));
        Assert.NotNull(Known(hub, owner.Browser.Cookie("device"), person));
    }

    [Fact]
    public async Task A_shared_device_is_never_known()
    {
        var hub = await TestHub.SharedAsync(ProviderKind.Sqlite);
        var browser = hub.Browser();
        await browser.SubmitAsync(
            await browser.GetAsync("/sign-up"),
            SignUpTests.Fields(("alias", SignUpTests.New()), ("passphrase", Signed.Passphrase), ("shared", "true"))
        );
        Assert.NotNull(browser.Cookie("session"));
        Assert.Null(browser.Cookie("device"));
    }

    [Fact]
    public async Task A_family_computer_is_known_for_each_of_them_and_for_a_year()
    {
        await using var hub = await TestHub.StartAsync(ProviderKind.Sqlite);
        var (one, other) = (await Signed.UpAsync(hub), await Signed.UpAsync(hub));
        await one.DoAsync("/sign-out");
        await SignInAsync(one.Browser, other.Alias);
        var cookie = one.Browser.Cookie("device");
        Assert.All(
            [await PersonAsync(hub, one.Alias), await PersonAsync(hub, other.Alias)],
            person => Assert.NotNull(Known(hub, cookie, person))
        );
        hub.Clock.Move(KnownDevices.LivesFor + TimeSpan.FromDays(1));
        Assert.Null(Known(hub, cookie, await PersonAsync(hub, one.Alias)));
    }

    [Fact]
    public async Task Failures_are_out_of_memory_after_a_quarter_of_an_hour()
    {
        await using var hub = await TestHub.StartAsync(ProviderKind.Sqlite);
        var tries = hub.Get<SignInTries>();
        Assert.NotNull(tries.Begin(new DefaultHttpContext(), "nobody", person: null));
        tries.Forget();
        Assert.Equal(2, tries.Kept);
        hub.Clock.Move(SignInTries.Remembered);
        tries.Forget();
        Assert.Equal(0, tries.Kept);
    }

    [Theory, OnBothDatabases]
    public async Task A_session_keeps_the_day_and_not_the_hour_and_is_gone_when_it_has_ended(ProviderKind kind)
    {
        await using var hub = await TestHub.StartAsync(kind);
        await Signed.UpAsync(hub);
        hub.Clock.Move(TimeSpan.FromHours(3));
        var session = await hub.ReadAsync(db => db.Sessions.SingleAsync());
        Assert.All([session.StartedAt, session.SeenAt, session.EndsAt], at => Assert.Equal(at.Date, at));
        hub.Clock.Move(Session.LivesFor + TimeSpan.FromDays(1));
        await hub.RunJobsAsync();
        Assert.Empty(await hub.ReadAsync(db => db.Sessions.ToListAsync()));
    }

    private static string? Known(TestHub hub, string? cookie, Person person)
    {
        var context = new DefaultHttpContext();
        context.Request.Headers.Cookie = $"device={cookie}";
        return hub.Get<KnownDevices>().Known(context, person);
    }

    private static Task<Person> PersonAsync(TestHub hub, string alias) =>
        hub.ReadAsync(db => db.People.SingleAsync(p => p.UserName == alias));

    private static async Task<Visit> SignInAsync(TestBrowser browser, string alias, string? passphrase = null) =>
        await SignInAsync(browser, await browser.GetAsync("/sign-in"), alias, passphrase ?? Signed.Passphrase);

    private static Task<Visit> SignInAsync(TestBrowser browser, Visit page, string alias, string passphrase) =>
        browser.SubmitAsync(page, SignUpTests.Fields(("alias", alias), ("passphrase", passphrase)));
}
