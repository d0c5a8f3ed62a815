using System.ComponentModel.DataAnnotations;
using Kith.Data;
using Kith.Features.Accounts;
using Kith.Features.Shared;
using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;

namespace Kith.Features.Me;

/// <summary>A page that asks for the passphrase again before it does anything.</summary>
public abstract class ProvenPage(ViewerDb db, Proof proof) : FormPage
{
    [
        BindProperty(Name = "passphrase"),
        Required(ErrorMessage = "Accounts.Passphrase.Missing"),
        StringLength(Passphrase.Longest),
        DataType(DataType.Password)
    ]
    public string Given { get; set; } = "";

    protected ViewerDb Db => db;

    public Person Person { get; private set; } = null!;

    public override async Task<IActionResult?> LoadAsync()
    {
        Person = await db.People.SingleAsync();
        return null;
    }

    /// <summary>Whether the form is filled in rightly and it is the person; asked last, because guesses are counted.</summary>
    protected bool IsProven() => ModelState.IsValid && proof.IsGiven(this, Person, Given, "passphrase");
}
