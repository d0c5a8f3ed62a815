namespace Kith.Features.Accounts;

/// <summary>Somebody looks after the hub: welcomes groups, answers reports, keeps it running. Reads no private things by it.</summary>
public sealed class Steward
{
    private Steward() { }

    public Guid PersonId { get; private set; }

    public DateTime Since { get; private set; }

    public static Steward Appoint(Guid personId, DateTime nowUtc) => new() { PersonId = personId, Since = nowUtc };
}
