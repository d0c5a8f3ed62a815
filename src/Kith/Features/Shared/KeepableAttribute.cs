using System.ComponentModel.DataAnnotations;

namespace Kith.Features.Shared;

/// <summary>
/// Refuses text that a database would refuse or silently cut: the NUL character (PostgreSQL) and halves of a surrogate pair. All
/// else, in any script, is kept as typed.
/// </summary>
[AttributeUsage(AttributeTargets.Property)]
public sealed class KeepableAttribute() : ValidationAttribute("Error.NotKeepable")
{
    public override bool IsValid(object? value) => value is not string words || IsKeepable(words);

    /// <summary>Whether both databases keep these words exactly.</summary>
    public static bool IsKeepable(string words)
    {
        for (var i = 0; i < words.Length; i++)
        {
            if (words[i] == '\0' || char.IsLowSurrogate(words[i]))
                return false;
            if (char.IsHighSurrogate(words[i]) && (++i == words.Length || !char.IsLowSurrogate(words[i])))
                return false;
        }
        return true;
    }
}
