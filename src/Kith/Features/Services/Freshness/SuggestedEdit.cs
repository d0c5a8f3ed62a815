using System.Text.Encodings.Web;
using System.Text.Json;
using Kith.Data;
using Kith.Web;

namespace Kith.Features.Services.Freshness;

/// <summary>One field that somebody would change.</summary>
/// <param name="Key">Which field of the form, such as <c>email</c> or <c>phones/…/number</c>.</param>
/// <param name="Before">What the page said then; null for nothing.</param>
/// <param name="After">What it should say; null for nothing.</param>
/// <param name="Seen">Hash of the value behind it then: another one means that it has changed since.</param>
public sealed record EditedField(string Key, string? Before, string? After, string Seen)
{
    /// <summary>The last word of the key, by which its sentence is found.</summary>
    public string Name => Key[(Key.LastIndexOf('/') + 1)..];

    /// <summary>Whether it is read as one, and compared so.</summary>
    public bool IsWhole => Name is "number" or "extension" or "email" or "url" or "postal_code" or "status";
}

/// <summary>What somebody suggests about a service.</summary>
/// <param name="Fields">Fields they changed, in the order of the form.</param>
/// <param name="Words">What fits in no field.</param>
/// <param name="Hide">Ids of places whose address puts people in danger, as they say.</param>
public sealed record EditWords(IReadOnlyList<EditedField> Fields, string? Words, IReadOnlyList<Guid> Hide)
{
    private static readonly JsonSerializerOptions Plain = new()
    {
        Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
    };

    /// <summary>Whether nothing would change.</summary>
    public bool IsEmpty => Fields.Count == 0 && Words is null && Hide.Count == 0;

    public string Seal(Secrets secrets) => secrets.Seal(JsonSerializer.Serialize(this, Plain))!;

    /// <summary>Null when the key it was sealed with is gone.</summary>
    public static EditWords? Open(Secrets secrets, string words) =>
        secrets.Unseal(words) is { } json ? JsonSerializer.Deserialize<EditWords>(json, Plain) : null;
}

/// <summary>What became of a suggested edit; none while it waits.</summary>
public enum EditOutcome
{
    Accepted,
    Declined,
}

/// <summary>
/// What a visitor would change on a service's page. Nobody knows who it was. It is on no page but the stewards', who take or leave
/// each field of it.
/// </summary>
public sealed class SuggestedEdit
{
    /// <summary>Longest sealed text: a form whose every field is full.</summary>
    public const int LongestSealed = 100_000;

    private SuggestedEdit() { }

    public Guid Id { get; private set; } = Guid.NewGuid();

    /// <summary>Random name in stewards' links.</summary>
    public string PublicId { get; private set; } = RandomId.New();

    public Guid ServiceId { get; private set; }

    /// <summary>Hash of the form it was sent by: the same form sent again is the same suggestion.</summary>
    public string OnceHash { get; private set; } = "";

    public string Sealed { get; private set; } = "";

    /// <summary>When, UTC.</summary>
    public DateTime At { get; private set; }

    public EditOutcome? Outcome { get; private set; }

    public DateTime? AnsweredAt { get; private set; }

    public static SuggestedEdit Of(Guid serviceId, string onceHash, string sealedWords, DateTime nowUtc) =>
        new()
        {
            ServiceId = serviceId,
            OnceHash = onceHash,
            Sealed = sealedWords,
            At = nowUtc,
        };

    public void Answer(EditOutcome outcome, DateTime nowUtc) => (Outcome, AnsweredAt) = (outcome, nowUtc);
}
