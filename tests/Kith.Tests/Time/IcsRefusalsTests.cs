using System.Text;
using Kith.Time;

namespace Kith.Tests.Time;

/// <summary>What no calendar program wrote is left out and named, or refused in bounded memory.</summary>
public sealed class IcsRefusalsTests
{
    [Theory]
    [InlineData("SUMMARY:No start", "Line 3: this event has no DTSTART")]
    [InlineData("DTSTART:20260231T000000Z", "Line 4: DTSTART is no date or time: '20260231T000000Z'")]
    [InlineData("DTSTART:1234", "Line 4: DTSTART is no date or time")]
    [InlineData("DTSTART:20260330\nRRULE:FREQ=WEEKLY;BYDAY=MO=", "Line 5: BYDAY has more than one '='")]
    [InlineData("DTSTART:20260330\nEXDATE:20260330,never", "Line 5: EXDATE is no date or time: 'never'")]
    public void An_event_that_cannot_be_understood_is_left_out_and_named(string lines, string says)
    {
        var calendar = IcsReader.Read(Ics.Calendar(lines, "UID:other\nDTSTART:20260330"));
        Assert.Equal("other", Assert.Single(calendar.Events).Uid);
        Assert.StartsWith(
            says,
            Assert.Single(calendar.Problems, problem => problem.Refused).ToString(),
            StringComparison.Ordinal
        );
        Assert.Equal(1, calendar.RefusedEvents);
    }

    [Fact]
    public void A_line_that_is_none_is_left_out_and_named()
    {
        var calendar = IcsReader.Read(Ics.Calendar("DTSTART:20260330\nrubbish"));
        Assert.Single(calendar.Events);
        Assert.Equal(
            "Line 5: this is not a line of a calendar (NAME:VALUE); it was left out.",
            Assert.Single(calendar.Problems).ToString()
        );
    }

    [Theory]
    [InlineData("", "Line 1: this is not a calendar")]
    [InlineData("<html>no</html>", "Line 1: this is not a calendar")]
    [InlineData("{\"a\": 1}", "Line 1: this is not a calendar")]
    [InlineData("BEGIN:VEVENT\nEND:VEVENT", "Line 1: this is not a calendar")]
    [InlineData(
        "BEGIN:VCALENDAR\nBEGIN:VEVENT\nUID:1",
        "Line 3: the file ends inside of VEVENT, which began in line 2"
    )]
    [InlineData("BEGIN:VCALENDAR\nEND:VEVENT", "Line 2: END:VEVENT does not close VCALENDAR")]
    [InlineData("BEGIN:VCALENDAR\nEND:VCALENDAR\nEND:VCALENDAR", "Line 3: END:VCALENDAR does not close anything")]
    [InlineData("BEGIN:VCALENDAR\nSUMMARY:a\0b", "Line 2: this is not a text file")]
    public void A_file_that_is_no_whole_calendar_is_refused_with_the_line(string text, string says)
    {
        Assert.StartsWith(
            says,
            Assert.Throws<IcsException>(() => IcsReader.Read(text)).Message,
            StringComparison.Ordinal
        );
    }

    [Fact]
    public void A_file_in_another_encoding_is_refused()
    {
        Assert.Contains(
            "UTF-16",
            Refusal(Encoding.Unicode.GetPreamble().Concat(Encoding.Unicode.GetBytes("BEGIN:VCALENDAR"))),
            StringComparison.Ordinal
        );
        Assert.Contains(
            "not UTF-8",
            Refusal(Encoding.Latin1.GetBytes("BEGIN:VCALENDAR\nSUMMARY:Caf\u00E9\n")),
            StringComparison.Ordinal
        );
    }

    [Fact]
    public void A_file_that_nests_too_deep_or_never_ends_is_refused()
    {
        var deep = string.Concat(Enumerable.Repeat("BEGIN:VCALENDAR\n", 100_000));
        Assert.StartsWith(
            "Line 21: there is too much",
            Refusal(Encoding.UTF8.GetBytes(deep)),
            StringComparison.Ordinal
        );
        var wide = "BEGIN:VCALENDAR\nSUMMARY:" + new string('a', 1_100_000);
        Assert.StartsWith(
            "Line 2: this line is too long",
            Refusal(Encoding.UTF8.GetBytes(wide)),
            StringComparison.Ordinal
        );
        Assert.Contains(
            "larger than 20 MB",
            Assert.Throws<IcsException>(() => IcsReader.Read(new Endless())).Message,
            StringComparison.Ordinal
        );
    }

    [Theory]
    [InlineData("BEGIN:VEVENT\nEND:VEVENT\n", 100_001, "too many events")]
    [InlineData("URL:\n", 20_001, "VCALENDAR in line 1 is too long")]
    [InlineData("?\n", 1_001, "too much of this file is no calendar")]
    public void A_file_made_to_fill_the_memory_is_refused(string again, int times, string says)
    {
        var text = "BEGIN:VCALENDAR\n" + string.Concat(Enumerable.Repeat(again, times));
        Assert.Contains(says, Refusal(Encoding.UTF8.GetBytes(text)), StringComparison.Ordinal);
    }

    private static string Refusal(IEnumerable<byte> bytes)
    {
        using var stream = new MemoryStream([.. bytes]);
        return Assert.Throws<IcsException>(() => IcsReader.Read(stream)).Message;
    }

    /// <summary>A stream of letters that has no end.</summary>
    private sealed class Endless : MemoryStream
    {
        public override int Read(Span<byte> buffer)
        {
            buffer.Fill((byte)'a');
            return buffer.Length;
        }
    }
}
