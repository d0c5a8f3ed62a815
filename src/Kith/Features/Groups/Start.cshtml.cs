using Kith.Data;
using Kith.Features.Formats;
using Kith.Features.Shared;
using Kith.Rules;
using Kith.Texts;
using Microsoft.AspNetCore.Mvc;

namespace Kith.Features.Groups;

/// <summary>Start a group, first step: choose a format to begin from, or none.</summary>
public sealed class StartModel(ViewerDb db, FormatBook book, T texts) : FormPage
{
    /// <summary>The wish the group comes from; null for none.</summary>
    [FromQuery(Name = "wish")]
    public string? Wish { get; set; }

    /// <summary>What carries the wish on to the next step.</summary>
    public string With => Wish is null ? "" : $"?wish={Uri.EscapeDataString(Wish)}";

    public IReadOnlyList<Format> Formats => book.In(texts.Language);

    public override Task<IActionResult?> LoadAsync()
    {
        var verdict = PersonRules.MayBegin(db.Viewer);
        return Task.FromResult<IActionResult?>(verdict.IsAllowed ? null : Refuse(verdict));
    }
}
