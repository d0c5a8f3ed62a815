using Kith.Features.Accounts;
using Kith.Texts;
using Microsoft.AspNetCore.Mvc.ModelBinding;

namespace Kith.Features.Groups;

/// <summary>Names people choose for one group.</summary>
public static class Names
{
    /// <summary>Says what is wrong with a name, if anything but its length is.</summary>
    public static void Check(ModelStateDictionary state, T texts, string name)
    {
        if (state["name"]?.Errors is not { Count: > 0 } && !Alias.IsName(name.Trim()))
            state.AddModelError("name", texts["Accounts.Alias.Odd"]);
    }
}
