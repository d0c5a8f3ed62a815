namespace Kith.Time;

/// <summary>
/// FREQ and INTERVAL of rules from DAILY up: which period a day lies in, and whether that period is one of every so many
/// counted from the one the event starts in. Plain arithmetic, so a far day costs as much as a near one.
/// </summary>
internal sealed class Cadence
{
    private readonly Frequency _unit;
    private readonly bool _weekYears;
    private readonly WeekNumbers _weeks;
    private readonly int _interval;
    private readonly int _startPeriod;

    public Cadence(RecurrenceRule rule, DateOnly start)
    {
        _unit = rule.Frequency < Frequency.Daily ? Frequency.Daily : rule.Frequency;
        _interval = rule.Frequency < Frequency.Daily ? 1 : rule.Interval;
        _weekYears = rule.ByWeekNumber.Count > 0;
        _weeks = new WeekNumbers(rule.WeekStart, []);
        _startPeriod = PeriodOf(start.DayNumber, start.Year, start.Month);
        EmptyDays =
            DayNumber.InFourCenturies * Math.Min(25L, _interval / CommonDivisor(_interval, PeriodsInFourCenturies));
    }

    /// <summary>
    /// When this many days in a row have nothing, no later day has: calendar and interval have met in every way they can.
    /// </summary>
    public long EmptyDays { get; }

    /// <summary>A number that all days of one period share and that grows with time.</summary>
    public int PeriodOf(int day, int year, int month) =>
        _unit switch
        {
            Frequency.Weekly => _weeks.IndexOf(day),
            Frequency.Monthly => (year * 12) + month,
            Frequency.Yearly => _weekYears ? _weeks.YearOf(day, year) : year,
            _ => day,
        };

    /// <summary>Whether a period is one of those the rule repeats in.</summary>
    public bool Includes(int period) => (period - _startPeriod) % _interval == 0;

    /// <summary>A day from which on the whole period of <paramref name="day"/> is seen, with nothing of it missing.</summary>
    public int PeriodStart(int day)
    {
        var date = DateOnly.FromDayNumber(day);
        return _unit switch
        {
            Frequency.Weekly => Math.Max(0, _weeks.StartOf(day)),
            Frequency.Monthly => day - date.Day + 1,
            Frequency.Yearly when _weekYears => Math.Max(0, DayNumber.YearStart(Math.Max(1, date.Year - 1)) - 7),
            Frequency.Yearly => DayNumber.YearStart(date.Year),
            _ => day,
        };
    }

    private int PeriodsInFourCenturies =>
        _unit switch
        {
            Frequency.Weekly => DayNumber.InFourCenturies / 7,
            Frequency.Monthly => 4800,
            Frequency.Yearly => 400,
            _ => DayNumber.InFourCenturies,
        };

    private static int CommonDivisor(int a, int b) => b == 0 ? a : CommonDivisor(b, a % b);
}
