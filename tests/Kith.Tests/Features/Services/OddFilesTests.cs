using System.Text;
using Kith.Data;
using Kith.Tests.Support;
using Microsoft.EntityFrameworkCore;
using static Kith.Tests.Features.Services.Directories;

namespace Kith.Tests.Features.Services;

/// <summary>What is wrong in one row of a file costs that row, and is said.</summary>
public sealed class OddFilesTests
{
    [Theory, OnBothDatabases]
    public async Task A_line_that_cannot_be_read_is_refused_and_the_lines_after_it_are_taken(ProviderKind kind)
    {
        await using var hub = await TestHub.StartAsync(kind);
        var file = Path.Combine(hub.Folder.FullName, "list.ndjson");
        string[] lines =
        [
            Line("1"),
            """{"id": oops}""",
            """{"id":"2","name":"not closed""",
            """{"id":"3","name":"half \ud800","status":"active"}""",
            """{"id":"4","id":"5","name":"Two ids","status":"active"}""",
            $$"""{"id":"6","name":"Deep","status":"active","x":{{new string('[', 90)}}{{new string(']', 90)}}}""",
            "{\"id\":\"7\",\"name\":\"Caf\u00e9\",\"status\":\"active\"}",
            Line("8"),
        ];
        await File.WriteAllBytesAsync(file, Encoding.Latin1.GetBytes(string.Join('\n', lines)));

        var run = await ImportAsync(hub, file, "--strict");

        Assert.Equal((1, "imported 2, updated 0, unchanged 0, gone 0, refused 6\n"), (run.Exit, run.Out));
        Assert.Contains("row 4: a text in it has half a character", run.Error, StringComparison.Ordinal);
        Assert.Contains("row 7: it is not UTF-8", run.Error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_list_of_which_nothing_can_be_taken_is_reported_and_leaves_no_list_behind()
    {
        await using var hub = await TestHub.StartAsync(ProviderKind.Sqlite);

        var run = await ImportAsync(hub, Write(hub, "odd.json", "{\"foo\":1}\n{\"bar\":2}\n"), "--strict");

        Assert.Equal((1, "imported 0, updated 0, unchanged 0, gone 0, refused 2\n"), (run.Exit, run.Out));
        Assert.False(await hub.ReadAsync(db => db.Feeds.AnyAsync()));
    }

    [Fact]
    public async Task An_object_of_many_megabytes_is_refused_without_the_rest()
    {
        await using var hub = await TestHub.StartAsync(ProviderKind.Sqlite);
        var fat = Line("2").With("description", $"\"{new string('x', 5 * 1024 * 1024)}\"");

        var list = await ImportAsync(hub, List(hub, Line("1"), fat, Line("3")));

        Assert.Equal("imported 2, updated 0, unchanged 0, gone 0, refused 1\n", list.Out);
        Assert.Contains("row 2: it has more than 4 MB", list.Error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Lists_by_name_that_point_at_each_other_are_joined_as_tables_are()
    {
        await using var hub = await TestHub.StartAsync(ProviderKind.Sqlite);
        var file = Write(
            hub,
            "tabular.json",
            $$"""{"services":[{"id":"{{Pantry}}","name":"Pantry","status":"active"}],"phones":[{"id":"1","service_id":"{{Pantry}}","number":"020 7946 0101"}]}"""
        );

        await ImportAsync(hub, file);

        Assert.Equal("020 7946 0101", (string?)(await DocumentAsync(hub))["phones"]![0]!["number"]);
    }

    [Fact]
    public async Task A_table_of_another_time_keeps_its_letters()
    {
        await using var hub = await TestHub.StartAsync(ProviderKind.Sqlite);
        var file = Path.Combine(hub.Folder.FullName, "services.csv");
        await File.WriteAllBytesAsync(
            file,
            [.. Encoding.Latin1.GetBytes("id,name,status\n1,Caf\u00e9 "), 0x80, .. "uro,active\n"u8]
        );

        var run = await ImportAsync(hub, file);

        Assert.NotNull(await ServiceAsync(hub, "Caf\u00e9 \u20acuro"));
        Assert.Contains("read as Windows-1252", run.Error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Rows_with_one_id_do_not_multiply_and_rows_in_a_ring_do_not_vanish()
    {
        await using var hub = await TestHub.StartAsync(ProviderKind.Sqlite);
        var fan = Enumerable.Range(0, 60).Select(n => $"x,x,attribute,t{n}\n");
        Write(hub, "package/services.csv", "id,name,status\ns1,Pantry,active\n");
        Write(
            hub,
            "package/attributes.csv",
            $"id,link_id,link_entity,taxonomy_term_id,value\nx,s1,service,t\n{string.Concat(fan)}a,b,attribute,t,round\nb,a,attribute,t,about\nc,c,attribute,t,alone\n"
        );

        var run = await ImportAsync(hub, Path.Combine(hub.Folder.FullName, "package"));

        var whole = await ExportAsync(hub, "ndjson");
        Assert.Equal(0, run.Exit);
        Assert.All(["round", "about", "alone"], term => Assert.Contains(term, whole, StringComparison.Ordinal));
        Assert.Contains("an earlier row of its kind has the same id", run.Error, StringComparison.Ordinal);
        Assert.True(whole.Length < 100_000, "Rows were written again and again.");
    }

    private static string Line(string id) => $$"""{"id":"{{id}}","name":"Service {{id}}","status":"active"}""";
}
