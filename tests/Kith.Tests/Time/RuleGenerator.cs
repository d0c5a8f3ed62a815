using FsCheck;
using FsCheck.Fluent;

namespace Kith.Tests.Time;

/// <summary>Makes up valid rules, starts and zones for the property tests.</summary>
internal static class RuleGenerator
{
    private static readonly string[] Days = ["MO", "TU", "WE", "TH", "FR", "SA", "SU"];

    public static readonly string[] ZoneNames =
    [
        "Europe/London",
        "America/New_York",
        "Australia/Lord_Howe",
        "Africa/Casablanca",
        "Europe/Dublin",
        "Pacific/Apia",
        "Asia/Tokyo",
        "UTC",
    ];

    public static Gen<string> Rules =>
        from frequency in Gen.Elements("SECONDLY", "MINUTELY", "HOURLY", "DAILY", "WEEKLY", "MONTHLY", "YEARLY")
        from interval in Gen.Elements("", ";INTERVAL=2", ";INTERVAL=3", ";INTERVAL=7", ";INTERVAL=61")
        from end in Gen.Elements("", "", ";COUNT=1", ";COUNT=37", ";UNTIL=20280330T013000Z", ";UNTIL=20271031")
        from days in DayParts(frequency)
        from clock in ClockParts
        from position in Gen.Elements("", "", "", ";BYSETPOS=1", ";BYSETPOS=-1,2")
        from start in Gen.Elements("", ";WKST=SU", ";WKST=TH")
        select $"FREQ={frequency}{interval}{end}{days}{clock}{position}{start}";

    public static Gen<string> Starts =>
        from day in Gen.Choose(0, 900)
        from second in Gen.Elements(0, 5_400, 7_200, 9_000, 66_600, 86_399)
        select new DateTime(2025, 9, 1).AddDays(day).AddSeconds(second).ToString("s");

    private static Gen<string> DayParts(string frequency)
    {
        var plain = Gen.Elements("", "", ";BYDAY=MO", ";BYDAY=SU,TU", ";BYMONTH=3,10", ";BYMONTH=2,6;BYDAY=SA");
        return frequency switch
        {
            "YEARLY" => Gen.OneOf(
                plain,
                Numbers("BYYEARDAY", 366),
                Numbers("BYWEEKNO", 53),
                Numbers("BYMONTHDAY", 31),
                Ordinals(53)
            ),
            "MONTHLY" => Gen.OneOf(plain, Numbers("BYMONTHDAY", 31), Ordinals(5)),
            "WEEKLY" => plain,
            "DAILY" => Gen.OneOf(plain, Numbers("BYMONTHDAY", 31)),
            _ => Gen.OneOf(plain, Numbers("BYYEARDAY", 366), Numbers("BYMONTHDAY", 31)),
        };
    }

    private static Gen<string> ClockParts =>
        Gen.Elements("", "", ";BYHOUR=1,18", ";BYHOUR=1,2;BYMINUTE=0,30", ";BYMINUTE=15", ";BYHOUR=0;BYSECOND=0,59");

    private static Gen<string> Ordinals(int most) =>
        from number in Gen.Choose(1, most)
        from sign in Gen.Elements("", "-")
        from day in Gen.Elements(Days)
        select $";BYDAY={sign}{number}{day},FR";

    private static Gen<string> Numbers(string name, int most) =>
        from first in Gen.Choose(1, most)
        from second in Gen.Choose(1, most)
        select $";{name}={first},-{second}";
}
