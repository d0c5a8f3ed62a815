namespace Kith.Features.Services.Freshness;

/// <summary>Who looked whether a service is still as its page says.</summary>
public enum CheckBy
{
    /// <summary>Somebody who was there or rang, without a name; their word alone verifies nothing.</summary>
    Visitor,

    /// <summary>A steward, who made sure of it.</summary>
    Steward,

    /// <summary>Somebody who phoned through the week's list.</summary>
    Phone,
}

/// <summary>What came of it.</summary>
public enum CheckOutcome
{
    /// <summary>Everything is as the page says.</summary>
    Right,

    /// <summary>Something on the page is wrong.</summary>
    Wrong,
    NoAnswer,
    ClosedForNow,
    ClosedForGood,

    /// <summary>The organization does not want to be listed.</summary>
    Unlisted,
}

/// <summary>
/// That somebody looked whether a service is still as its page says. It holds nobody's name and no address of a device; what a
/// steward did stands in the log, with their name.
/// </summary>
public sealed class ServiceCheck
{
    private ServiceCheck() { }

    public Guid Id { get; private set; } = Guid.NewGuid();

    public Guid ServiceId { get; private set; }

    /// <summary>When, UTC; of visitors only the day.</summary>
    public DateTime At { get; private set; }

    public CheckBy By { get; private set; }

    public CheckOutcome Outcome { get; private set; }

    /// <summary>Somebody opened the page and says whether it is right.</summary>
    public static ServiceCheck ByVisitor(Guid serviceId, bool isRight, DateTime nowUtc) =>
        new()
        {
            ServiceId = serviceId,
            At = nowUtc.Date,
            By = CheckBy.Visitor,
            Outcome = isRight ? CheckOutcome.Right : CheckOutcome.Wrong,
        };

    /// <summary>Somebody who looks after the directory made sure.</summary>
    public static ServiceCheck ByUs(Guid serviceId, CheckBy by, CheckOutcome outcome, DateTime nowUtc) =>
        new()
        {
            ServiceId = serviceId,
            At = nowUtc,
            By = by,
            Outcome = outcome,
        };
}
