namespace Kith.Features.Services.Finder.Shelf;

/// <summary>A moment at which, or a day on which something must be open, on the hub's wall clock.</summary>
public sealed class OpenTime
{
    private const int Hour = 60;
    private const int DayHours = 24;

    private readonly DateOnly _day;
    private readonly DateOnly _before;
    private readonly int[] _codes;
    private readonly int[] _codesBefore;
    private readonly int? _minute;

    private OpenTime(DateTime at, bool isMoment)
    {
        _day = DateOnly.FromDateTime(at);
        _before = _day > DateOnly.MinValue ? _day.AddDays(-1) : _day;
        (_codes, _codesBefore) = (DayCode.Of(_day), DayCode.Of(_before));
        _minute = isMoment ? (int)at.TimeOfDay.TotalMinutes : null;
    }

    /// <summary>This moment.</summary>
    public static OpenTime Now(DateTime local) => new(local, isMoment: true);

    /// <summary>What a question asks for; null when it does not ask.</summary>
    public static OpenTime? Of(FinderQuestion question, DateTime local) =>
        question.Open switch
        {
            OpenWhen.Any => null,
            OpenWhen.Now => Now(local),
            _ => new(Day(question, local).AddMinutes(question.Minute ?? 0), question.Minute is not null),
        };

    /// <summary>How many hours a week has.</summary>
    public const int WeekHours = 7 * DayHours;

    /// <summary>The hour of the week it is in, from 0 on Monday at midnight; null for a whole day.</summary>
    public int? HourOfWeek => _minute is { } minute ? (DayCode.WeekdayOf(_day) * DayHours) + (minute / Hour) : null;

    /// <summary>Hours of the week that such hours may be in. A hint: it knows no dates and no minutes, and leaves out nothing.</summary>
    public static IEnumerable<int> HoursOfWeek(Slot slot) =>
        from day in DayCode.Weekdays(slot.Day)
        from hour in Enumerable.Range(slot.Opens / Hour, ((slot.Closes - 1) / Hour) - (slot.Opens / Hour) + 1)
        select ((day * DayHours) + hour) % WeekHours;

    /// <summary>Whether any of these hours includes it.</summary>
    public bool IsIn(ReadOnlySpan<Slot> slots)
    {
        foreach (var slot in slots)
            if (IsIn(slot))
                return true;
        return false;
    }

    // What opened yesterday may be open past midnight.
    private bool IsIn(Slot slot) =>
        _minute is not { } minute
            ? slot.IsOn(_day, _codes)
            : (slot.Opens <= minute && slot.Closes > minute && slot.IsOn(_day, _codes))
                || (slot.Closes > minute + Slot.Midnight && slot.IsOn(_before, _codesBefore));

    private static DateTime Day(FinderQuestion question, DateTime local)
    {
        if (question.Date is { } date)
            return date.ToDateTime(TimeOnly.MinValue);
        var weekday = DayCode.WeekdayOf(DateOnly.FromDateTime(local));
        return local.Date.AddDays(question.Day < 0 ? 0 : (question.Day - weekday + 7) % 7);
    }
}
