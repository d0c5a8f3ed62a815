using System.ComponentModel.DataAnnotations;

namespace Kith.Features.Shared;

/// <summary>
/// Refuses text that a database would refuse or a page would show as something else: the NUL character (PostgreSQL), halves of a
/// surrogate pair, and the control characters U+0080 to U+009F (HTML reads references to them as Windows-1252, "€" and the like).
/// All else, in any script, is kept as typed.
/// </summary>
[AttributeUsage(AttributeTargets.Property)]
public sealed class KeepableAttribute() : ValidationAttribute("Error.NotKeepable")
{
    public override bool IsValid(object? value) => value is not string words || IsKeepable(words);

    /// <summary>Whether both databases keep these words exactly and pages show them so.</summary>
    public static bool IsKeepable(string words)
    {
        for (var i = 0; i < words.Length; i++)
        {
            if (words[i] is '\0' or (>= '\u0080' and <= '\u009f') || char.IsLowSurrogate(words[i]))
                return false;
            if (char.IsHighSurrogate(words[i]) && (++i == words.Length || !char.IsLowSurrogate(words[i])))
                return false;
        }
        return true;
    }
}
