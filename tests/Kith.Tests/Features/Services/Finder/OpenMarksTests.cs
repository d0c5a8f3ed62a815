using Kith.Data.Search;
using Kith.Features.Services.Finder;

namespace Kith.Tests.Features.Services.Finder;

/// <summary>The marks for hours are hints: they may let too much through, and must never hide what is open.</summary>
public sealed class OpenMarksTests
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
    public void Whatever_is_open_has_the_mark_of_the_moment(int code)
    {
        (int Opens, int Closes)[] spans = [(0, 1440), (545, 1199), (1320, 1740), (1439, 1440), (0, 1), (600, 3000)];
        foreach (var (opens, closes) in spans)
        {
            var hours = new OpeningHours([new(code, opens, closes, 0, Slot.Never)], HasWords: false);
            var marks = OpenMarks.OfHours([hours]);
            var open = Enumerable
                .Range(0, 60 * 24 * 4)
                .Select(quarter => Monday.ToDateTime(TimeOnly.MinValue).AddMinutes(quarter * 15))
                .Where(at => hours.At(at).IsOpen)
                .ToList();
            Assert.All(open, at => Assert.Contains(OpenMarks.At(at), marks));
        }
    }

    [Fact]
    public void A_weekly_hour_leaves_out_most_of_the_week() =>
        Assert.Equal(
            [SearchIndex.Mark(9), SearchIndex.Mark(10)],
            OpenMarks.OfHours([new([new(DayCode.Weekly(0), 9 * 60, 11 * 60, 0, Slot.Never)], HasWords: false)])
        );

    [Fact]
    public void Nobody_can_type_a_mark() => Assert.Empty(SearchIndex.Words(SearchIndex.Mark(0)[..1]));
}
