namespace Kith.Features.Polls;

/// <summary>How one time suits everybody who answered.</summary>
/// <param name="Time">The time, wall time on the hub's clock.</param>
/// <param name="Yes">How many it suits.</param>
/// <param name="IfNeedBe">How many could come if they must.</param>
/// <param name="No">How many cannot.</param>
public sealed record Tally(DateTime Time, int Yes, int IfNeedBe, int No)
{
    /// <summary>Sums for each time in its order.</summary>
    public static IReadOnlyList<Tally> Of(IReadOnlyList<DateTime> times, IEnumerable<string> answers)
    {
        var voices = answers.Select(PollVoice.Read).ToList();
        return
        [
            .. times.Select(
                (time, n) => new Tally(time, Count(n, Suits.Yes), Count(n, Suits.IfNeedBe), Count(n, Suits.No))
            ),
        ];

        int Count(int time, Suits what) => voices.Count(v => v[time] == what);
    }

    /// <summary>
    /// The time most people can come to; of several the one that more of them like, then the sooner. Null while nobody can come to any.
    /// </summary>
    public static Tally? Best(IEnumerable<Tally> tallies) =>
        tallies
            .Where(t => t.Yes + t.IfNeedBe > 0)
            .OrderByDescending(t => t.Yes + t.IfNeedBe)
            .ThenByDescending(t => t.Yes)
            .ThenBy(t => t.Time)
            .FirstOrDefault();
}

/// <summary>One answer as it is counted.</summary>
/// <param name="Answers">As <see cref="PollVoice.Read"/> reads it.</param>
/// <param name="IsMine">Whether the viewer said it.</param>
public sealed record PollAnswer(string Answers, bool IsMine);
