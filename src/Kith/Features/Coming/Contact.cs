using System.Text.Json;
using Kith.Web;

namespace Kith.Features.Coming;

/// <summary>
/// How the host may reach a person about changes, and what is safe: somebody else may read their phone. All of it is sealed
/// together, so that what is unsafe is as hidden as the number itself.
/// </summary>
/// <param name="Where">A number or address, as the person wrote it.</param>
/// <param name="TextIsSafe">A written message may be sent.</param>
/// <param name="VoicemailIsSafe">A message may be left on the answering machine.</param>
/// <param name="When">When it is safe to ring, in their words.</param>
public sealed record Contact(string Where, bool TextIsSafe, bool VoicemailIsSafe, string? When)
{
    public const int LongestWhere = 120;
    public const int LongestWhen = 80;

    /// <summary>The sealed form for the database.</summary>
    public string? Seal(Secrets secrets) => secrets.Seal(JsonSerializer.Serialize(this));

    /// <summary>Null when there is none or the key it was sealed with is gone.</summary>
    public static Contact? Unseal(Secrets secrets, string? sealedWords) =>
        secrets.Unseal(sealedWords) is { } json ? JsonSerializer.Deserialize<Contact>(json) : null;
}
