using System.ComponentModel.DataAnnotations;
using Kith.Data;
using Kith.Features.Backups;
using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;

namespace Kith.Features.Admin;

/// <summary>Whether the hub would come back after a fire: what is kept, since when, and which sheet of paper opens it.</summary>
public sealed class BackupsModel(ViewerDb db, BackupShelf shelf, TimeProvider clock) : AdminPage(db)
{
    private const int Shown = 14;

    private static readonly TimeSpan Old = TimeSpan.FromDays(2);

    [BindProperty(Name = "keep"), Required, Range(1, BackupPlan.MostKeep)]
    public int Keep { get; set; }

    /// <summary>Null until a steward has printed a key.</summary>
    public BackupPlan? Plan { get; private set; }

    public string Sheet => SealKey.Parse(Plan!.Key)!.Sheet;

    public IReadOnlyList<ShelvedBackup> Shelf { get; private set; } = [];

    public string Folder => shelf.Path;

    /// <summary>Whether nights went by without one.</summary>
    public bool IsLate => clock.GetUtcNow().UtcDateTime - (Plan!.LastAt ?? Plan.Since) > Old;

    protected override async Task<IActionResult?> FindAsync()
    {
        Plan = await Db.BackupPlans.FirstOrDefaultAsync();
        Shelf = [.. shelf.All().Take(Shown)];
        if (HttpMethods.IsGet(Request.Method))
            Keep = Plan?.Keep ?? BackupPlan.UsualKeep;
        return null;
    }

    public async Task<IActionResult> OnPostAsync(CancellationToken ct)
    {
        if (await LoadAsync() is { } instead)
            return instead;
        if (Plan is null)
            return NotFound();
        if (!ModelState.IsValid)
            return Again();
        var now = clock.GetUtcNow().UtcDateTime;
        await Db.WriteAsync(
            async inner =>
            {
                (await inner.BackupPlans.SingleAsync(ct)).KeepNights(Keep);
                Record(inner, (Deed.BackupsKept, Matter.Hub, null), now, $"{Keep}");
                return true;
            },
            ct
        );
        return SeeOther("/admin/backups");
    }

    /// <summary>Megabytes with one decimal, never less than 0.1.</summary>
    public static double Megabytes(long bytes) => Math.Max(0.1, Math.Round(bytes / 1_000_000d, 1));
}
