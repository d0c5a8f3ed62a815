namespace Kith.Time;

/// <summary>What <see cref="IcsReader"/> found in a file.</summary>
/// <param name="Name">What the calendar calls itself (X-WR-CALNAME), or null.</param>
/// <param name="Events">The events that could be read, in the order of the file.</param>
/// <param name="Problems">What was left out or read differently, by line. Nothing is dropped without being named here.</param>
public sealed record IcsCalendar(string? Name, IReadOnlyList<IcsEvent> Events, IReadOnlyList<IcsProblem> Problems)
{
    /// <summary>How many events were left out altogether.</summary>
    public int RefusedEvents => Problems.Count(problem => problem.Refused);
}
