using Kith.Time;

namespace Kith.Tests.Time;

/// <summary>Zones that a calendar defines itself.</summary>
public class IcsZoneTests
{
    private const string Rules =
        "BEGIN:STANDARD\nDTSTART:19701025T020000\nTZOFFSETFROM:+0100\nTZOFFSETTO:+0000\nRRULE:FREQ=YEARLY;BYMONTH=10;BYDAY=-1SU\nEND:STANDARD\nBEGIN:DAYLIGHT\nDTSTART:19700329T010000\nTZOFFSETFROM:+0000\nTZOFFSETTO:+0100\nRRULE:FREQ=YEARLY;BYMONTH=3;BYDAY=-1SU\nEND:DAYLIGHT";

    [Fact]
    public void An_unknown_name_uses_the_rules_of_the_calendar()
    {
        Assert.Equal(
            [
                "2026-03-28T01:30:00\tMy Town\t2026-03-28T01:30:00Z\tT",
                "2026-03-29T02:30:00\tMy Town\t2026-03-29T01:30:00Z\tT",
                "2026-03-30T01:30:00\tMy Town\t2026-03-30T00:30:00Z\tT",
            ],
            Listed("My Town", Rules, "20260328T013000")
        );
        Assert.Equal(
            [
                "2026-10-25T01:30:00\tMy Town\t2026-10-25T00:30:00Z\tT",
                "2026-10-26T01:30:00\tMy Town\t2026-10-26T01:30:00Z\tT",
            ],
            Listed("My Town", Rules, "20261025T013000").Take(2)
        );
    }

    [Fact]
    public void A_known_name_or_place_wins_over_the_rules()
    {
        Assert.Contains(
            "\tEurope/Berlin\t",
            Listed("Europe/Berlin", Rules, "20260701T120000")[0],
            StringComparison.Ordinal
        );
        Assert.Contains("T10:00:00Z", Listed("Europe/Berlin", Rules, "20260701T120000")[0], StringComparison.Ordinal);
        Assert.Contains(
            "\tAsia/Tokyo\t",
            Listed("Custom", "X-LIC-LOCATION:Asia/Tokyo\n" + Rules, "20260701T120000")[0],
            StringComparison.Ordinal
        );
    }

    [Fact]
    public void A_fixed_offset_and_listed_changes_work_too()
    {
        var onset = "BEGIN:STANDARD\nDTSTART:16010101T000000\nTZOFFSETFROM:+0530\nTZOFFSETTO:+0530\nEND:STANDARD";
        Assert.Contains("T06:30:00Z", Listed("Fixed", onset, "20260701T120000")[0], StringComparison.Ordinal);
        var listed =
            "BEGIN:DAYLIGHT\nDTSTART:20250630T000000\nRDATE:20260630T000000\nTZOFFSETFROM:+0000\nTZOFFSETTO:+0200\nEND:DAYLIGHT";
        Assert.Contains("T10:00:00Z", Listed("Listed", listed, "20260701T120000")[0], StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("", "no STANDARD and no DAYLIGHT")]
    [InlineData(
        "BEGIN:STANDARD\nDTSTART:16010101T000000\nTZOFFSETFROM:+0530\nEND:STANDARD",
        "TZOFFSETTO should look like"
    )]
    [InlineData("BEGIN:STANDARD\nTZOFFSETTO:+0530\nTZOFFSETFROM:+0530\nEND:STANDARD", "no DTSTART")]
    [InlineData(
        "BEGIN:STANDARD\nDTSTART:16010101T000000\nTZOFFSETTO:+9900\nTZOFFSETFROM:+0530\nEND:STANDARD",
        "more than 18 hours"
    )]
    [InlineData(
        "BEGIN:STANDARD\nDTSTART:16010101T000000\nTZOFFSETTO:+0100\nTZOFFSETFROM:+0530\nRRULE:FREQ=NO\nEND:STANDARD",
        "FREQ cannot be"
    )]
    public void A_definition_that_makes_no_sense_is_named_and_its_times_are_local(string rules, string says)
    {
        var calendar = IcsReader.Read(Calendar("Nowhere", rules, "20260701T120000"));
        Assert.Contains(says, Assert.Single(calendar.Problems).Message, StringComparison.Ordinal);
        Assert.Contains(
            "\tEurope/London\t2026-07-01T11:00:00Z",
            Ics.Listed(calendar, "2026-07-01", "2026-07-01").Single(),
            StringComparison.Ordinal
        );
    }

    [Fact]
    public void A_definition_that_changes_every_second_is_bounded()
    {
        var mad =
            "BEGIN:STANDARD\nDTSTART:16010101T000000\nTZOFFSETTO:+0100\nTZOFFSETFROM:+0000\nRRULE:FREQ=SECONDLY\nEND:STANDARD";
        Assert.Contains("T11:00:00Z", Listed("Mad", mad, "20260701T120000")[0], StringComparison.Ordinal);
    }

    [Fact]
    public void A_name_without_a_definition_is_named_once()
    {
        var text = Ics.Calendar(
            "DTSTART;TZID=Middle/Earth:20260701T120000",
            "DTSTART;TZID=Middle/Earth:20260702T120000"
        );
        Assert.Contains(
            "Middle/Earth is not known",
            Assert.Single(IcsReader.Read(text).Problems).Message,
            StringComparison.Ordinal
        );
    }

    private static string Calendar(string id, string rules, string start) =>
        Ics.Whole(
                $"BEGIN:VEVENT\nUID:1\nSUMMARY:T\nDTSTART;TZID={id}:{start}\nRRULE:FREQ=DAILY;COUNT=3\nEND:VEVENT",
                $"BEGIN:VTIMEZONE\nTZID:{id}\n{rules}\nEND:VTIMEZONE"
            )
            .Replace("\n\n", "\n", StringComparison.Ordinal);

    private static IReadOnlyList<string> Listed(string id, string rules, string start) =>
        Ics.Listed(Calendar(id, rules, start));
}
