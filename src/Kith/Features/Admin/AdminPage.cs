using Kith.Data;
using Kith.Features.Shared;
using Kith.Rules;
using Microsoft.AspNetCore.Mvc;

namespace Kith.Features.Admin;

/// <summary>A stewards' page: strangers are asked to sign in, members are told that it is not theirs.</summary>
public abstract class AdminPage(ViewerDb db) : FormPage
{
    protected ViewerDb Db => db;

    protected Guid Me => db.Viewer.PersonId!.Value;

    public sealed override async Task<IActionResult?> LoadAsync()
    {
        ViewData["Robots"] = "noindex";
        return StewardRules.MayLookAfter(db.Viewer) is { IsAllowed: false } refused
            ? Refuse(refused)
            : await FindAsync();
    }

    /// <summary>Finds what the page shows, once the steward is let in; an answer other than null is given instead of the page.</summary>
    protected virtual Task<IActionResult?> FindAsync() => Task.FromResult<IActionResult?>(null);

    /// <summary>Writes a line into the log, in the transaction of the deed itself.</summary>
    protected void Record(
        ViewerDb inner,
        (Deed Deed, Matter Matter, string? Key) what,
        DateTime nowUtc,
        string? name = null,
        string? reason = null
    ) => inner.Add(AuditEntry.Of(Me, what.Deed, what.Matter, what.Key, nowUtc, name, reason));
}
