using Kith.Data;
using Kith.Tests.Features.Services.Api;
using Kith.Tests.Support;

namespace Kith.Tests.Features.Services.Checking;

/// <summary>Other people's feeds are looked through: which documents are wrong, and what no schema can see.</summary>
public sealed class ValidateTests
{
    [SharedDataTheory]
    [InlineData("Default", true, "")]
    [InlineData("Warn", true, "taxonomy_terms/1")]
    [InlineData("Fail", true, "/ services services/1 taxonomy_terms/1")]
    [InlineData("Default", false, "")]
    [InlineData("Warn", false, "taxonomy_terms/1")]
    [InlineData("Fail", false, "/ services services/1 taxonomy_terms/1")]
    public async Task The_same_documents_are_wrong_as_for_the_validator_of_the_UK(
        string mock,
        bool bySchemas,
        string wrong
    )
    {
        await using var server = await MockAsync(mock);
        string[] schemas = bySchemas
            ? ["--schemas", SharedData.Path("hsds", "oruk-validator", "Schemas", "V3.0-UK")]
            : [];

        var run = await RunAsync(server.Root, [.. schemas, "--strict"]);

        Assert.Equal(wrong.Length == 0 ? 0 : 1, run.Exit);
        Assert.Equal(wrong, string.Join(' ', Wrong(run)));
    }

    [SharedDataFact]
    public async Task Counts_that_lie_and_pages_that_repeat_are_noticed()
    {
        await using var fail = await MockAsync("Fail");
        var run = await RunAsync(fail.Root);

        Assert.Contains("noticed\t/services\tsize\tsays 1, there are 4 objects", run.Out);
        Assert.Contains("noticed\t/organizations?page=2\tcontents\t1 objects were on an earlier page already", run.Out);
        Assert.Contains(
            "noticed\t/organizations\ttotal_items\tsays 10, all pages together have 1 different objects",
            run.Out
        );
    }

    [Fact]
    public async Task A_reference_that_leads_nowhere_is_noticed_in_a_file_and_in_a_package()
    {
        var folder = Directory.CreateTempSubdirectory("kith-feed-");
        var file = Path.Combine(folder.FullName, "services.json");
        await File.WriteAllTextAsync(
            file,
            """[{"id":"0b6b6a9e-1c1e-4d9a-9a2e-6a3d0c6f0a11","name":"Pantry","status":"open","organization_id":"5f0f5f6e-98a1-4a3b-8f27-0d3a3f2b7c22"}]"""
        );

        var run = await RunAsync(file, "--strict");
        var absent = await RunAsync(Path.Combine(folder.FullName, "none.json"));
        folder.Delete(recursive: true);

        Assert.Equal(1, run.Exit);
        Assert.Contains("wrong\tobject 1\tstatus\tis none of active", run.Out);
        Assert.Contains("noticed\tobject 1\tservice.organization_id\tpoints at organization 5f0f5f6e", run.Out);
        Assert.Contains("Looked at 1 documents: 1 are wrong, 1 other things were noticed.", run.Error);
        Assert.Equal((2, ""), (absent.Exit, absent.Out));
    }

    [SharedDataFact]
    public async Task What_a_hub_gives_is_right_by_the_official_schemas_those_of_the_UK_and_our_own()
    {
        await using var hub = await ApiHub.DirectoryAsync(ProviderKind.Sqlite);
        await using var server = await FeedServer.OfAsync(hub);
        foreach (
            var schemas in new string[][]
            {
                [],
                ["--schemas", SharedData.Path("hsds", "spec-3.1-dev", "schema")],
                ["--schemas", SharedData.Path("hsds", "oruk-validator", "Schemas", "V3.0-UK")],
            }
        )
        {
            var run = await RunAsync($"{server.Root}/hsds", schemas);
            Assert.Equal((0, ""), (run.Exit, run.Out));
            Assert.DoesNotContain("Looked at 1 doc", run.Error);
        }
    }

    /// <summary>Documents that are wrong, an object by the name of its list and 1.</summary>
    private static IEnumerable<string> Wrong(CommandRun run) =>
        run
            .Out.Split('\n')
            .Where(l => l.StartsWith("wrong\t", StringComparison.Ordinal))
            .Select(l => l.Split('\t')[1])
            .Select(d =>
                d.Count(c => c == '/') > 1 ? $"{d.Trim('/').Split('/')[0]}/1"
                : d.Length > 1 ? d.Trim('/').Split('?')[0]
                : d
            )
            .Distinct()
            .Order(StringComparer.Ordinal);

    private static Task<FeedServer> MockAsync(string mock) =>
        FeedServer.StartAsync(path =>
        {
            var parts = path.Split('?')[0].Trim('/').Split('/');
            var (list, one) = parts[0] switch
            {
                "" => ("api_details", ""),
                "services" => ("service_list", "service_full"),
                "organizations" => ("organization_list", "organization_full"),
                "service_at_locations" => ("service_at_location_list", "service_at_location_full"),
                "taxonomies" => ("taxonomy_list", "taxonomy"),
                "taxonomy_terms" => ("taxonomy_term_list", "taxonomy_term"),
                _ => ("none", "none"),
            };
            var file = SharedData.Path(
                "hsds",
                "oruk-validator",
                "Mocks",
                $"V3.0-UK-{mock}",
                $"{(parts.Length > 1 ? one : list)}.json"
            );
            return File.Exists(file) ? File.ReadAllText(file) : null;
        });

    private static async Task<CommandRun> RunAsync(string from, params string[] options)
    {
        var folder = Directory.CreateTempSubdirectory("kith-none-");
        var run = await CommandRun.RunAsync(
            folder,
            Provider.Sqlite($"Data Source={Path.Combine(folder.FullName, "kith.db")}"),
            new TestClock(),
            ["validate", "services", from, .. options]
        );
        folder.Delete(recursive: true);
        return run;
    }
}
