using Kith.Data;
using Kith.Features.Formats;
using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;

namespace Kith.Features.Groups;

/// <summary>What a host prints for the first night: signs, a sheet to sign, ground rules, the plan, the help card, who rings whom.</summary>
public sealed class KitModel(ViewerDb db) : GroupHostPage(db)
{
    /// <summary>Empty lines of the sheet to sign: as many as fit on one page with room to write.</summary>
    public const int Lines = 14;

    public string? Agreement { get; private set; }

    /// <summary>How the group runs its evening; null while nothing is written down.</summary>
    public GroupFormat? Evening { get; private set; }

    public override async Task<IActionResult?> LoadAsync()
    {
        if (await base.LoadAsync() is { } instead)
            return instead;
        Agreement = await Db
            .Agreements.Where(a => a.GroupId == Group.Id && a.Version == Group.AgreementVersion)
            .Select(a => a.Text)
            .FirstOrDefaultAsync();
        Evening = await Db.GroupFormats.FirstOrDefaultAsync(f => f.GroupId == Group.Id);
        return null;
    }
}
