using System.ComponentModel.DataAnnotations;
using Kith.Data;
using Kith.Features.Accounts;
using Kith.Features.Safety;
using Kith.Features.Shared;
using Kith.Texts;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.Rendering;
using Microsoft.EntityFrameworkCore;

namespace Kith.Features.Me;

/// <summary>How old I am, as roughly as groups need to know. No host, no member and no steward reads it.</summary>
public sealed class AgeModel(ViewerDb db, AgeBook ages, T texts) : FormPage
{
    [
        BindProperty(Name = "age"),
        Required(ErrorMessage = "Ages.Missing"),
        EnumDataType(typeof(PersonAge), ErrorMessage = "Error.NotUnderstood")
    ]
    public PersonAge? Age { get; set; }

    public IEnumerable<SelectListItem> Choices =>
        Enum.GetValues<PersonAge>().Select(age => new SelectListItem(texts[$"Ages.Age.{age}"], $"{age}"));

    public override Task<IActionResult?> LoadAsync() => Task.FromResult<IActionResult?>(null);

    public override async Task<IActionResult> OnGetAsync()
    {
        Age = await db.People.Select(p => p.Age).SingleAsync();
        return Page();
    }

    public async Task<IActionResult> OnPostAsync(CancellationToken ct)
    {
        if (!ModelState.IsValid)
            return Again();
        var verdict = await ages.SayAsync(db.Viewer.PersonId!.Value, Age!.Value, ct);
        if (verdict.IsAllowed)
            return SeeOther("/me/settings");
        ModelState.AddModelError("age", texts[verdict.Reason!]);
        return Again();
    }
}
