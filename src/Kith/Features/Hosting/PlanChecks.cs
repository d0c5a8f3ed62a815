using Kith.Texts;
using Microsoft.AspNetCore.Mvc.ModelBinding;

namespace Kith.Features.Hosting;

/// <summary>Says what is wrong with a form about a meetup.</summary>
public static class PlanChecks
{
    /// <summary>Adds what is wrong beyond single fields; the known place that was chosen, null for a new one or none.</summary>
    public static Guid? Check(ModelStateDictionary state, PlanForm form, IReadOnlyList<KnownPlace> known, T texts)
    {
        foreach (var (field, key) in form.Mistakes())
            state.AddModelError($"Form.{field}", texts[key]);
        if (!form.HasRoom || form.IsNewPlace)
            return null;
        if (known.FirstOrDefault(p => p.Key == form.Place) is { } place)
            return place.Venue.Id;
        state.AddModelError("Form.Place", texts["Error.NotUnderstood"]);
        return null;
    }
}
