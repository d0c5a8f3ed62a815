using System.Diagnostics;
using System.Text.Json;
using System.Text.Json.Nodes;
using Kith.Data;
using Kith.Tests.Support;
using static Kith.Tests.Features.Services.Directories;

namespace Kith.Tests.Features.Services.Api;

/// <summary>Every answer over real directories, judged by somebody else's validator and the official schemas.</summary>
public sealed class ConformanceTests
{
    /// <summary>Reads lines of [schema, document, name] and prints what is wrong.</summary>
    private const string Judge = """
        import json, sys, warnings, pathlib
        warnings.simplefilter('ignore')
        from jsonschema import Draft202012Validator, FormatChecker, RefResolver
        known = {}
        def judge(path):
            if path not in known:
                file, _, part = path.partition('#')
                schema = json.load(open(file))
                for step in part.split('/'):
                    schema = schema[step] if step else schema
                known[path] = Draft202012Validator(schema, format_checker=FormatChecker(),
                    resolver=RefResolver(pathlib.Path(file).as_uri(), schema))
            return known[path]
        for line in open(sys.argv[1]):
            path, document, name = json.loads(line)
            for error in judge(path).iter_errors(document):
                print(name, pathlib.Path(path).name, '/'.join(map(str, error.path)), error.message[:200])
        """;

    private static readonly (
        string List,
        string Official,
        string OfficialList,
        string Uk,
        string UkList,
        bool UkPage
    )[] Kinds =
    [
        ("services", "service.json", "compiled/service_list.json", "service.json", "service_list.json", true),
        (
            "organizations",
            "organization.json",
            "compiled/organization_list.json",
            "organization.json",
            "organization_list.json",
            false
        ),
        (
            "service_at_locations",
            "service_at_location.json",
            "compiled/service_at_location_list.json",
            "service_at_location.json",
            "service_at_location_list.json",
            true
        ),
        ("taxonomies", "taxonomy.json", "taxonomy.json", "taxonomy.json", "taxonomy_list.json", true),
        (
            "taxonomy_terms",
            "taxonomy_term.json",
            "taxonomy_term.json",
            "taxonomy_term.json",
            "taxonomy_term_list.json",
            true
        ),
    ];

    private readonly List<string> _lines = [];

    [SharedDataFact]
    public async Task Every_page_and_object_of_real_directories_is_as_the_official_schemas_and_those_of_the_UK_want()
    {
        await using var hub = await TestHub.StartAsync(ProviderKind.Sqlite);
        var florida = SharedData.Path("hsds", "florida");
        await ImportAsync(hub, florida, "--mapping", Path.Combine(florida, "florida_mapping.yaml"));
        await ImportAsync(hub, SharedData.Path("hsds", "spec-3.1-dev", "examples", "csv"));
        foreach (
            var example in new[]
            {
                "service_full.json",
                "organization_full.json",
                "service_at_location_full.json",
                "tabular.json",
            }
        )
            await ImportAsync(hub, SharedData.Path("hsds", "spec-3.1-dev", "examples", example));

        Note(Uk("api_details.json"), await hub.JsonAsync("/hsds/"), "details");
        foreach (var kind in Kinds)
        {
            await WalkAsync(hub, kind, "per_page=20");
            await WalkAsync(hub, kind, "per_page=100&full=true");
        }

        Assert.True(_lines.Count > 500, $"only {_lines.Count} documents");
        var wrong = await JudgeAsync();
        Assert.True(wrong.Length == 0, wrong);
    }

    private async Task WalkAsync(
        TestHub hub,
        (string List, string Official, string OfficialList, string Uk, string UkList, bool UkPage) kind,
        string asked
    )
    {
        var full = asked.Contains("full", StringComparison.Ordinal);
        var ids = new HashSet<string>();
        for (var number = 1; ; number++)
        {
            var path = $"/hsds/{kind.List}?{asked}&page={number}";
            var page = await hub.JsonAsync(path);
            Note(Official("openapi.json#components/schemas/Page"), page, path);
            if (kind.UkPage && !full)
                Note(Uk(kind.UkList), page, path);
            foreach (var item in page["contents"]!.AsArray())
            {
                Assert.True(ids.Add((string)item!["id"]!), $"{path} repeats {item["id"]}");
                Note(Official(full ? kind.Official : kind.OfficialList), item, path);
                if (full || !kind.UkPage)
                    Note(Uk(full ? kind.Uk : kind.UkList), item, path);
            }
            if ((bool)page["last_page"]!)
            {
                Assert.Equal((int)page["total_items"]!, ids.Count);
                break;
            }
        }
        foreach (var id in full ? ids.Take(30) : [])
        {
            var one = await hub.JsonAsync($"/hsds/{kind.List}/{id}");
            Note(Official(kind.Official), one, $"{kind.List}/{id}");
            Note(Uk(kind.Uk), one, $"{kind.List}/{id}");
        }
    }

    private void Note(string schema, JsonNode document, string name) =>
        _lines.Add(JsonSerializer.Serialize(new object[] { schema, document, name }));

    private async Task<string> JudgeAsync()
    {
        var file = Path.GetTempFileName();
        await File.WriteAllLinesAsync(file, _lines);
        var start = new ProcessStartInfo("python3", ["-c", Judge, file])
        {
            RedirectStandardOutput = true,
            RedirectStandardError = true,
            UseShellExecute = false,
        };
        using var python = Process.Start(start)!;
        var (said, failed) = (python.StandardOutput.ReadToEndAsync(), python.StandardError.ReadToEndAsync());
        await python.WaitForExitAsync();
        File.Delete(file);
        Assert.True(python.ExitCode == 0, await failed);
        return string.Join('\n', (await said).Split('\n').Take(40));
    }

    private static string Official(string schema) => SharedData.Path("hsds", "spec-3.1-dev", "schema", schema);

    private static string Uk(string schema) => SharedData.Path("hsds", "oruk-validator", "Schemas", "V3.0-UK", schema);
}
