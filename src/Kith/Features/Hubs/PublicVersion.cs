namespace Kith.Features.Hubs;

/// <summary>
/// One row that counts changes to anything a stranger may see. Cached pages are keyed on it, so that a change made by
/// the command line, which is another process, is shown within a second or two.
/// </summary>
public sealed class PublicVersion
{
    public const int OnlyId = 1;

    public int Id { get; private set; } = OnlyId;

    public long Number { get; private set; }

    /// <summary>Counts changes of what the finder of services knows.</summary>
    public long Directory { get; private set; }
}
