using System.Text;
using Kith.Time;
using NodaTime;

namespace Kith.Tests.Time;

public sealed class IcsReaderTests
{
    [Fact]
    public void An_event_is_read_with_everything_kith_uses()
    {
        var calendar = IcsReader.Read(
            Ics.Whole(
                "X-WR-CALNAME:Neighbours",
                "BEGIN:VEVENT\nUID:1@x\nSEQUENCE:4\nDTSTART;TZID=Europe/London:20260330T183000\nDTEND;TZID=Europe/London:20260330T200000\nSUMMARY:Night Owls\\, open\nDESCRIPTION:Two\\nlines\nLOCATION:The Hall\\; upstairs\nURL:https://example.org/a,b\nRRULE:FREQ=WEEKLY\nEND:VEVENT"
            )
        );
        var owls = Assert.Single(calendar.Events);
        Assert.Equal("Neighbours", calendar.Name);
        Assert.Equal(
            ("1@x", 4, "Night Owls, open", "Two\nlines"),
            (owls.Uid, owls.Sequence, owls.Title, owls.Description)
        );
        Assert.Equal(("The Hall; upstairs", "https://example.org/a,b"), (owls.Location, owls.Url));
        Assert.Equal(Duration.FromMinutes(90), owls.Length);
        Assert.Equal("FREQ=WEEKLY", Assert.Single(owls.Rules).ToString());
        Assert.Empty(calendar.Problems);
    }

    [Fact]
    public void Folds_are_undone_even_inside_of_a_character()
    {
        var bytes = Encoding.UTF8.GetBytes(
            Ics.Calendar("UID:1\nDTSTART:20260330T183000Z\nSUMMARY:Caf\u00E9 and t\n ea").ReplaceLineEndings("\r\n")
        );
        var inside = Array.IndexOf(bytes, (byte)0xC3) + 1;
        byte[] folded = [.. bytes[..inside], .. "\r\n "u8, .. bytes[inside..]];
        using var stream = new MemoryStream(folded);
        Assert.Equal("Caf\u00E9 and tea", Assert.Single(IcsReader.Read(stream).Events).Title);
    }

    [Theory]
    [InlineData(
        "begin:vcalendar\nbegin:vevent\nuid:1\ndtstart:20260330t183000z\nsummary:Lower case\nend:vevent\nend:vcalendar",
        "Lower case"
    )]
    [InlineData(
        "\uFEFFBEGIN:VCALENDAR\r\n\r\nBEGIN:VEVENT\r\n\r\nDTSTART:20260330\r\nSUMMARY:Blank lines\r\nEND:VEVENT\r\nEND:VCALENDAR\r\n\r\n",
        "Blank lines"
    )]
    [InlineData(
        "BEGIN:VCALENDAR\nBEGIN:VEVENT\nDTSTART:20260330\nSUMMARY;X=\"a:b;c\";LANGUAGE=en:Quoted: parameters\nEND:VEVENT\nEND:VCALENDAR",
        "Quoted: parameters"
    )]
    [InlineData(
        "BEGIN:VCALENDAR\nBEGIN:VEVENT\nDTSTART:20260330\nBEGIN:VALARM\nSUMMARY:Alarm\nEND:VALARM\nSUMMARY:Not the alarm\nEND:VEVENT\nEND:VCALENDAR",
        "Not the alarm"
    )]
    [InlineData(
        "BEGIN:VCALENDAR\nBEGIN:VEVENT\nDTSTART:20260330\nSUMMARY;ENCODING=QUOTED-PRINTABLE:Caf=C3=A9 =\nopen\nEND:VEVENT\nEND:VCALENDAR",
        "Caf\u00E9 open"
    )]
    [InlineData(
        "BEGIN:VCALENDAR\nBEGIN:VEVENT\nDTSTART:20260330\nSUMMARY;ENCODING=BASE64:VGVh\nEND:VEVENT\nEND:VCALENDAR",
        "Tea"
    )]
    [InlineData("BEGIN:VCALENDAR\nBEGIN:VEVENT\nDTSTART:20260330\nSUMMARY:Ends\\\nEND:VEVENT\nEND:VCALENDAR", "Ends\\")]
    public void What_calendars_in_the_wild_get_wrong_is_read_all_the_same(string text, string title)
    {
        Assert.Equal(title, Assert.Single(IcsReader.Read(text).Events).Title);
    }

    [Theory]
    [InlineData("DTSTART:20260330", RuleEndKind.Date, null)]
    [InlineData("DTSTART;TZID=Europe/London;VALUE=DATE:20260330", RuleEndKind.Date, null)]
    [InlineData("DTSTART;VALUE=DATE:20260330T183000", RuleEndKind.Local, null)]
    [InlineData("DTSTART:20260330T183000", RuleEndKind.Local, null)]
    [InlineData("DTSTART;TZID=Europe/London:20260330T183000Z", RuleEndKind.Utc, null)]
    [InlineData("DTSTART;TZID=\"GMT Standard Time\":20260330T183000", RuleEndKind.Local, "Europe/London")]
    [InlineData(
        "DTSTART;TZID=/mozilla.org/20050126_1/Europe/London:20260330T183000",
        RuleEndKind.Local,
        "Europe/London"
    )]
    public void A_start_is_a_date_a_wall_time_or_utc(string line, RuleEndKind kind, string? zone)
    {
        var start = Ics.Single(line).Start;
        Assert.Equal((kind, zone), (start.Kind, start.Zone?.Id));
    }

    [Theory]
    [InlineData("DTEND:20260330T193000Z", 60)]
    [InlineData("DURATION:PT1H30M", 90)]
    [InlineData("DURATION:P1DT1M", 1441)]
    [InlineData("DURATION:P1W", 10_080)]
    [InlineData("DTEND:20260330T183000Z", null)]
    [InlineData("DTEND:20260330T173000Z", null)]
    [InlineData("DTEND:soon", null)]
    [InlineData("DURATION:-PT1H", null)]
    [InlineData("DURATION:P", null)]
    [InlineData("DURATION:PT99999999999999999999H", null)]
    [InlineData("X-NONE:1", null)]
    public void An_end_that_is_missing_or_impossible_stays_unknown(string line, int? minutes)
    {
        var length = Ics.Single($"DTSTART:20260330T183000Z\n{line}").Length;
        Assert.Equal(minutes, length is null ? null : (int)length.Value.TotalMinutes);
    }

    [Fact]
    public void Dates_added_and_left_out_come_in_every_form()
    {
        var lines = Ics.Listed(
            Ics.Calendar(
                "UID:1\nDTSTART;TZID=Europe/London:20260323T183000\nRRULE:FREQ=WEEKLY;COUNT=5\nRDATE;VALUE=PERIOD:20260401T100000Z/PT1H,20260402T100000Z/20260402T110000Z\nRDATE;TZID=Europe/Berlin:20260403T120000\nRDATE;VALUE=DATE:20260404\nEXDATE:20260330T173000Z\nEXDATE;TZID=Europe/Berlin:20260406T193000\nEXDATE;VALUE=DATE:20260413\nEXRULE:FREQ=WEEKLY;INTERVAL=4"
            )
        );
        Assert.Equal(
            ["2026-04-01T11:00:00", "2026-04-02T11:00:00", "2026-04-03T11:00:00", "2026-04-04T18:30:00"],
            lines.Select(line => line.Split('\t')[0])
        );
    }
}
