using System.ComponentModel.DataAnnotations;
using Kith.Data;
using Kith.Features.Shared;
using Kith.Rules;
using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;

namespace Kith.Features.Groups;

/// <summary>What the members of a group promise each other: read it, accept it; its hosts write the next version here.</summary>
public sealed class PromiseModel(ViewerDb db, Belonging belonging, GroupChanges changes) : GroupMemberPage(db)
{
    [BindProperty(Name = "text"), StringLength(Groups.Agreement.Longest), Keepable, DataType(DataType.MultilineText)]
    public string? Text
    {
        get;
        set => field = value?.Replace("\r\n", "\n", StringComparison.Ordinal);
    }

    [BindProperty(Name = "version")]
    public int Version { get; set; }

    /// <summary>The one that holds now; null while there is none.</summary>
    public Agreement? Agreement { get; private set; }

    public bool HasAgreed { get; private set; }

    public bool IsHost => BelongingRules.MayAppoint(Db.Viewer, Group.Id).IsAllowed;

    public override async Task<IActionResult?> LoadAsync()
    {
        if (await base.LoadAsync() is { } instead)
            return instead;
        Agreement = await Db.Agreements.FirstOrDefaultAsync(a =>
            a.GroupId == Group.Id && a.Version == Group.AgreementVersion
        );
        var me = Db.Viewer.PersonId;
        HasAgreed = await Db.Memberships.AnyAsync(m =>
            m.GroupId == Group.Id && m.PersonId == me && m.AgreedVersion == Group.AgreementVersion
        );
        Text ??= Agreement?.Text;
        return null;
    }

    /// <summary>Accepts.</summary>
    public async Task<IActionResult> OnPostAsync(CancellationToken ct)
    {
        if (await LoadAsync() is { } instead)
            return instead;
        return await belonging.AcceptAsync(Db.Viewer.PersonId!.Value, Group.Id, Version, ct)
            ? SeeOther(At())
            : Refuse(Verdict.Refused("Belonging.Joined.AgreementChanged"));
    }

    /// <summary>Writes the next version.</summary>
    public async Task<IActionResult> OnPostWriteAsync(CancellationToken ct)
    {
        if (await LoadAsync() is { } instead)
            return instead;
        if (!IsHost)
            return Refuse(BelongingRules.MayAppoint(Db.Viewer, Group.Id));
        if (!ModelState.IsValid || string.IsNullOrWhiteSpace(Text))
            return Again();
        if (Text.Trim() == Agreement?.Text)
            return SeeOther(At("/agreement"));
        var verdict = await changes.AgreeAsync(Db.Viewer.PersonId!.Value, Group.Id, Text.Trim(), ct);
        return verdict.IsAllowed ? SeeOther(At("/agreement")) : Refuse(verdict);
    }
}
