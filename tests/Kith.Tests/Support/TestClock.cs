namespace Kith.Tests.Support;

/// <summary>A clock that stands until a test moves it. Timers are real, so that nothing waits for a standing clock.</summary>
public sealed class TestClock : TimeProvider
{
    /// <summary>Where every test hub starts: a Monday noon in winter, UTC.</summary>
    public static readonly DateTimeOffset Start = new(2026, 11, 23, 12, 0, 0, TimeSpan.Zero);

    private long _ticks = Start.UtcTicks;

    public DateTime Now => GetUtcNow().UtcDateTime;

    public override DateTimeOffset GetUtcNow() => new(Interlocked.Read(ref _ticks), TimeSpan.Zero);

    public void Move(TimeSpan by) => Interlocked.Add(ref _ticks, by.Ticks);
}
