using Kith.Features.Meetups;
using Kith.Features.Places;
using Kith.Texts;
using Microsoft.AspNetCore.Mvc.Rendering;

namespace Kith.Features.Neighbours;

/// <summary>What the forms about offers and needs offer to choose from.</summary>
/// <param name="Areas">The hub's neighbourhoods by name.</param>
/// <param name="Spoken">Languages of the hub, its own first.</param>
public sealed record FavourChoices(T Texts, IReadOnlyList<Neighbourhood> Areas, IReadOnlyList<string> Spoken)
{
    /// <summary>Most neighbourhoods a list names.</summary>
    public const int MostAreas = 300;

    /// <summary>Languages many neighbours speak; others come with the hub.</summary>
    private const string Common = "ar de en es fa fr pl pt ro so tr uk ur zh";

    public IEnumerable<SelectListItem> Kinds() => Named<FavourKind>(k => Texts[$"Neighbours.Kind.{k}"]);

    public IEnumerable<SelectListItem> Sides() =>
        Named<FavourSide>(s => Texts[$"Neighbours.Side.{s}.Many"]).Prepend(new(Texts["Neighbours.Any"], ""));

    public IEnumerable<SelectListItem> Places(FavourSide side) =>
        Named<FavourPlace>(p => Texts[$"Neighbours.Place.{side}.{p}"]);

    public IEnumerable<SelectListItem> Often() => Named<FavourOften>(o => Texts[$"Neighbours.Often.{o}"]);

    public IEnumerable<SelectListItem> Audiences(FavourSide side) =>
        Named<FavourAudience>(a => Texts[$"Neighbours.Audience.{side}.{a}"]);

    public IEnumerable<SelectListItem> Neighbourhoods(string anywhere) =>
        Areas.Select(n => new SelectListItem(n.Name, n.Slug)).Prepend(new(anywhere, ""));

    public IEnumerable<SelectListItem> Languages() =>
        Tongue
            .Of(string.Join(' ', Spoken.Concat(Common.Split(' ')).Distinct()))
            .Select(t => new SelectListItem(t.Name, t.Code));

    public IEnumerable<SelectListItem> Days(string any) =>
        Enumerable.Range(0, Slots.Days).Select(d => new SelectListItem(Slots.DayName(d), $"{d}")).Prepend(new(any, ""));

    private static IEnumerable<SelectListItem> Named<T>(Func<T, string> name)
        where T : struct, Enum => Enum.GetValues<T>().Select(value => new SelectListItem(name(value), $"{value}"));
}
