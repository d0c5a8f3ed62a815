using Kith.Data;
using Kith.Texts;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.Rendering;

namespace Kith.Features.Groups;

/// <summary>Who is what in a group, for its hosts: welcome newcomers, appoint, hand over.</summary>
public sealed class PeopleModel(ViewerDb db, Roles roles, T texts, TimeProvider clock) : GroupHostPage(db)
{
    private static readonly GroupRole[] Given = [GroupRole.Member, GroupRole.CoHost, GroupRole.Host];

    [BindProperty(Name = "face")]
    public string Face { get; set; } = "";

    [BindProperty(Name = "role")]
    public GroupRole Role { get; set; }

    public IReadOnlyList<Fellow> Fellows { get; private set; } = [];

    /// <summary>Whether whoever looks gives every role, or only welcomes newcomers.</summary>
    public bool GivesAll => Db.Viewer.RoleIn(Group.Id) == GroupRole.Host;

    /// <summary>What somebody can become.</summary>
    public IEnumerable<SelectListItem> Choices(Fellow fellow) =>
        (GivesAll ? Given : [GroupRole.Member])
            .Where(r => r != fellow.Role)
            .Select(r => new SelectListItem(texts[$"Groups.Role.{r}"], r.ToString()));

    public override async Task<IActionResult?> LoadAsync()
    {
        if (await base.LoadAsync() is { } instead)
            return instead;
        Fellows = await Fellow.OfAsync(Db, Group, clock.GetUtcNow().UtcDateTime, HttpContext.RequestAborted);
        return null;
    }

    public async Task<IActionResult> OnPostAsync(CancellationToken ct)
    {
        if (await LoadAsync() is { } instead)
            return instead;
        if (!ModelState.IsValid || !Enum.IsDefined(Role))
            return Again();
        var verdict = await roles.AppointAsync(Db.Viewer.PersonId!.Value, Group.Id, Face, Role, ct);
        return verdict.IsAllowed ? SeeOther(At("/people")) : Refuse(verdict);
    }
}
