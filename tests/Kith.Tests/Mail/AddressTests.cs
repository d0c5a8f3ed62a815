using System.Net;
using Kith.Data;
using Kith.Mail;
using Kith.Tests.Support;
using Microsoft.EntityFrameworkCore;

namespace Kith.Tests.Mail;

/// <summary>A member's own e-mail address: given, confirmed, and never more than one.</summary>
public sealed class AddressTests
{
    private const string Address = "wren@post.example";

    [MailTheory, OnBothDatabases]
    public async Task Nothing_goes_to_an_address_before_its_code_was_typed_back(ProviderKind kind)
    {
        using var server = MailServer.Start();
        await using var hub = await TestHub.StartAsync(kind, server.Configure);
        var wren = (await Neighbour.JoinAsync(hub)).Browser();
        await MailboxTests.DoAsync(wren, "/me/mail", ("address", Address));
        await NoticeTests.PostAsync(hub);
        var mail = Assert.Single(server.Mails);
        Assert.Equal("Your code", mail.Subject);
        var code = System.Text.RegularExpressions.Regex.Match(mail.Text, "code is ([0-9A-Z]{8})").Groups[1].Value;
        Assert.Equal(
            HttpStatusCode.UnprocessableEntity,
            (await MailboxTests.DoAsync(wren, "/me/mail/code", ("code", "ABCDEFGH"))).Status
        );
        Assert.Null(await hub.ReadAsync(db => db.Mailboxes.Select(m => m.ConfirmedAt).SingleAsync()));
        Assert.Equal(
            HttpStatusCode.SeeOther,
            (await MailboxTests.DoAsync(wren, "/me/mail/code", ("code", code.ToLowerInvariant()))).Status
        );
        Assert.NotNull(await hub.ReadAsync(db => db.Mailboxes.Select(m => m.ConfirmedAt).SingleAsync()));
        var stored = await hub.ReadAsync(db => db.Mailboxes.Select(m => m.AddressSealed).SingleAsync());
        Assert.DoesNotContain("wren", stored, StringComparison.OrdinalIgnoreCase);
    }

    [Theory, OnBothDatabases]
    public async Task Nobody_can_fill_a_strangers_mailbox_with_codes(ProviderKind kind)
    {
        await using var hub = await TestHub.StartAsync(kind);
        var wren = (await Neighbour.JoinAsync(hub)).Browser();
        await MailboxTests.DoAsync(wren, "/me/mail", ("address", Address));
        var again = await MailboxTests.DoAsync(wren, "/me/mail", ("address", "other@post.example"));
        Assert.Equal(HttpStatusCode.UnprocessableEntity, again.Status);
        Assert.Equal(1, await hub.ReadAsync(db => db.Letters.CountAsync()));
    }

    [Theory]
    [InlineData("wren")]
    [InlineData("wren@")]
    [InlineData("wren@post.example\r\nBcc: all@post.example")]
    [InlineData("wren@post.example, all@post.example")]
    [InlineData("<wren@post.example>")]
    [InlineData("wren@[127.0.0.1]")]
    [InlineData("\"a b\"@post.example")]
    [InlineData("wrén@post.example")]
    public async Task What_could_be_more_than_one_address_is_none(string given)
    {
        var hub = await TestHub.SharedAsync(ProviderKind.Sqlite);
        var wren = (await Neighbour.JoinAsync(hub)).Browser();
        Assert.Equal(
            HttpStatusCode.UnprocessableEntity,
            (await MailboxTests.DoAsync(wren, "/me/mail", ("address", given))).Status
        );
    }

    [Fact]
    public void Words_cannot_become_headers_of_a_mail()
    {
        const string evil = "Tea\r\nBcc: all@post.example\r\n\r\nHello";
        var message = new Envelope(Address, evil, evil, evil, evil, null).Message(
            "a@b.example",
            TestClock.Start.UtcDateTime
        );
        Assert.DoesNotContain("Bcc", message, StringComparison.Ordinal);
        Assert.All(message.Split("\r\n"), line => Assert.InRange(line.Length, 0, 78));
        Assert.Throws<FormatException>(() =>
            new Envelope("x@y.example\r\nBcc: z@y.example", "", "", "", null, null).Message("a@b.example", default)
        );
    }
}
