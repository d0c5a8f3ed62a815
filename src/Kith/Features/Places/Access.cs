namespace Kith.Features.Places;

/// <summary>What a place offers to people who need it; stored as bits, so one comparison filters all of them.</summary>
[Flags]
public enum Access
{
    None = 0,

    /// <summary>No step between the street and the room.</summary>
    StepFree = 1,
    HearingLoop = 2,

    /// <summary>Somewhere to be quiet for a while.</summary>
    QuietSpace = 4,
    Toilets = 8,

    /// <summary>A toilet that a wheelchair user can use.</summary>
    AccessibleToilet = 16,
}
