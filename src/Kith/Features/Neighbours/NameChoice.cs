using System.ComponentModel.DataAnnotations;
using Kith.Features.Accounts;
using Kith.Features.Shared;
using Kith.Texts;
using Microsoft.AspNetCore.Mvc.ModelBinding;
using Microsoft.AspNetCore.Mvc.Rendering;

namespace Kith.Features.Neighbours;

/// <summary>Under which name: the one in the hub, or one for this alone that leads nowhere else.</summary>
public sealed class NameChoice
{
    private const string InHub = "hub";
    private const string ForOnce = "once";

    /// <summary>"hub" or "once".</summary>
    [Required(ErrorMessage = "Neighbours.As.Missing"), StringLength(4)]
    public string As { get; set; } = ForOnce;

    [StringLength(Person.LongestAlias), Keepable]
    public string? Name { get; set; }

    /// <summary>The name for this alone; null when it is the hub's.</summary>
    public string? Once => As == InHub ? null : Name?.Trim() ?? "";

    /// <summary>What to choose from.</summary>
    public static IEnumerable<SelectListItem> Choices(T texts, string alias) =>
        [new(texts["Neighbours.As.Once"], ForOnce), new(texts["Neighbours.As.Hub", alias], InHub)];

    /// <summary>Says what is wrong with it.</summary>
    public void Check(ModelStateDictionary state, string prefix, T texts)
    {
        if (As is not (InHub or ForOnce))
            state.AddModelError($"{prefix}.As", texts["Error.NotUnderstood"]);
        else if (Once is { } once && !Alias.IsName(once))
            state.AddModelError($"{prefix}.Name", texts["Neighbours.Name.Odd"]);
    }
}
