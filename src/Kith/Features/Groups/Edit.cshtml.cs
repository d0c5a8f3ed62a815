using Kith.Data;
using Kith.Texts;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.Rendering;

namespace Kith.Features.Groups;

/// <summary>What a group is, who may know of it and how people come in; for its hosts.</summary>
public sealed class EditModel(ViewerDb db, GroupChanges changes, T texts) : GroupHostPage(db)
{
    [BindProperty]
    public GroupForm Form { get; set; } = new();

    public IEnumerable<SelectListItem> Visibilities => Choices<GroupVisibility>(Form.Visibility, "Groups.Visibility.");

    public IEnumerable<SelectListItem> Joinings => Choices<GroupJoining>(Form.Joining, "Groups.Joining.");

    public IEnumerable<SelectListItem> AgeBands =>
        Choices(Form.Ages, "Meetups.Ages.").Prepend(new(texts["Groups.Ages.NotSaid"], ""));

    public override async Task<IActionResult> OnGetAsync()
    {
        if (await LoadAsync() is { } instead)
            return instead;
        Form = GroupForm.Of(Group);
        return Page();
    }

    public async Task<IActionResult> OnPostAsync(CancellationToken ct)
    {
        if (await LoadAsync() is { } instead)
            return instead;
        if (JoiningPage.Lines(Form.Questions) is { } asked && !GroupForm.AreQuestions(asked))
            ModelState.AddModelError("Form.Questions", texts["Groups.Questions.Many", JoinRequest.MostQuestions]);
        if (!ModelState.IsValid)
            return Again();
        var verdict = await changes.ChangeAsync(
            Db.Viewer.PersonId!.Value,
            Group.Id,
            (group, _) => Form.Apply(group),
            ct
        );
        return verdict.IsAllowed ? SeeOther(At()) : Refuse(verdict);
    }

    private IEnumerable<SelectListItem> Choices<TChoice>(TChoice? chosen, string key)
        where TChoice : struct, Enum =>
        Enum.GetValues<TChoice>().Select(c => new SelectListItem(texts[key + c], c.ToString(), c.Equals(chosen)));
}
