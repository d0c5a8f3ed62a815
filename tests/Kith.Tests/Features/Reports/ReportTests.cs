using System.Net;
using Kith.Data;
using Kith.Features.Groups;
using Kith.Tests.Support;
using Microsoft.EntityFrameworkCore;

namespace Kith.Tests.Features.Reports;

/// <summary>Anybody can tell the stewards that something is wrong, and nobody learns who did.</summary>
public sealed class ReportTests
{
    private const string What = "He waits for me outside.";

    [Theory, OnBothDatabases]
    public async Task A_stranger_tells_the_stewards_and_reads_their_answer_with_a_code(ProviderKind kind)
    {
        await using var hub = await TestHub.StartAsync(kind);
        var group = await new Sample(hub).GroupAsync();
        var receipt = await TellAsync(hub.Browser(), $"group:{group.Slug}");
        Assert.Equal(2, receipt.Page.QuerySelectorAll("main code").Length);
        Assert.Contains(What, receipt.Text, StringComparison.Ordinal);
        var steward = (await Neighbour.JoinAsync(hub, n => n.Stewards())).Browser();
        var path = (await steward.GetAsync("/admin/reports"))
            .Links()
            .Single(l => l.StartsWith("/admin/reports/", StringComparison.Ordinal));
        var report = await steward.GetAsync(path);
        Assert.Contains("07700 900123", report.Text, StringComparison.Ordinal);
        await steward.SubmitAsync(report, Fields(("answer", "We talk to him today.")));
        await steward.SubmitAsync(await steward.GetAsync($"{path}/close"), Fields(("outcome", "Acted")));
        var code = receipt.Page.QuerySelector("code[data-report]")!.TextContent;
        var browser = hub.Browser();
        var found = await browser.SubmitAsync(
            await browser.GetAsync("/report/code"),
            Fields(("code", code.ToLowerInvariant()))
        );
        var answer = await browser.FollowAsync(found);
        Assert.Contains("We talk to him today.", answer.Text, StringComparison.Ordinal);
        Assert.Contains("something was done", answer.Text, StringComparison.Ordinal);
        await browser.SubmitAsync(answer, Fields(("more", "He was there again.")));
        Assert.Contains("He was there again.", (await steward.GetAsync(path)).Text, StringComparison.Ordinal);
        Assert.Contains("One report is open", (await steward.GetAsync("/admin")).Text, StringComparison.Ordinal);
    }

    [Theory, OnBothDatabases]
    public async Task A_stolen_database_holds_neither_the_words_nor_who_wrote_them(ProviderKind kind)
    {
        await using var hub = await TestHub.StartAsync(kind);
        var group = await new Sample(hub).GroupAsync();
        var member = await Neighbour.JoinAsync(hub, n => n.In(group));
        var receipt = await TellAsync(member.Browser(), $"group:{group.Slug}");
        var kept = await hub.ReadAsync(db => db.Reports.AsNoTracking().SingleAsync());
        var all = System.Text.Json.JsonSerializer.Serialize(kept);
        Assert.DoesNotContain("waits for me", all, StringComparison.Ordinal);
        Assert.DoesNotContain("07700", all, StringComparison.Ordinal);
        Assert.DoesNotContain(member.Person.Id.ToString(), all, StringComparison.OrdinalIgnoreCase);
        var code = receipt.Page.QuerySelector("code[data-report]")!.TextContent;
        Assert.DoesNotContain(code.Replace("-", "", StringComparison.Ordinal), all, StringComparison.OrdinalIgnoreCase);
    }

    [Theory, OnBothDatabases]
    public async Task A_hidden_group_cannot_be_found_out_by_reporting_it(ProviderKind kind)
    {
        var (hub, sample) = await Looking.HubAsync(kind);
        var hidden = await sample.GroupAsync("Out of sight", GroupVisibility.Hidden);
        var one = await hub.Browser().GetAsync($"/report?about=group:{hidden.Slug}");
        var other = await hub.Browser().GetAsync("/report?about=group:nobody-here");
        Assert.Equal(Plain(other), Plain(one));
    }

    [Theory, OnBothDatabases]
    public async Task Hosts_read_what_they_were_allowed_to_and_never_how_to_reach_its_author(ProviderKind kind)
    {
        var (hub, sample) = await Looking.HubAsync(kind);
        var group = await sample.GroupAsync();
        var host = (await Neighbour.JoinAsync(hub, n => n.In(group, GroupRole.Host))).Browser();
        await TellAsync(hub.Browser(), $"group:{group.Slug}");
        Assert.DoesNotContain(
            What,
            (await host.GetAsync($"/groups/{group.Slug}/reports")).Text,
            StringComparison.Ordinal
        );
        await TellAsync(hub.Browser(), $"group:{group.Slug}", ("hosts", "true"));
        var page = await host.GetAsync($"/groups/{group.Slug}/reports");
        Assert.Contains(What, page.Text, StringComparison.Ordinal);
        Assert.DoesNotContain("07700", page.Body, StringComparison.Ordinal);
    }

    [Theory, OnBothDatabases]
    public async Task Nobody_judges_a_report_about_themselves(ProviderKind kind)
    {
        await using var hub = await TestHub.StartAsync(kind);
        var group = await new Sample(hub).GroupAsync();
        var subject = await Neighbour.JoinAsync(hub, n => n.In(group, GroupRole.Host).Stewards());
        var other = await Neighbour.JoinAsync(hub, n => n.Stewards());
        var member = await Neighbour.JoinAsync(hub, n => n.In(group));
        await TellAsync(member.Browser(), $"face:{subject.Faces[group.Id].PublicId}", ("hosts", "true"));
        var path = (await other.Browser().GetAsync("/admin/reports"))
            .Links()
            .Single(l => l.StartsWith("/admin/reports/", StringComparison.Ordinal));
        var browser = subject.Browser();
        Assert.Equal(HttpStatusCode.NotFound, (await browser.GetAsync(path)).Status);
        Assert.DoesNotContain(path, (await browser.GetAsync("/admin/reports")).Links());
        Assert.DoesNotContain(
            What,
            (await browser.GetAsync($"/groups/{group.Slug}/reports")).Text,
            StringComparison.Ordinal
        );
    }

    [Theory, OnBothDatabases]
    public async Task A_closed_report_is_erased_in_time_and_an_open_one_never(ProviderKind kind)
    {
        await using var hub = await TestHub.StartAsync(kind);
        await TellAsync(hub.Browser(), null);
        await TellAsync(hub.Browser(), null);
        await hub.WriteAsync(async db =>
            (await db.Reports.OrderBy(r => r.Id).FirstAsync()).Close(
                Kith.Features.Reports.ReportOutcome.Settled,
                hub.Clock.Now
            )
        );
        hub.Clock.Move(Kith.Rules.ReportRules.KeptFor + TimeSpan.FromDays(1));
        await hub.RunJobsAsync();
        Assert.Equal(1, await hub.ReadAsync(db => db.Reports.CountAsync()));
    }

    private static string Plain(Visit visit) =>
        System.Text.RegularExpressions.Regex.Replace(
            visit.Page.QuerySelector("main")!.InnerHtml,
            "name=\"token\"[^>]*value=\"[^\"]*\"",
            ""
        );

    private static async Task<Visit> TellAsync(TestBrowser browser, string? about, params (string, string?)[] more)
    {
        var form = await browser.GetAsync(about is null ? "/report" : $"/report?about={about}");
        var fields = Fields([("kind", "Unwanted"), ("what", What), ("contact", "07700 900123"), .. more]);
        return await browser.FollowAsync(await browser.SubmitAsync(form, fields));
    }

    private static Dictionary<string, string?> Fields(params (string Name, string? Value)[] fields) =>
        fields.ToDictionary(f => f.Name, f => f.Value, StringComparer.Ordinal);
}
