namespace Kith.Features.Accounts;

/// <summary>
/// An alias that somebody gave up: nobody may take it for a while, so that nobody can pass for them. Says neither whose it
/// was nor what it was.
/// </summary>
public sealed class RetiredAlias
{
    /// <summary>How long a given-up alias stays out of use.</summary>
    public static readonly TimeSpan RestsFor = TimeSpan.FromDays(90);

    private RetiredAlias() { }

    /// <summary>Keyed hash of the alias's key, hex.</summary>
    public string Hash { get; private set; } = "";

    public DateTime EndsAt { get; private set; }

    public static RetiredAlias Of(string hash, DateTime nowUtc) => new() { Hash = hash, EndsAt = nowUtc + RestsFor };
}
