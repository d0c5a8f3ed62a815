using System.Net;
using Kith.Data;
using Kith.Features.Accounts;
using Kith.Tests.Features.Accounts;
using Kith.Tests.Support;
using Microsoft.EntityFrameworkCore;

namespace Kith.Tests.Features.Me;

/// <summary>What a person changes about their account, and what a thief with their phone or cookie can not.</summary>
public sealed class AccountTests
{
    [Theory, OnBothDatabases]
    public async Task Signing_out_elsewhere_ends_a_stolen_session_and_keeps_ones_own(ProviderKind kind)
    {
        var wren = await Signed.UpAsync(await TestHub.SharedAsync(kind));
        var (thief, _) = await wren.SignInAsync();
        Assert.Equal(HttpStatusCode.OK, (await thief.GetAsync("/me")).Status);
        await wren.DoAsync("/me/sessions");
        Assert.Equal(HttpStatusCode.SeeOther, (await thief.GetAsync("/me")).Status);
        Assert.Equal(HttpStatusCode.OK, (await wren.Browser.GetAsync("/me")).Status);
    }

    [Fact]
    public async Task The_list_of_sessions_shows_no_key_of_any()
    {
        var hub = await TestHub.SharedAsync(ProviderKind.Sqlite);
        var wren = await Signed.UpAsync(hub);
        await wren.SignInAsync();
        var page = await wren.Browser.GetAsync("/me/sessions");
        var ids = await hub.ReadAsync(db => db.Sessions.Select(s => s.Id).ToListAsync());
        Assert.DoesNotContain(
            ids,
            id =>
                page.Body.Contains($"{id}", StringComparison.OrdinalIgnoreCase)
                || page.Body.Contains($"{id:n}", StringComparison.OrdinalIgnoreCase)
        );
        Assert.DoesNotContain(wren.Browser.Cookie("session")!, page.Body, StringComparison.Ordinal);
    }

    [Theory, OnBothDatabases]
    public async Task A_new_passphrase_ends_every_other_session_and_the_old_one_opens_nothing(ProviderKind kind)
    {
        var wren = await Signed.UpAsync(await TestHub.SharedAsync(kind));
        var (thief, _) = await wren.SignInAsync();
        const string other = "seven slow herons landing";
        var changed = await wren.DoAsync("/me/passphrase", ("old", Signed.Passphrase), ("new", other));
        Assert.Equal(HttpStatusCode.SeeOther, changed.Status);
        Assert.Equal(HttpStatusCode.OK, (await wren.Browser.GetAsync("/me")).Status);
        Assert.Equal(HttpStatusCode.SeeOther, (await thief.GetAsync("/me")).Status);
        Assert.Equal(HttpStatusCode.UnprocessableEntity, (await wren.SignInAsync()).Answer.Status);
        Assert.Equal("/me", (await wren.SignInAsync(other)).Answer.Location);
    }

    [Theory]
    [InlineData("old", "not the passphrase")]
    [InlineData("old", "")]
    [InlineData("new", "short")]
    [InlineData("new", "passwordpassword")]
    public async Task A_passphrase_is_not_changed_by_somebody_who_does_not_know_it_nor_to_a_weak_one(
        string field,
        string value
    )
    {
        var wren = await Signed.UpAsync(await TestHub.SharedAsync(ProviderKind.Sqlite));
        var fields = new Dictionary<string, string?>
        {
            ["old"] = Signed.Passphrase,
            ["new"] = "seven slow herons landing",
            [field] = value,
        };
        var answer = await wren.DoAsync("/me/passphrase", [.. fields.Select(f => (f.Key, f.Value))]);
        Assert.Equal(HttpStatusCode.UnprocessableEntity, answer.Status);
        Assert.Equal("/me", (await wren.SignInAsync()).Answer.Location);
    }

    [Theory, OnBothDatabases]
    public async Task An_old_alias_is_shown_nowhere_and_nobody_can_pass_for_it(ProviderKind kind)
    {
        var hub = await TestHub.SharedAsync(kind);
        var wren = await Signed.UpAsync(hub);
        var other = SignUpTests.New();
        Assert.Equal(HttpStatusCode.SeeOther, (await wren.DoAsync("/me/alias", ("alias", other))).Status);
        Assert.Contains(other, (await wren.Browser.GetAsync("/me")).Text, StringComparison.Ordinal);
        var named = await hub.ReadAsync(async db =>
            await db.People.AnyAsync(p => p.UserName == wren.Alias)
            || await db.Faces.AnyAsync(f => f.Name == wren.Alias)
        );
        Assert.False(named);
        var browser = hub.Browser();
        var thief = await browser.SubmitAsync(
            await browser.GetAsync("/sign-up"),
            SignUpTests.Fields(("alias", wren.Alias.ToUpperInvariant()), ("passphrase", Signed.Passphrase))
        );
        Assert.Equal(HttpStatusCode.UnprocessableEntity, thief.Status);
        Assert.Equal("/me", (await wren.SignInAsync(alias: other)).Answer.Location);
        Assert.Equal(HttpStatusCode.UnprocessableEntity, (await wren.SignInAsync()).Answer.Status);
    }

    [Theory, OnBothDatabases]
    public async Task Nobody_takes_names_out_of_use_by_going_through_them(ProviderKind kind)
    {
        await using var hub = await TestHub.StartAsync(kind);
        var wren = await Signed.UpAsync(hub);
        await wren.DoAsync("/me/alias", ("alias", "Siskin"));
        var soon = await wren.DoAsync("/me/alias", ("alias", "Redpoll"));
        Assert.Equal(HttpStatusCode.UnprocessableEntity, soon.Status);
        hub.Clock.Move(TimeSpan.FromHours(25));
        Assert.Equal(
            HttpStatusCode.UnprocessableEntity,
            (await wren.DoAsync("/me/alias", ("alias", wren.Alias))).Status
        );
        Assert.Equal(HttpStatusCode.SeeOther, (await wren.DoAsync("/me/alias", ("alias", "Redpoll"))).Status);
    }

    [Theory, OnBothDatabases]
    public async Task One_name_goes_to_one_of_many_who_want_it_at_once(ProviderKind kind)
    {
        var hub = await TestHub.SharedAsync(kind);
        var wanted = SignUpTests.New();
        var people = await Task.WhenAll(Enumerable.Range(0, 6).Select(_ => Neighbour.JoinAsync(hub)));
        var own = hub.Get<OwnAccount>();
        var won = await Task.WhenAll(people.Select(p => own.RenameAsync(p.Person.Id, wanted, default)));
        Assert.Single(won, w => w);
    }

    [Theory, OnBothDatabases]
    public async Task A_new_recovery_code_takes_the_passphrase_and_ends_the_old_one(ProviderKind kind)
    {
        var hub = await TestHub.SharedAsync(kind);
        var wren = await Signed.UpAsync(hub);
        var old = (await wren.Browser.GetAsync("/sign-up/code")).Page.QuerySelector("[data-recovery]")!.TextContent;
        var thief = await wren.DoAsync("/me/recovery", ("passphrase", "not the passphrase"));
        Assert.Equal(HttpStatusCode.UnprocessableEntity, thief.Status);
        var answer = await wren.DoAsync("/me/recovery", ("passphrase", Signed.Passphrase));
        var page = await wren.Browser.FollowAsync(answer);
        var code = page.Page.QuerySelector("[data-recovery]")!.TextContent;
        Assert.NotEqual(old, code);
        Assert.Null(await hub.Get<Members>().RecogniseByCodeAsync(wren.Alias, old, default));
        Assert.NotNull(await hub.Get<Members>().RecogniseByCodeAsync(wren.Alias, code, default));
    }

    [Fact]
    public async Task A_language_once_chosen_is_used_for_what_the_hub_writes_too()
    {
        var hub = await TestHub.SharedAsync(ProviderKind.Sqlite);
        var wren = await Signed.UpAsync(hub);
        var page = await wren.Browser.FollowAsync(await wren.DoAsync("/me/language", ("language", "es")));
        Assert.Equal("es", page.Page.DocumentElement.GetAttribute("lang"));
        var spoken = await hub.ReadAsync(db =>
            db.People.Where(p => p.UserName == wren.Alias).Select(p => p.Language).SingleAsync()
        );
        Assert.Equal("es", spoken);
        Assert.Equal(
            HttpStatusCode.UnprocessableEntity,
            (await wren.DoAsync("/me/language", ("language", "../../x"))).Status
        );
    }
}
