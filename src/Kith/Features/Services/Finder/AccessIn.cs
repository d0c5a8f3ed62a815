using System.Text.Json.Nodes;
using Kith.Data;
using Kith.Features.Places;

namespace Kith.Features.Services.Finder;

/// <summary>
/// What HSDS <c>accessibility</c> says of a place, in words it leaves to everybody: only those without doubt count, and a sentence with
/// "no" or "not" in it counts for nothing.
/// </summary>
public static class AccessIn
{
    private static readonly (Access Need, string[] Words)[] Known =
    [
        (
            Access.StepFree,
            ["wheelchair", "step free", "stepfree", "level access", "ramp", "silla de ruedas", "sin escalones"]
        ),
        (Access.HearingLoop, ["hearing loop", "induction loop", "bucle"]),
        (Access.QuietSpace, ["quiet room", "quiet space", "sala tranquila"]),
        (Access.Toilets, ["toilet", "restroom", "bathroom", "aseo"]),
    ];

    private static readonly string[] Doubts = ["no", "not", "without", "limited", "partial", "except", "steps", "sin"];

    public static Access Of(JsonObject location) =>
        location
            .Parts("accessibility")
            .SelectMany(a => new[] { a.Word("description"), a.Word("details") })
            .SelectMany(words => (words ?? "").Split(['.', ';', ',', '\n']))
            .Aggregate(Access.None, (all, sentence) => all | Said(Fold.Words(sentence)));

    private static Access Said(string sentence)
    {
        var plain = sentence.Replace("sin escalones", "step free", StringComparison.Ordinal);
        return plain.Split(' ').Intersect(Doubts).Any()
            ? Access.None
            : Known
                .Where(k => k.Words.Any(w => plain.Contains(w, StringComparison.Ordinal)))
                .Aggregate(Access.None, (all, k) => all | k.Need);
    }
}
