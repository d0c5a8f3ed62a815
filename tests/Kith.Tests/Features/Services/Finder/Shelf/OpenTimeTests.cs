using Kith.Features.Services.Finder;
using Kith.Features.Services.Finder.Shelf;

namespace Kith.Tests.Features.Services.Finder.Shelf;

/// <summary>The finder and the page of a service must never disagree about what is open.</summary>
public sealed class OpenTimeTests
{
    private static readonly DateOnly Monday = new(2026, 11, 23);

    public static TheoryData<int> Codes =>
        [
            DayCode.Weekly(6),
            DayCode.Fortnightly(2, Monday),
            DayCode.Fortnightly(2, Monday.AddDays(7)),
            DayCode.Monthly(4, 1),
            DayCode.Monthly(4, -1),
            DayCode.MonthDay(13),
            DayCode.MonthDay(-1),
            DayCode.Once(Monday.AddDays(9)),
        ];

    [Theory, MemberData(nameof(Codes))]
    public void What_its_page_calls_open_is_found_and_nothing_else(int code)
    {
        (int Opens, int Closes)[] spans = [(0, 1440), (545, 1199), (1320, 1740), (1439, 1440), (0, 1), (600, 2400)];
        foreach (var (opens, closes) in spans)
        {
            Slot[] slots = [new(code, opens, closes, Monday.AddDays(2).DayNumber, Monday.AddDays(40).DayNumber)];
            var hours = new OpeningHours(slots, HasWords: false);
            var moments = Enumerable
                .Range(0, 24 * 4 * 60)
                .Select(quarter => Monday.ToDateTime(TimeOnly.MinValue).AddMinutes(quarter * 15));
            var hint = OpenTime.HoursOfWeek(slots[0]).ToHashSet();
            Assert.All(
                moments,
                at =>
                {
                    var isOpen = OpenTime.Now(at).IsIn(slots);
                    Assert.Equal(hours.At(at).IsOpen, isOpen);
                    // The hint may let too much through, and must never hide what is open.
                    Assert.True(!isOpen || hint.Contains(OpenTime.Now(at).HourOfWeek!.Value));
                }
            );
        }
    }

    [
        Theory,
        InlineData(-1, "2026-11-24"),
        InlineData(1, "2026-11-24"),
        InlineData(0, "2026-11-30"),
        InlineData(6, "2026-11-29")
    ]
    public void A_day_of_the_week_is_the_next_one_today_included(int day, string meant)
    {
        var question = new FinderQuestion { Open = OpenWhen.Day, Day = day };
        Slot[] slots = [new(DayCode.Once(DateOnly.Parse(meant, null)), 600, 660, 0, Slot.Never)];

        Assert.True(OpenTime.Of(question, new(2026, 11, 24, 23, 59, 0))!.IsIn(slots));
        Assert.False(OpenTime.Of(question with { Minute = 599 }, new(2026, 11, 24, 8, 0, 0))!.IsIn(slots));
        Assert.True(OpenTime.Of(question with { Minute = 600 }, new(2026, 11, 24, 8, 0, 0))!.IsIn(slots));
        Assert.False(OpenTime.Of(question with { Minute = 660 }, new(2026, 11, 24, 8, 0, 0))!.IsIn(slots));
    }

    [Fact]
    public void The_first_day_of_the_calendar_has_none_before_it() =>
        Assert.False(OpenTime.Now(DateTime.MinValue).IsIn([new(DayCode.Weekly(3), 600, 660, 0, Slot.Never)]));

    [Fact]
    public void A_weekly_hour_leaves_out_most_of_the_week() =>
        Assert.Equal([9, 10], OpenTime.HoursOfWeek(new(DayCode.Weekly(0), 9 * 60, 11 * 60, 0, Slot.Never)));
}
