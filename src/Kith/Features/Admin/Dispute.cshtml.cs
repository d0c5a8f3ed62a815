using System.Text.Json.Nodes;
using Kith.Data;
using Kith.Features.Services;
using Kith.Features.Services.Freshness;
using Kith.Features.Services.Hsds;
using Kith.Texts;
using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;

namespace Kith.Features.Admin;

/// <summary>A field that was changed here and of which its list now says something third: a steward decides which counts.</summary>
public sealed class DisputeModel(ViewerDb db, EditBook book, T texts) : AdminPage(db)
{
    [FromRoute(Name = "change")]
    public string Key { get; set; } = "";

    [BindProperty(Name = "keep")]
    public bool? Keep { get; set; }

    [BindProperty(Name = "seen")]
    public string? Seen { get; set; }

    public LocalChange Change { get; private set; } = null!;

    /// <summary>The service it stands in; null when it stands in something around services.</summary>
    public Guid? ServiceId => Change.Kind == HsdsVocabulary.Service.Name ? Change.RecordId : null;

    /// <summary>Its name; empty where <see cref="ServiceId"/> is null.</summary>
    public string ServiceName { get; private set; } = "";

    /// <summary>Whether it belongs to a place of which not everything may be known.</summary>
    public bool IsKept { get; private set; }

    /// <summary>A text as its page says it; anything else as lists write it, JSON.</summary>
    public static string? Said(string? json) =>
        json is not null && JsonNode.Parse(json) is JsonValue value && value.TryGetValue(out string? text)
            ? text
            : json;

    protected override async Task<IActionResult?> FindAsync()
    {
        if (
            !Guid.TryParse(Key, out var id)
            || await Db.LocalChanges.FirstOrDefaultAsync(c => c.Id == id && c.DisputedAt != null) is not { } change
        )
            return NotFound();
        Change = change;
        if (ServiceId is { } service)
            ServiceName = await Db.Services.Where(s => s.Id == service).Select(s => s.Name).FirstAsync();
        var places = Db.ServicesAtLocations.Where(l => l.Id == change.RecordId).Select(l => l.LocationId);
        IsKept =
            (change.Kind == HsdsVocabulary.Location.Name || change.Kind == HsdsVocabulary.ServiceAtLocation.Name)
            && await Db.Locations.AnyAsync(l =>
                l.Openness != Openness.Open && (l.Id == change.RecordId || places.Contains(l.Id))
            );
        return null;
    }

    public async Task<IActionResult> OnPostAsync(CancellationToken ct)
    {
        if (await LoadAsync() is { } instead)
            return instead;
        if (Keep is not { } keep)
        {
            ModelState.AddModelError("", texts["Error.NotUnderstood"]);
            return Again();
        }
        if (await book.SettleAsync(Me, Change.Id, Seen ?? "", keep, ct))
            return SeeOther("/admin/suggestions");
        if (await LoadAsync() is { } settled)
            return settled;
        ModelState.AddModelError("", texts["Edits.Changed"]);
        return Again(StatusCodes.Status409Conflict);
    }
}
