using Kith.Data;
using Kith.Features.Shared;
using Kith.Texts;
using Kith.Web;
using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;

namespace Kith.Features.Neighbours;

/// <summary>What forms about offers and needs know besides the database: words, the hub, its clock and its keys.</summary>
public sealed class NeighbourDesk(T texts, CurrentHub hub, Secrets secrets, TimeProvider clock)
{
    public T Texts => texts;

    public Secrets Secrets => secrets;

    public IReadOnlyList<string> Languages => hub.Facts.Languages;

    /// <summary>Today on the hub's clock.</summary>
    public DateTime Today => HubDay.Of(hub, clock.GetUtcNow().UtcDateTime);

    /// <summary>What the forms offer to choose from.</summary>
    public async Task<FavourChoices> ChoicesAsync(ViewerDb db, CancellationToken ct) =>
        new(
            texts,
            await db.Neighbourhoods.OrderBy(n => n.Name).Take(FavourChoices.MostAreas).ToListAsync(ct),
            Languages
        );
}

/// <summary>A page with the form about an offer or a need.</summary>
public abstract class FavourFormPage(NeighbourDesk desk) : FormPage
{
    [BindProperty]
    public FavourForm Form { get; set; } = new();

    public abstract FavourSide Side { get; }

    /// <summary>Whether it stands already, so that its name stays.</summary>
    public virtual NameChoice? Naming => null;

    /// <summary>The person's name in the hub.</summary>
    public string Alias { get; protected set; } = "";

    public FavourChoices Choices { get; protected set; } = null!;

    /// <summary>Whether they have seen that others would read something like a number, and want that.</summary>
    [BindProperty(Name = "sure")]
    public bool Sure { get; set; }

    /// <summary>Whether what others read looks like a number or an address and they have not been told yet.</summary>
    public bool Asks { get; private set; }

    protected NeighbourDesk Desk => desk;

    /// <summary>Whether the form comes back once with the question about it.</summary>
    protected bool MustAsk() =>
        Asks = !Sure && (SafeWords.LookLikeContact(Form.Line) || SafeWords.LookLikeContact(Naming?.Once ?? ""));

    /// <summary>Checks the whole form; what is wrong stands in the model state.</summary>
    protected bool IsRight()
    {
        Form.Check(ModelState, DateOnly.FromDateTime(desk.Today), desk.Texts);
        Naming?.Check(ModelState, nameof(Naming), desk.Texts);
        return ModelState.IsValid;
    }

    /// <summary>What was said, with the neighbourhood looked up.</summary>
    protected FavourDraft Draft() =>
        Form.Draft(Choices.Areas.FirstOrDefault(n => n.Slug == Form.Area)?.Id, desk.Secrets);
}
