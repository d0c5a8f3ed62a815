using Kith.Data;
using Kith.Features.Services.Hsds;
using Kith.Tests.Support;
using static Kith.Tests.Features.Services.Directories;

namespace Kith.Tests.Features.Services;

/// <summary>What came in comes out again: read, written, read into an empty hub and written once more, it is the same file.</summary>
public sealed class ServicesRoundTripTests
{
    [Theory, OnBothDatabases]
    public async Task A_directory_comes_out_of_another_hub_as_it_came_out_of_the_first(ProviderKind kind)
    {
        await using var hub = await TestHub.StartAsync(kind);
        await ImportAsync(hub, List(hub, Food, Listening));

        foreach (var format in new[] { "json", "ndjson", "csv" })
            await AssertSameAsync(hub, kind, format);
    }

    [SharedDataFact]
    public async Task The_official_examples_come_out_of_another_hub_as_they_came_out_of_the_first()
    {
        foreach (
            var example in new[]
            {
                "service_full.json",
                "organization_full.json",
                "service_at_location_full.json",
                "tabular.json",
                "csv",
            }
        )
        {
            await using var hub = await TestHub.StartAsync(ProviderKind.Sqlite);
            var run = await ImportAsync(hub, SharedData.Path("hsds", "spec-3.1-dev", "examples", example));
            Assert.Equal(0, run.Exit);
            foreach (var format in new[] { "json", "ndjson", "csv" })
                await AssertSameAsync(hub, ProviderKind.Sqlite, format);
        }
    }

    [SharedDataFact]
    public async Task Every_value_of_the_official_tables_is_in_the_tables_that_come_out()
    {
        await using var hub = await TestHub.StartAsync(ProviderKind.Sqlite);
        var examples = SharedData.Path("hsds", "spec-3.1-dev", "examples", "csv");
        await ImportAsync(hub, examples);

        var missing = Values(examples).Except(Values(await PackageAsync(hub))).ToList();

        Assert.Empty(missing);
    }

    [SharedDataFact]
    public async Task Florida_comes_out_of_another_hub_as_it_came_out_of_the_first_with_every_value()
    {
        await using var hub = await TestHub.StartAsync(ProviderKind.Sqlite);
        var florida = SharedData.Path("hsds", "florida");
        var run = await ImportAsync(hub, florida, "--mapping", Path.Combine(florida, "florida_mapping.yaml"));

        Assert.Equal((0, "imported 533, updated 0, unchanged 0, gone 0, refused 0\n"), (run.Exit, run.Out));
        Assert.Contains("organizations 20, services 135, locations 378", run.Error);
        Assert.Contains("135 services name no status", run.Error);
        var written = await ExportAsync(hub, "json");
        var told = Values(florida).Select(v => v.Value).Distinct();
        Assert.DoesNotContain(
            told,
            v => !written.Contains(HsdsOrder.Text(v)[1..^1], StringComparison.Ordinal) && !v.All(char.IsAsciiDigit)
        );
        foreach (var format in new[] { "json", "csv" })
            await AssertSameAsync(hub, ProviderKind.Sqlite, format);
    }

    private static async Task AssertSameAsync(TestHub hub, ProviderKind kind, string format)
    {
        var first = await ExportAsync(hub, format);
        await using var other = await TestHub.StartAsync(kind);
        var from = format == "csv" ? await PackageAsync(hub) : Write(other, $"exported.{format}", first);
        var run = await ImportAsync(other, from);
        Assert.True(run.Exit == 0, run.Error);
        Assert.Equal(first, await ExportAsync(other, format));
    }

    private static IEnumerable<(string File, string Column, string Value)> Values(string folder) =>
        from path in Directory.EnumerateFiles(folder, "*.csv")
        let rows = CsvRows.Read(new StringReader(File.ReadAllText(path))).Select(r => r.Values).ToList()
        from row in rows.Skip(1)
        from cell in rows[0].Zip(row)
        where cell.Second.Length > 0
        select (Path.GetFileName(path), cell.First, cell.Second);
}
