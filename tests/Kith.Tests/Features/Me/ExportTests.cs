using System.IO.Compression;
using System.Net;
using System.Text;
using Kith.Data;
using Kith.Features.Accounts;
using Kith.Features.Groups;
using Kith.Features.Me;
using Kith.Tests.Features.Accounts;
using Kith.Tests.Features.Coming;
using Kith.Tests.Support;

namespace Kith.Tests.Features.Me;

/// <summary>Everything of mine in one file, and nothing of anybody else.</summary>
public sealed class ExportTests
{
    /// <summary>Tables with a person in them that are nobody's to take along, with the reason.</summary>
    private static readonly Dictionary<string, string> LeftOut = new()
    {
        ["Letter"] = "points at what is exported already, and is gone within minutes",
        ["Pause"] = "a steward's words, shown on one's own page",
        ["Block"] = "about another face",
        ["AdultCheck"] = "a steward's word, in the stewards' log",
        ["FirstSteps"] = "how often, and gone the next day",
        ["Parting"] = "a host's words, shown on one's own page",
        ["Vouch"] = "somebody else's word, shown on one's own page",
        ["Steward"] = "a role, shown in the stewards' log",
        ["StewardProposal"] = "another steward's words",
        ["AuditEntry"] = "the stewards' common log",
    };

    [Theory, OnBothDatabases]
    public async Task It_holds_what_one_wrote_and_no_words_of_others(ProviderKind kind)
    {
        var hub = await TestHub.SharedAsync(kind);
        var sample = new Sample(hub);
        var (group, meetup) = (await sample.GroupAsync(), await sample.MeetupAsync());
        var wren = await Signed.UpAsync(hub);
        var other = await Neighbour.JoinAsync(hub, n => n.In(group, GroupRole.Host, "Secret Sorrel"));
        var me = await hub.ReadAsync(db => Task.FromResult(db.People.Single(p => p.UserName == wren.Alias).Id));
        await hub.WriteAsync(db =>
        {
            var face = Face.Of(me, group.Id, $"Tansy {Kith.Data.RandomId.New()}");
            db.Add(face);
            db.Add(Membership.Of(group.Id, me, face.Id, GroupRole.Member, hub.Clock.Now));
            return Task.CompletedTask;
        });
        await wren.Browser.SendAsync(meetup, "Larkspur", 1, ("needs", "A chair by the door"));
        await hub.ComesAsync(meetup, "Basil Underhill", 1, ("needs", "A lift home"));
        var answer = await wren.DoAsync("/me/export", ("passphrase", Signed.Passphrase));
        Assert.Equal("application/zip", answer.Response.Content.Headers.ContentType!.MediaType);
        var all = await TextAsync(answer);
        foreach (var mine in new[] { wren.Alias, "Tansy", "Larkspur", "A chair by the door", group.Name })
            Assert.Contains(mine, all, StringComparison.Ordinal);
        foreach (var theirs in new[] { other.Alias, "Secret Sorrel", "Basil", "A lift home", meetup.Meetup.Title })
            Assert.DoesNotContain(theirs, all, StringComparison.Ordinal);
        foreach (var secret in new[] { $"{me}", wren.Browser.Cookie("session")! })
            Assert.DoesNotContain(secret, all, StringComparison.OrdinalIgnoreCase);
    }

    [Fact]
    public async Task A_stolen_session_alone_takes_nothing_along()
    {
        var wren = await Signed.UpAsync(await TestHub.SharedAsync(ProviderKind.Sqlite));
        var answer = await wren.DoAsync("/me/export", ("passphrase", "not the passphrase"));
        Assert.Equal(HttpStatusCode.UnprocessableEntity, answer.Status);
    }

    [Fact]
    public async Task Every_table_about_people_is_in_it_or_says_why_not()
    {
        var hub = await TestHub.SharedAsync(ProviderKind.Sqlite);
        var about = await hub.ReadAsync(db =>
            Task.FromResult(
                db.Model.GetEntityTypes()
                    .Where(e => e.FindProperty("PersonId") is not null)
                    .Select(e => e.ClrType)
                    .ToList()
            )
        );
        Assert.Empty(
            about.Where(e => OwnPart.All.All(p => p.Entity != e) && !LeftOut.ContainsKey(e.Name)).Select(e => e.Name)
        );
    }

    private static async Task<string> TextAsync(Visit answer)
    {
        using var zip = new ZipArchive(await answer.Response.Content.ReadAsStreamAsync(), ZipArchiveMode.Read);
        Assert.Contains(zip.Entries, e => e.FullName == "index.html");
        var all = new StringBuilder();
        foreach (var entry in zip.Entries)
        {
            using var reader = new StreamReader(entry.Open());
            all.AppendLine(WebUtility.HtmlDecode(await reader.ReadToEndAsync()));
        }
        return all.ToString();
    }
}
