using System.Text;
using Kith.Data;
using Kith.Features.Meetups;
using Kith.Tests.Support;
using Microsoft.EntityFrameworkCore;
using static Kith.Tests.Features.Imports.MeetingGuide.Lists;

namespace Kith.Tests.Features.Imports.MeetingGuide;

/// <summary>What is wrong with a row or a file is said in words; what is right beside it is taken.</summary>
public sealed class GuideRefusalsTests
{
    [Theory]
    [InlineData("""{"day":9}""", "the day '9' is not between 0 (Sunday) and 6 (Saturday)")]
    [InlineData("""{"day":-1}""", "the day '-1' is not between")]
    [InlineData("""{"day":"Monday"}""", "the day 'Monday' is not between")]
    [InlineData("""{"day":{}}""", "the day '{}' is not between")]
    [InlineData("""{"time":"25:00"}""", "the time '25:00' is not between 00:00 and 23:59")]
    [InlineData("""{"time":"7pm"}""", "the time '7pm' is not between")]
    [InlineData("""{"time":null}""", "it has a day but no time")]
    [InlineData("""{"timezone":"Mars/Base"}""", "'Mars/Base' is no time zone")]
    [InlineData("""{"name":null}""", "it has no name")]
    [InlineData("""{"name":["x"]}""", "it has no name")]
    [InlineData("""{"slug":""}""", "it has no slug")]
    [InlineData("""{"slug":"two words"}""", "has spaces")]
    [InlineData("""{"name":"\ud800"}""", "it holds characters that are not text")]
    [InlineData("\"words\"", "it is no meeting")]
    [InlineData("[1]", "it is no meeting")]
    public async Task A_row_that_cannot_be_a_meeting_is_refused_with_a_reason(string row, string reason)
    {
        await using var hub = await TestHub.StartAsync(ProviderKind.Sqlite);
        var raw = row.StartsWith('{') ? Monday.TrimEnd()[..^1] + "," + row[1..] : row;

        var run = await ImportAsync(hub, Write(hub, raw, Online));

        Assert.Equal((0, "imported 1, updated 0, unchanged 0, gone 0, refused 1\n"), (run.Exit, run.Out));
        Assert.Contains("refused: row 1", run.Error);
        Assert.Contains(reason, run.Error);
    }

    [Fact]
    public async Task What_of_a_row_cannot_be_taken_is_said_and_the_rest_is_imported()
    {
        await using var hub = await TestHub.StartAsync(ProviderKind.Sqlite);
        var odd = Monday.With(
            ("conference_url", "javascript:alert(1)"),
            ("end_time", "late"),
            ("latitude", "north"),
            ("updated", "2026-02-31"),
            ("notes", "<b>Ring</b> the\u0000 bell &amp; wait"),
            ("timezone", "America/Chicago")
        );

        var run = await ImportAsync(hub, Write(hub, odd));

        foreach (
            var field in new[]
            {
                "conference_url is no web address",
                "the end 'late'",
                "latitude",
                "updated '2026-02-31'",
            }
        )
            Assert.Contains(field, run.Error);
        Assert.Contains("1 rows name their own zone", run.Error);
        var (meetup, row) = await FindAsync(hub, "monday-owls");
        Assert.Equal((null, null, "America/Chicago"), (meetup.OnlineLink, meetup.Minutes, meetup.Zone));
        Assert.Equal(("Ring the bell & wait", null), (meetup.Description, row.ConfirmedAt));
    }

    [Fact]
    public async Task A_row_refused_this_time_keeps_what_was_known_of_it()
    {
        await using var hub = await TestHub.StartAsync(ProviderKind.Sqlite);
        await ImportAsync(hub, Write(hub, Monday));

        var run = await ImportAsync(hub, Write(hub, Monday.With(("time", "99:99"))));

        Assert.Equal("imported 0, updated 0, unchanged 0, gone 0, refused 1\n", run.Out);
        var (meetup, row) = await FindAsync(hub, "monday-owls");
        Assert.Equal((MeetupState.Published, null), (meetup.State, row.GoneAt));
    }

    [Theory]
    [InlineData("[{\"slug\":\"a\",\"name\":\"b\"},\n {\"slug\":", "line 2, column")]
    [InlineData("[]\nmore", "line 2, column 1")]
    [InlineData("{\"slug\":\"a\"}", "it must begin with [")]
    [InlineData("", "is not valid JSON: line 1")]
    [InlineData("\0\0\0", "is not valid JSON: line 1")]
    [InlineData("[{\"a\":[[[[[[[[[[[[[[[[[[[[[[[[]]]]]]]]]]]]]]]]]]]]]]]]}]", "depth")]
    public async Task A_file_that_is_no_list_changes_nothing_and_says_where_it_stops_being_one(
        string text,
        string reason
    )
    {
        await using var hub = await TestHub.StartAsync(ProviderKind.Sqlite);
        await ImportAsync(hub, Write(hub, Monday));
        var file = Path.Combine(hub.Folder.FullName, "list.json");
        await File.WriteAllTextAsync(file, text);

        var run = await ImportAsync(hub, file);

        Assert.Equal((2, ""), (run.Exit, run.Out));
        Assert.Contains(reason, run.Error);
        Assert.Null((await FindAsync(hub, "monday-owls")).Row.GoneAt);
    }

    [Fact]
    public async Task A_file_that_is_not_utf8_is_refused_with_its_line_and_column()
    {
        await using var hub = await TestHub.StartAsync(ProviderKind.Sqlite);
        var file = Path.Combine(hub.Folder.FullName, "list.json");
        await File.WriteAllBytesAsync(file, Encoding.Latin1.GetBytes("[\n{\"name\":\"Café\"}]"));
        var latin = await ImportAsync(hub, file);
        await File.WriteAllTextAsync(file, $"[{Monday}]", Encoding.Unicode);
        var wide = await ImportAsync(hub, file);
        await File.WriteAllTextAsync(file, $"[{Monday}]", new UTF8Encoding(encoderShouldEmitUTF8Identifier: true));
        var marked = await ImportAsync(hub, file);

        Assert.Equal((2, 2, 0), (latin.Exit, wide.Exit, marked.Exit));
        Assert.Contains("is not UTF-8 text (line 2, column 13)", latin.Error);
        Assert.Contains("save it as UTF-8", wide.Error);
    }

    [Fact]
    public async Task A_file_of_a_hundred_megabytes_is_refused_before_it_is_read()
    {
        await using var hub = await TestHub.StartAsync(ProviderKind.Sqlite);
        var file = Path.Combine(hub.Folder.FullName, "list.json");
        await using (var stream = File.Create(file))
            stream.SetLength(100L * 1024 * 1024);

        var run = await ImportAsync(hub, file);

        Assert.Equal(2, run.Exit);
        Assert.Contains("larger than 32 MB", run.Error);
    }

    [Fact]
    public async Task An_unknown_zone_on_the_command_line_is_refused()
    {
        await using var hub = await TestHub.StartAsync(ProviderKind.Sqlite);

        var run = await CommandRun.OnAsync(hub, "import", "meetings", Write(hub, Monday), "--zone", "Nowhere");

        Assert.Equal(2, run.Exit);
        Assert.Contains("'Nowhere' is no time zone", run.Error);
    }

    [SharedDataTheory]
    [InlineData("sussex.json", "America/New_York", 145, 42 - 2)]
    [InlineData("orange-county.json", "America/Los_Angeles", 1967, 2)]
    public async Task Real_lists_are_taken_whole(string name, string zone, int rows, int inactive)
    {
        await using var hub = await TestHub.StartAsync(ProviderKind.Sqlite);
        var file = SharedData.Path($"meetings/{name}");

        var run = await CommandRun.OnAsync(hub, "import", "meetings", file, "--zone", zone, "--strict");

        Assert.Equal((0, $"imported {rows}, updated 0, unchanged 0, gone 0, refused 0\n"), (run.Exit, run.Out));
        Assert.Equal(inactive, await hub.ReadAsync(db => db.Meetups.CountAsync(m => m.State == MeetupState.Paused)));
    }

    [SharedDataTheory]
    [InlineData("invalid.json")]
    public async Task A_real_broken_list_is_refused_with_its_line(string name)
    {
        await using var hub = await TestHub.StartAsync(ProviderKind.Sqlite);

        var run = await ImportAsync(hub, SharedData.Path($"meetings/{name}"));

        Assert.Equal(2, run.Exit);
        Assert.Contains("line 80, column 3", run.Error);
        Assert.False(await hub.ReadAsync(db => db.Feeds.AnyAsync()));
    }
}
