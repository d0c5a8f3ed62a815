using System.Net;
using Kith.Data;
using Kith.Features.Accounts;
using Kith.Rules;
using Kith.Tests.Features.Me;
using Kith.Tests.Support;
using Microsoft.EntityFrameworkCore;
using static Kith.Tests.Features.Accounts.PasskeyTests;

namespace Kith.Tests.Features.Accounts;

/// <summary>Adding and removing passkeys: whose they are, how many, and what ends them.</summary>
public sealed class PasskeyKeepingTests
{
    [Theory, OnBothDatabases]
    public async Task A_device_belongs_to_one_account_and_an_answer_made_for_one_is_none_for_another(ProviderKind kind)
    {
        var hub = await TestHub.SharedAsync(kind);
        var (wren, key) = await WithKeyAsync(hub);
        var other = await Signed.UpAsync(hub);
        Refused(await AddAsync(other, key));
        var made = new SoftKey();
        var answer = made.Create(SoftKey.Options(await wren.Browser.GetAsync("/me/passkeys/new")));
        var page = await other.Browser.GetAsync("/me/passkeys/new");
        other.Browser.Keep("passkey", wren.Browser.Cookie("passkey")!);
        Refused(await other.Browser.SubmitAsync(page, Adding(answer)));
        Assert.DoesNotContain((await other.Browser.GetAsync("/me/passkeys")).Links(), IsRemoval);
        Assert.Single((await wren.Browser.GetAsync("/me/passkeys")).Links(), IsRemoval);
    }

    [Theory, OnBothDatabases]
    public async Task Somebody_else_can_neither_see_nor_remove_it_and_its_person_needs_the_passphrase(ProviderKind kind)
    {
        var hub = await TestHub.SharedAsync(kind);
        var (wren, key) = await WithKeyAsync(hub);
        var other = await Signed.UpAsync(hub);
        var remove = (await wren.Browser.GetAsync("/me/passkeys")).Links().Single(IsRemoval);
        Assert.Equal(HttpStatusCode.NotFound, (await other.Browser.GetAsync(remove)).Status);
        Refused(await wren.DoAsync(remove, ("passphrase", "not the passphrase")));
        Assert.Equal("/me/passkeys", (await wren.DoAsync(remove, ("passphrase", Signed.Passphrase))).Location);
        Refused(await SignInAsync(hub.Browser(), key));
    }

    [Fact]
    public async Task Nobody_adds_one_at_an_unlocked_phone_without_the_passphrase()
    {
        var hub = await TestHub.SharedAsync(ProviderKind.Sqlite);
        var wren = await Signed.UpAsync(hub);
        var page = await wren.Browser.GetAsync("/me/passkeys/new");
        var fields = Adding(new SoftKey().Create(SoftKey.Options(page)));
        fields["passphrase"] = "not the passphrase";
        Refused(await wren.Browser.SubmitAsync(page, fields));
        Assert.DoesNotContain(
            "Heron phone",
            (await wren.Browser.GetAsync("/me/passkeys")).Text,
            StringComparison.Ordinal
        );
    }

    [Theory, OnBothDatabases]
    public async Task The_recovery_code_ends_every_passkey(ProviderKind kind)
    {
        var hub = await TestHub.SharedAsync(kind);
        var (wren, key) = await WithKeyAsync(hub);
        await wren.DoAsync("/me/recovery", ("passphrase", Signed.Passphrase));
        var code = (await wren.Browser.GetAsync("/sign-up/code")).Page.QuerySelector("[data-recovery]")!.TextContent;
        var browser = hub.Browser();
        await browser.SubmitAsync(
            await browser.GetAsync("/sign-in/recover"),
            SignUpTests.Fields(("alias", wren.Alias), ("code", code), ("passphrase", "seven slow herons landing"))
        );
        Refused(await SignInAsync(hub.Browser(), key));
    }

    [Theory, OnBothDatabases]
    public async Task Ten_at_most_also_when_many_are_added_at_once(ProviderKind kind)
    {
        var hub = await TestHub.SharedAsync(kind);
        var (wren, _) = await WithKeyAsync(hub);
        var id = await hub.ReadAsync(db =>
            db.People.Where(p => p.UserName == wren.Alias).Select(p => p.Id).SingleAsync()
        );
        var browsers = new List<TestBrowser>();
        while (browsers.Count < Passkey.Most + 2)
            browsers.Add((await wren.SignInAsync()).Browser);
        var all = await Task.WhenAll(browsers.Select(b => AddAsync(wren with { Browser = b }, new SoftKey())));
        Assert.Equal(3, all.Count(a => a.Status == HttpStatusCode.UnprocessableEntity));
        Assert.Equal(Passkey.Most, await hub.ReadAsync(db => db.Passkeys.CountAsync(k => k.PersonId == id)));
    }

    [Fact]
    public void The_last_way_in_stays()
    {
        var person = Person.Named("Wren", "en", TestClock.Start.UtcDateTime);
        Assert.Equal("Passkeys.LastWayIn", PersonRules.MayRemovePasskey(person, 1).Reason);
        Assert.True(PersonRules.MayRemovePasskey(person, 2).IsAllowed);
        person.PasswordHash = "hash";
        Assert.True(PersonRules.MayRemovePasskey(person, 1).IsAllowed);
    }

    private static bool IsRemoval(string link) => link.EndsWith("/remove", StringComparison.Ordinal);
}
