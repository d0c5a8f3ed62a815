using System.Text;
using Kith.Data;
using Kith.Tests.Support;
using Microsoft.EntityFrameworkCore;

namespace Kith.Tests.Features.Imports.GeoNames;

public sealed class PlacesImportTests
{
    private const string Lewes = "US\t19958\tLewes\tDelaware\tDE\tSussex\t005\t\t\t38.7381\t-75.1747\t4";
    private const string Cafe = "ES\t28001\tCafé del Río\tMadrid\tM\tMadrid\t\t\t\t40.4\t-3.68\t4";

    [Theory, OnBothDatabases]
    public async Task A_postal_file_is_read_once_and_then_found_unchanged(ProviderKind kind)
    {
        await using var hub = await TestHub.StartAsync(kind);
        var file = Write(hub, $"{Lewes}\r\n{Cafe}\n\n");

        var first = await CommandRun.OnAsync(hub, "import", "places", file);
        var second = await CommandRun.OnAsync(hub, "import", "places", file);

        Assert.Equal((0, "imported 2, updated 0, unchanged 0, gone 0, refused 0\n"), (first.Exit, first.Out));
        Assert.Equal((0, "imported 0, updated 0, unchanged 2, gone 0, refused 0\n"), (second.Exit, second.Out));
        var area = await hub.ReadAsync(db => db.PostalAreas.SingleAsync(a => a.NameKey == "cafedelrio"));
        Assert.Equal(("Café del Río", 40.4, -3.68, "28001"), (area.Name, area.Latitude, area.Longitude, area.CodeKey));
    }

    [Theory, OnBothDatabases]
    public async Task A_place_that_moved_is_updated(ProviderKind kind)
    {
        await using var hub = await TestHub.StartAsync(kind);
        await CommandRun.OnAsync(hub, "import", "places", Write(hub, Lewes));

        var run = await CommandRun.OnAsync(hub, "import", "places", Write(hub, Lewes.Replace("38.7381", "38.7")));

        Assert.StartsWith("imported 0, updated 1, unchanged 0", run.Out);
        Assert.Equal(38.7, await hub.ReadAsync(db => db.PostalAreas.Select(a => a.Latitude).SingleAsync()));
    }

    [Fact]
    public async Task A_line_that_is_no_place_is_refused_with_its_number_and_a_reason()
    {
        await using var hub = await TestHub.StartAsync(ProviderKind.Sqlite);
        var lines = new[]
        {
            Lewes,
            "US\t19958",
            Lewes.Replace("US", "USA"),
            Lewes.Replace("38.7381", "north"),
            Lewes.Replace("-75.1747", "-190"),
            Lewes.Replace("Lewes", ""),
            Lewes.Replace("Lewes", new string('x', 181)),
            Lewes.Replace("Lewes", "Le\0wes"),
            new string('x', 5000),
            Lewes,
        };

        var run = await CommandRun.OnAsync(hub, "import", "places", Write(hub, string.Join('\n', lines)), "--strict");

        Assert.Equal((1, "imported 1, updated 0, unchanged 0, gone 0, refused 9\n"), (run.Exit, run.Out));
        for (var row = 2; row <= 10; row++)
            Assert.Contains($"refused: row {row}: ", run.Error);
        Assert.Contains("row 4: 'north', '-75.1747' is no latitude and longitude", run.Error);
        Assert.Contains("row 10: an earlier line gives the same code and name", run.Error);
    }

    [Fact]
    public async Task A_line_that_is_not_utf8_is_refused_and_the_others_are_read()
    {
        await using var hub = await TestHub.StartAsync(ProviderKind.Sqlite);
        var file = Path.Combine(hub.Folder.FullName, "latin1.txt");
        await File.WriteAllBytesAsync(
            file,
            [.. Encoding.Latin1.GetBytes(Cafe + "\n"), .. Encoding.UTF8.GetBytes(Lewes)]
        );

        var run = await CommandRun.OnAsync(hub, "import", "places", file);

        Assert.Equal((0, "imported 1, updated 0, unchanged 0, gone 0, refused 1\n"), (run.Exit, run.Out));
        Assert.Contains("row 1: the line is not UTF-8 text", run.Error);
    }

    [Fact]
    public async Task A_file_of_something_else_cannot_be_read_and_changes_nothing()
    {
        await using var hub = await TestHub.StartAsync(ProviderKind.Sqlite);

        var run = await CommandRun.OnAsync(hub, "import", "places", Write(hub, "PK\u0003\u0004 not a postal file"));
        var absent = await CommandRun.OnAsync(hub, "import", "places", "/nowhere/at/all.txt");

        Assert.Equal((2, ""), (run.Exit, run.Out));
        Assert.Contains("is no GeoNames postal file", run.Error);
        Assert.Equal((2, "There is no file /nowhere/at/all.txt."), (absent.Exit, absent.Error.Trim().Split('\n')[^1]));
        Assert.False(await hub.ReadAsync(db => db.PostalAreas.AnyAsync()));
    }

    [SharedDataTheory]
    [InlineData("US.txt", 41483)]
    [InlineData("GB.txt", 27450)]
    [InlineData("IE.txt", 139)]
    public async Task Real_postal_files_are_read_whole(string name, int lines)
    {
        await using var hub = await TestHub.StartAsync(ProviderKind.Sqlite);

        var run = await CommandRun.OnAsync(hub, "import", "places", SharedData.Path($"geo/{name}"), "--strict");

        Assert.Equal((0, $"imported {lines}, updated 0, unchanged 0, gone 0, refused 0\n"), (run.Exit, run.Out));
    }

    private static string Write(TestHub hub, string text)
    {
        var file = Path.Combine(hub.Folder.FullName, "places.txt");
        File.WriteAllText(file, text);
        return file;
    }
}
