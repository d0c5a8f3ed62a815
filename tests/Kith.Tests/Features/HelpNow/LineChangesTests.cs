using System.Net;
using System.Text.Json;
using Kith.Data;
using Kith.Features.HelpNow;
using Kith.Features.Services;
using Kith.Features.Services.Hsds;
using Kith.Tests.Support;
using Microsoft.EntityFrameworkCore;
using static Kith.Tests.Features.Services.Directories;

namespace Kith.Tests.Features.HelpNow;

/// <summary>Whatever changes the hub's lines, "Help now" follows; whatever is not the hub's own changes nothing.</summary>
public sealed class LineChangesTests
{
    private const string Samaritans = "gb-samaritans";

    [Theory, OnBothDatabases]
    public async Task A_correction_of_the_service_reaches_help_now_but_no_address_that_runs_something(ProviderKind kind)
    {
        await using var hub = await BroughtAsync(kind);
        var service = await ServiceAsync(hub);
        var phone = LineRecord.Of(HelpLines.ShippedFor("GB")!.Lines.Single(l => l.Id == Samaritans), "GB", "")[
            "phones"
        ]![0]!["id"];
        await CorrectAsync(hub, service, ($"phones/{phone}/number", "\"116 125\""));
        await CorrectAsync(hub, service, ("url", "\"javascript:alert(1)\""));
        var line = hub.Get<HelpLines>().For("GB")!.Lines.Single(l => l.Id == Samaritans);
        Assert.Equal(("116 125", ""), (line.Call, line.Source));
        await CorrectAsync(hub, service, ("status", "\"temporarily closed\""));
        Assert.DoesNotContain(hub.Get<HelpLines>().For("GB")!.Lines, l => l.Id == Samaritans);
        await CorrectAsync(hub, service, ("status", "\"active\""));
        // The whole list said anew counts, whatever was changed inside it before.
        await CorrectAsync(hub, service, ("phones", """[{"id":"1","number":"116 126","type":"voice"}]"""));
        Assert.Equal("116 126", hub.Get<HelpLines>().For("GB")!.Lines.Single(l => l.Id == Samaritans).Call);
    }

    [Theory, OnBothDatabases]
    public async Task What_a_hub_had_written_into_its_own_list_is_taken_over(ProviderKind kind)
    {
        await using var hub = await TestHub.StartAsync(kind);
        var shipped = HelpLines.ShippedFor("GB")!;
        var own = new HelpLine("here", "Ring a neighbour", "anyone", ["en"], "https://here.example", "020 7946 0999");
        var old = new Dictionary<string, CountryHelp>
        {
            ["GB"] = shipped with
            {
                Lines =
                [
                    .. shipped
                        .Lines.Where(l => l.Id != "gb-shout")
                        .Select(l => l.Id == Samaritans ? l with { Call = "116 127", Hours = "evenings" } : l),
                    own,
                ],
            },
        };
        await File.WriteAllBytesAsync(Path.Combine(hub.Folder.FullName, HelpLines.FileName), HelpLines.Write(old));
        await hub.RunJobsAsync();
        var lines = hub.Get<HelpLines>().For("GB")!.Lines;
        Assert.Equal(shipped.Lines.Count, lines.Count);
        Assert.DoesNotContain(lines, l => l.Id == "gb-shout");
        Assert.True(File.Exists(Path.Combine(hub.Folder.FullName, LineFile.BeforeName)));
        Assert.Equal("116 127", lines.Single(l => l.Id == Samaritans).Call);
        Assert.Contains("Ring a neighbour", (await hub.Browser().GetAsync("/services")).Text, StringComparison.Ordinal);
        Assert.NotNull(hub.Get<HelpLines>().For("US"));
    }

    [Fact]
    public async Task A_list_that_could_not_be_written_is_written_when_it_can_be()
    {
        await using var hub = await BroughtAsync(ProviderKind.Sqlite);
        var service = await ServiceAsync(hub);
        // A folder in the way stands for a disk that is full: root may write everywhere else.
        var inTheWay = Path.Combine(hub.Folder.FullName, HelpLines.FileName);
        File.Delete(inTheWay);
        Directory.CreateDirectory(inTheWay);
        await CorrectAsync(hub, service, ("status", "\"defunct\""));
        Assert.Contains(hub.Get<HelpLines>().For("GB")!.Lines, l => l.Id == Samaritans);
        Directory.Delete(inTheWay);
        await hub.ReadAsync(async db =>
        {
            await hub.Get<Kith.Web.HubSnapshot>().RefreshAsync(db, default);
            return true;
        });
        Assert.DoesNotContain(hub.Get<HelpLines>().For("GB")!.Lines, l => l.Id == Samaritans);
    }

    [Theory, OnBothDatabases]
    public async Task A_hub_that_moves_shows_the_lines_of_its_new_country(ProviderKind kind)
    {
        await using var hub = await BroughtAsync(kind);
        await hub.WriteAsync(async db => (await db.Hubs.SingleAsync()).Move("IE", "Europe/Dublin"));
        hub.Clock.Move(TimeSpan.FromHours(1));
        await hub.RunJobsAsync();
        var names = HelpLines.ShippedFor("IE")!.Lines.Select(l => l.Name).ToList();
        Assert.Equal(names, hub.Get<HelpLines>().For("IE")!.Lines.Select(l => l.Name));
        var listed = await hub.ReadAsync(db => db.ServiceSpots.Select(s => s.Name).ToListAsync());
        Assert.Equal(names.Order(), listed.Order());
    }

    [Theory, OnBothDatabases]
    public async Task Another_list_neither_adds_a_line_to_help_now_nor_changes_one(ProviderKind kind)
    {
        await using var hub = await BroughtAsync(kind);
        var (before, id) = (Json(hub.Get<HelpLines>().For("GB")!), await ServiceAsync(hub));
        var run = await ImportAsync(
            hub,
            Write(
                hub,
                "city.json",
                $$"""
                [{"id":"{{id}}","name":"Samaritans","status":"active","phones":[{"id":"1","number":"0906 666"}]},
                {"id":"gb-new","name":"Ring me","status":"active","phones":[{"id":"2","number":"0906 667"}],
                "attributes":[{"id":"3","label":"help-line","value":"anyone"}]}]
                """
            )
        );
        Assert.Contains("refused 1", run.Out, StringComparison.Ordinal);
        Assert.Equal(before, Json(hub.Get<HelpLines>().For("GB")!));
        Assert.DoesNotContain("0906", (await hub.Browser().GetAsync("/help-now")).Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Help_now_says_what_the_directory_last_said_while_the_database_is_away()
    {
        var folder = Directory.CreateTempSubdirectory("kith-test-");
        var line = new HelpLine("own-1", "Ring a neighbour", "anyone", ["en"], "https://here.example", "020 7946 0999");
        await File.WriteAllBytesAsync(
            Path.Combine(folder.FullName, HelpLines.FileName),
            HelpLines.Write(new Dictionary<string, CountryHelp> { ["GB"] = new(["999"], [line]) })
        );
        await using var hub = await TestHub.StartAsync(
            ProviderKind.Sqlite,
            builder =>
            {
                builder.Configuration["Database:Provider"] = "postgres";
                builder.Configuration["Database:ConnectionString"] =
                    "Host=/nowhere/at/all;Username=kith;Database=kith;Timeout=1";
            },
            setUp: false,
            folder
        );
        var page = await hub.Browser().GetAsync("/help-now?country=GB");
        Assert.Equal(HttpStatusCode.OK, page.Status);
        Assert.Contains("020 7946 0999", page.Text, StringComparison.Ordinal);
    }

    private static async Task<TestHub> BroughtAsync(ProviderKind kind)
    {
        var hub = await TestHub.StartAsync(kind);
        await hub.RunJobsAsync();
        return hub;
    }

    private static Task<Guid> ServiceAsync(TestHub hub) =>
        hub.ReadAsync(db => db.Services.Where(s => s.ForeignId == Samaritans).Select(s => s.Id).SingleAsync());

    private static Task CorrectAsync(TestHub hub, Guid service, (string, string?) field) =>
        hub.WriteAsync(async db =>
            Assert.True(
                await Correction.MakeAsync(db, (HsdsVocabulary.Service, service), field, (hub.Clock.Now, null), default)
            )
        );

    private static string Json<T>(T value) => JsonSerializer.Serialize(value);
}
