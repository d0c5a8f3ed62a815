namespace Kith.Time;

/// <summary>Something in a calendar that was left out or read differently from what was meant.</summary>
/// <param name="Line">The line, counted from 1.</param>
/// <param name="Uid">The event it belongs to, where that is known.</param>
/// <param name="Message">One English sentence.</param>
/// <param name="Refused">Whether the whole event was left out.</param>
public sealed record IcsProblem(int Line, string? Uid, string Message, bool Refused)
{
    /// <summary>For a person: <c>Line 12: …</c></summary>
    public override string ToString() => FormattableString.Invariant($"Line {Line}: {Message}");
}
