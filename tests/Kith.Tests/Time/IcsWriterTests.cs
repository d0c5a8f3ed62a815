using System.Text;
using Kith.Time;
using NodaTime;
using static Kith.Tests.Time.Feeds;

namespace Kith.Tests.Time;

public sealed class IcsWriterTests
{
    [Fact]
    public void A_calendar_has_what_every_program_asks_for()
    {
        var feed = Feed(Owls) with { Name = "Neighbours, all", Refresh = Duration.FromHours(6) };
        Assert.Equal(
            """
            BEGIN:VCALENDAR
            VERSION:2.0
            PRODID:-//Kith//Kith//EN
            CALSCALE:GREGORIAN
            METHOD:PUBLISH
            X-WR-CALNAME:Neighbours\, all
            REFRESH-INTERVAL;VALUE=DURATION:PT360M
            X-PUBLISHED-TTL:PT360M
            BEGIN:VTIMEZONE
            TZID:Europe/London
            BEGIN:STANDARD
            DTSTART:20241027T020000
            TZOFFSETFROM:+0100
            TZOFFSETTO:+0000
            TZNAME:GMT
            RRULE:FREQ=YEARLY;BYMONTH=10;BYDAY=-1SU
            END:STANDARD
            BEGIN:DAYLIGHT
            DTSTART:20250330T010000
            TZOFFSETFROM:+0000
            TZOFFSETTO:+0100
            TZNAME:BST
            RRULE:FREQ=YEARLY;BYMONTH=3;BYDAY=-1SU
            END:DAYLIGHT
            END:VTIMEZONE
            BEGIN:VEVENT
            UID:owls@hub.example
            DTSTAMP:20260301T120000Z
            DTSTART;TZID=Europe/London:20260323T183000
            RRULE:FREQ=WEEKLY
            SUMMARY:Night Owls
            STATUS:CONFIRMED
            SEQUENCE:0
            END:VEVENT
            END:VCALENDAR

            """.ReplaceLineEndings("\r\n"),
            Text(feed)
        );
    }

    [Fact]
    public void An_event_says_everything_that_is_known()
    {
        var text = Text(
            Feed(
                Owls with
                {
                    Length = Duration.FromMinutes(90),
                    Description = "Tea; cake,\r\nand a \\ talk",
                    Location = "The Hall",
                    Url = "https://hub.example/meetups/a,b;c",
                    Position = (51.5, -0.1234567),
                    Status = IcsStatus.Tentative,
                    Sequence = 3,
                    Modified = Instant.FromUtc(2026, 2, 1, 8, 0),
                }
            )
        );
        Assert.Contains("\r\nDTEND;TZID=Europe/London:20260323T200000\r\n", text, StringComparison.Ordinal);
        Assert.Contains("\r\nDESCRIPTION:Tea\\; cake\\,\\nand a \\\\ talk\r\n", text, StringComparison.Ordinal);
        Assert.Contains(
            "\r\nLOCATION:The Hall\r\nGEO:51.5;-0.123457\r\nURL:https://hub.example/meetups/a,b;c\r\n",
            text,
            StringComparison.Ordinal
        );
        Assert.Contains(
            "\r\nSTATUS:TENTATIVE\r\nSEQUENCE:3\r\nLAST-MODIFIED:20260201T080000Z\r\n",
            text,
            StringComparison.Ordinal
        );
    }

    [Fact]
    public void No_text_can_break_out_of_its_line()
    {
        var attack = "x\r\nEND:VEVENT\nBEGIN:VEVENT\rATTENDEE:y\u0000\u0085\u2028";
        var text = Text(
            Feed(Owls with { Uid = attack, Title = attack, Url = attack, Location = attack, Description = attack }) with
            {
                Name = attack,
            }
        );
        Assert.Single(text.Split("\r\nBEGIN:VEVENT\r\n").Skip(1));
        Assert.DoesNotContain("\r\nATTENDEE", text, StringComparison.Ordinal);
        Assert.All(text.Split("\r\n"), line => Assert.DoesNotContain(line, c => c != '\t' && c < ' '));
    }

    [Fact]
    public void Lines_are_folded_at_75_octets_and_never_inside_of_a_character()
    {
        var title = string.Concat(
            Enumerable
                .Range(0, 300)
                .Select(i =>
                    i % 3 == 0 ? "\u00E9"
                    : i % 3 == 1 ? "\U0001F375"
                    : "a"
                )
        );
        var bytes = IcsWriter.ToBytes(Feed(Owls with { Title = title, Description = new string('b', 68) }));
        var strict = new UTF8Encoding(false, true);
        foreach (var line in Lines(bytes))
        {
            Assert.InRange(line.Length, 1, 75);
            strict.GetString(line);
        }
        Assert.Equal(title, Read(bytes).Events[0].Title);
        Assert.Equal(new string('b', 68), Read(bytes).Events[0].Description);
    }

    [Fact]
    public void A_whole_day_is_a_date_and_utc_is_utc()
    {
        var day = Owls with
        {
            Uid = "d",
            When = new Recurrence(Series.At("2026-05-01"), Ics.London) { WholeDay = true },
            Length = Duration.FromDays(2),
        };
        var utc = Owls with
        {
            Uid = "u",
            When = new Recurrence(Series.At("2026-05-01T10:00:00"), DateTimeZone.Utc),
            Length = Duration.FromHours(1),
        };
        var text = Text(Feed(day, utc));
        Assert.Contains("DTSTART;VALUE=DATE:20260501\r\nDTEND;VALUE=DATE:20260503\r\n", text, StringComparison.Ordinal);
        Assert.Contains("DTSTART:20260501T100000Z\r\nDTEND:20260501T110000Z\r\n", text, StringComparison.Ordinal);
        Assert.DoesNotContain("VTIMEZONE", text, StringComparison.Ordinal);
    }

    private static IcsCalendar Read(byte[] bytes)
    {
        using var stream = new MemoryStream(bytes);
        return IcsReader.Read(stream);
    }

    private static IEnumerable<byte[]> Lines(byte[] bytes)
    {
        var text = Encoding.Latin1.GetString(bytes);
        Assert.EndsWith("\r\n", text, StringComparison.Ordinal);
        return text[..^2].Split("\r\n").Select(Encoding.Latin1.GetBytes);
    }
}
