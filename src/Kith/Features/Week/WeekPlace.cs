using Kith.Features.Find;
using Kith.Features.Places;

namespace Kith.Features.Week;

/// <summary>Around which place a list is asked for.</summary>
/// <param name="Typed">What was typed for "near"; never empty.</param>
/// <param name="Km">The radius, kilometres.</param>
/// <param name="Answer">What the words turned out to mean.</param>
public sealed record WeekPlace(string Typed, double Km, NearAnswer Answer)
{
    /// <summary>Whether nobody can say yet which place is meant.</summary>
    public bool IsLost => Answer.Place is null;

    /// <summary>The same question as Find asks it: the place by its own name or its rounded point, not as it was typed.</summary>
    public FindAsked Asked =>
        new FindQuestion { Near = Answer.Place?.Asked is { Length: > 0 } known ? known : Typed, WithinKm = Km }.Asked();
}
