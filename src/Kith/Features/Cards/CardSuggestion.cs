using System.Text.Encodings.Web;
using System.Text.Json;
using Kith.Data;
using Kith.Features.Accounts;
using Kith.Web;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Kith.Features.Cards;

/// <summary>What became of a suggestion; none while it waits.</summary>
public enum CardOutcome
{
    /// <summary>On the shelf as it was written.</summary>
    OnShelf,

    /// <summary>On the shelf with some words changed.</summary>
    Amended,
    Declined,
}

/// <summary>A card as somebody offers it, whole.</summary>
public sealed record CardOffer(CardFacts Facts, CardText Text)
{
    internal static readonly JsonSerializerOptions Plain = new()
    {
        Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
    };

    public string Seal(Secrets secrets) => secrets.Seal(JsonSerializer.Serialize(this, Plain))!;

    /// <summary>Null when the key it was sealed with is gone.</summary>
    public static CardOffer? Open(Secrets secrets, string words) =>
        secrets.Unseal(words) is { } json ? JsonSerializer.Deserialize<CardOffer>(json, Plain) : null;
}

/// <summary>What stewards answered.</summary>
/// <param name="Words">To the author; may be empty.</param>
/// <param name="Slug">The card that came of it; null when none did.</param>
public sealed record CardAnswer(string? Words, string? Slug)
{
    public string Seal(Secrets secrets) => secrets.Seal(JsonSerializer.Serialize(this, CardOffer.Plain))!;

    public static CardAnswer? Open(Secrets secrets, string? words) =>
        secrets.Unseal(words) is { } json ? JsonSerializer.Deserialize<CardAnswer>(json, CardOffer.Plain) : null;
}

/// <summary>
/// What a member suggests for the shelf. It is no card: it becomes one, without its author, when a steward says yes. The words and
/// the answer are sealed, so that the database does not say who wrote which card, and go with the account or some time after the answer.
/// </summary>
public sealed class CardSuggestion
{
    public const int LongestAnswer = 1000;

    private CardSuggestion() { }

    public Guid Id { get; private set; } = Guid.NewGuid();

    /// <summary>Random name in stewards' links.</summary>
    public string PublicId { get; private set; } = RandomId.New();

    /// <summary>Its author; shown to nobody.</summary>
    public Guid PersonId { get; private set; }

    public string Sealed { get; private set; } = "";

    /// <summary>The day, UTC.</summary>
    public DateTime On { get; private set; }

    public CardOutcome? Outcome { get; private set; }

    /// <summary>The day of the answer, UTC: a moment would lead to the card that was made in it.</summary>
    public DateTime? AnsweredOn { get; private set; }

    public string? AnswerSealed { get; private set; }

    public static CardSuggestion Of(Guid personId, string sealedOffer, DateTime nowUtc) =>
        new()
        {
            PersonId = personId,
            Sealed = sealedOffer,
            On = nowUtc.Date,
        };

    public void Answer(CardOutcome outcome, string sealedAnswer, DateTime nowUtc) =>
        (Outcome, AnswerSealed, AnsweredOn) = (outcome, sealedAnswer, nowUtc.Date);
}

public sealed class CardSuggestionMap : IEntityTypeConfiguration<CardSuggestion>
{
    public void Configure(EntityTypeBuilder<CardSuggestion> suggestion)
    {
        suggestion.ToTable("CardSuggestions");
        suggestion.Property(s => s.PublicId).HasMaxLength(12);
        suggestion.Property(s => s.Sealed).HasMaxLength(30000);
        suggestion.Property(s => s.Outcome).HasConversion<string>().HasMaxLength(12);
        suggestion.Property(s => s.AnswerSealed).HasMaxLength(12000);
        suggestion.HasIndex(s => s.PublicId).IsUnique();
        suggestion.HasIndex(s => s.PersonId);
        suggestion.HasIndex(s => new { s.AnsweredOn, s.On });
        suggestion.HasOne<Person>().WithMany().HasForeignKey(s => s.PersonId).OnDelete(DeleteBehavior.Cascade);
    }
}
