using System.Text.Json;
using Kith.Features.Accounts;
using Kith.Web;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Kith.Features.Cards;

/// <summary>A card somebody keeps.</summary>
/// <param name="Card">Its slug.</param>
/// <param name="Title">What it was called then: the plan still reads when the card is off the shelf.</param>
/// <param name="Note">The person's own words; may be empty.</param>
public sealed record PlanLine(string Card, string Title, string? Note);

/// <summary>
/// The cards a member keeps for bad hours, in their order, with their notes. One sealed text, so that neither whoever steals the database
/// nor a query can say who keeps which card. Nobody but its owner reads it, ever; it goes with the account.
/// </summary>
public sealed class Plan
{
    /// <summary>Most cards, and the longest note in characters.</summary>
    public const int MostLines = 40;
    public const int LongestNote = 300;

    private Plan() { }

    public Guid Id { get; private set; } = Guid.NewGuid();

    public Guid PersonId { get; private set; }

    public string? Sealed { get; private set; }

    public static Plan Of(Guid personId) => new() { PersonId = personId };

    public void Write(IReadOnlyList<PlanLine> lines, Secrets secrets) =>
        Sealed = lines.Count == 0 ? null : secrets.Seal(JsonSerializer.Serialize(lines, CardOffer.Plain));

    /// <summary>What it holds; nothing when the key it was sealed with is gone.</summary>
    public IReadOnlyList<PlanLine> Read(Secrets secrets) =>
        secrets.Unseal(Sealed) is { } json
            ? JsonSerializer.Deserialize<List<PlanLine>>(json, CardOffer.Plain) ?? []
            : [];
}

public sealed class PlanMap : IEntityTypeConfiguration<Plan>
{
    public void Configure(EntityTypeBuilder<Plan> plan)
    {
        plan.ToTable("Plans");
        plan.Property(p => p.Sealed).HasMaxLength(200000);
        plan.HasIndex(p => p.PersonId).IsUnique();
        plan.HasOne<Person>().WithMany().HasForeignKey(p => p.PersonId).OnDelete(DeleteBehavior.Cascade);
    }
}
