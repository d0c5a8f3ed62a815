using Kith.Data;
using Kith.Features.Accounts;
using Microsoft.AspNetCore.Mvc;

namespace Kith.Features.Me;

/// <summary>Everything of mine as one file, made while I wait; the passphrase is asked, because it is everything.</summary>
public sealed class ExportModel(ViewerDb db, Proof proof, OwnArchive archive) : ProvenPage(db, proof)
{
    private readonly ViewerDb _db = db;

    public async Task<IActionResult> OnPostAsync(CancellationToken ct)
    {
        await LoadAsync();
        if (!IsProven())
            return Again();
        Response.ContentType = "application/zip";
        // The name of the file says nothing about what it is or where it is from.
        Response.Headers.ContentDisposition = "attachment; filename=\"archive.zip\"";
        await archive.WriteAsync(_db, Response.Body, ct);
        return new EmptyResult();
    }
}
