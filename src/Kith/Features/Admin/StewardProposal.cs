using Kith.Data;

namespace Kith.Features.Admin;

/// <summary>One steward wants somebody to look after the hub with them; another must agree before it is so.</summary>
public sealed class StewardProposal
{
    /// <summary>A proposal nobody agrees to within so many days goes by itself.</summary>
    public const int HoldsDays = 30;

    private StewardProposal() { }

    public Guid Id { get; private set; } = Guid.CreateVersion7();

    /// <summary>Random name in links; 60 bits.</summary>
    public string PublicId { get; private set; } = RandomId.New();

    public Guid PersonId { get; private set; }

    public Guid ByPersonId { get; private set; }

    public string? Reason { get; private set; }

    public DateTime EndsAt { get; private set; }

    public static StewardProposal Make(Guid personId, Guid byPersonId, string? reason, DateTime nowUtc) =>
        new()
        {
            PersonId = personId,
            ByPersonId = byPersonId,
            Reason = reason,
            EndsAt = nowUtc.AddDays(HoldsDays),
        };
}
