using System.ComponentModel.DataAnnotations;
using Kith.Data;
using Kith.Features.Meetups;
using Kith.Features.Shared;
using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;

namespace Kith.Features.Admin;

/// <summary>The places everybody may know, to be corrected.</summary>
public sealed class VenuesModel(ViewerDb db) : AdminPage(db)
{
    /// <summary>Most places shown; a search finds the others.</summary>
    private const int Most = 100;

    private const string Escape = "\\";

    /// <summary>One place.</summary>
    /// <param name="Series">A series that meets there and stands for the place in addresses: the place's own key tells when it was made.</param>
    /// <param name="Meetups">How many series meet there.</param>
    public sealed record Line(string Series, string Name, string? Address, string? Area, int Meetups);

    /// <summary>Part of a name or address.</summary>
    [BindProperty(SupportsGet = true, Name = "q"), StringLength(80)]
    public string? Search { get; set; }

    public IReadOnlyList<Line> Lines { get; private set; } = [];

    public bool IsCut => Lines.Count == Most;

    protected override async Task<IActionResult?> FindAsync()
    {
        var open = Db.VenuesOnDuty;
        if (Search?.Trim() is { Length: > 0 and <= 80 } words && KeepableAttribute.IsKeepable(words))
        {
            var like = $"%{Escaped(words)}%";
            open = Db.IsPostgres
                ? open.Where(v =>
                    EF.Functions.ILike(v.Name, like, Escape)
                    || (v.Address != null && EF.Functions.ILike(v.Address, like, Escape))
                )
                : open.Where(v =>
                    EF.Functions.Like(v.Name, like, Escape)
                    || (v.Address != null && EF.Functions.Like(v.Address, like, Escape))
                );
        }
        var there = Db.MeetupsOnDuty;
        Lines = await open.OrderBy(v => v.Name)
            .ThenBy(v => v.Address)
            .Take(Most)
            .Select(v => new Line(
                there.Where(m => m.VenueId == v.Id).OrderBy(m => m.PublicId).Select(m => m.PublicId).First(),
                v.Name,
                v.Address,
                v.Area,
                there.Count(m => m.VenueId == v.Id)
            ))
            .ToListAsync();
        return null;
    }

    private static string Escaped(string words) =>
        words
            .Replace("\\", "\\\\", StringComparison.Ordinal)
            .Replace("%", "\\%", StringComparison.Ordinal)
            .Replace("_", "\\_", StringComparison.Ordinal);
}
