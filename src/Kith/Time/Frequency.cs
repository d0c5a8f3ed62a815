namespace Kith.Time;

/// <summary>How often a rule repeats (RFC 5545 §3.3.10, <c>FREQ</c>), finest first, so that they compare.</summary>
public enum Frequency
{
    Secondly,
    Minutely,
    Hourly,
    Daily,
    Weekly,
    Monthly,
    Yearly,
}
