using System.ComponentModel.DataAnnotations;
using Kith.Data;
using Kith.Features.Groups;
using Kith.Features.Shared;
using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;

namespace Kith.Features.Admin;

/// <summary>Groups that wait for a welcome: read what they say about themselves, ask back, welcome.</summary>
public sealed class WelcomeModel(ViewerDb db, Beginnings beginnings) : AdminPage(db)
{
    private const int Most = 20;

    [BindProperty(Name = "group")]
    public string Slug { get; set; } = "";

    [BindProperty(Name = "question"), StringLength(1000), Keepable]
    public string? Question { get; set; }

    /// <summary>The longest waiting first.</summary>
    public IReadOnlyList<Group> Waiting { get; private set; } = [];

    protected override async Task<IActionResult?> FindAsync()
    {
        Waiting = await Db
            .GroupsOnDuty.Where(g => g.WelcomedAt == null && g.State != GroupState.Archived)
            .OrderBy(g => g.CreatedAt)
            .Take(Most)
            .ToListAsync();
        return null;
    }

    public async Task<IActionResult> OnPostAsync(CancellationToken ct)
    {
        if (await LoadAsync() is { } instead)
            return instead;
        if (!ModelState.IsValid)
            return Again();
        if (string.IsNullOrWhiteSpace(Question))
            await beginnings.WelcomeAsync(Me, Slug, ct);
        else
            await beginnings.AskAsync(Slug, Question.Trim(), ct);
        return SeeOther("/admin/welcome");
    }
}
