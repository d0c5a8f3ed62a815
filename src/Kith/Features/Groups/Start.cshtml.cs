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
    public IReadOnlyList<Format> Formats => book.In(texts.Language);

    public override Task<IActionResult?> LoadAsync()
    {
        var verdict = PersonRules.MayBegin(db.Viewer);
        return Task.FromResult<IActionResult?>(verdict.IsAllowed ? null : Refuse(verdict));
    }
}
