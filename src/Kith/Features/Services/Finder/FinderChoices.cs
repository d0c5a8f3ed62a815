using System.Globalization;
using Kith.Features.Find;
using Kith.Features.Meetups;
using Kith.Texts;
using Microsoft.AspNetCore.Mvc.Rendering;

namespace Kith.Features.Services.Finder;

/// <summary>What the form of the finder offers to choose from.</summary>
/// <param name="asked">The question so far.</param>
/// <param name="words">What the directory can be asked by.</param>
public sealed class FinderChoices(FinderAsked asked, DirectoryAsk words)
{
    private static readonly double[] Distances = [2, 5, 10, 25, 50, 100];

    public bool HasTerms => words.Terms.Count > 0;

    public bool HasLanguages => words.Languages.Count > 0;

    /// <summary>Any time, now, each day of the week, and the date that an address asks for.</summary>
    public IEnumerable<SelectListItem> Open(T texts, Say say) =>
        FindValues
            .Days.Select(day => new SelectListItem(texts[$"Services.Open.{day}"], day))
            .Prepend(new(texts["Services.Open.Now"], "now"))
            .Prepend(new(texts["Services.Open.Any"], ""))
            .Concat(
                FinderReader.Date(asked.Open) is { } date
                    ? [new SelectListItem(texts["Services.Open.Date", say.Date(date)], asked.Open)]
                    : []
            );

    public IEnumerable<SelectListItem> Within(Say say) =>
        Distances.Select(km => new SelectListItem(
            say.Distance(km),
            km == FindQuestion.DefaultWithinKm ? "" : km.ToString(CultureInfo.InvariantCulture)
        ));

    public IEnumerable<SelectListItem> OfPlaces(T texts) => Needs(texts, Marks.OfPlaces);

    public IEnumerable<SelectListItem> OfLines(T texts) => Needs(texts, Marks.OfLines);

    public IEnumerable<SelectListItem> Access(T texts) =>
        FindValues.AccessNames.Select(need => new SelectListItem(texts[$"Find.Need.{need}"], need));

    public IEnumerable<SelectListItem> Languages(T texts) =>
        words
            .Languages.Concat(asked.Language.Length > 0 ? [asked.Language.ToLowerInvariant()] : [])
            .Distinct(StringComparer.OrdinalIgnoreCase)
            .SelectMany(Tongue.Of)
            .Select(tongue => new SelectListItem(tongue.Name, tongue.Code))
            .Prepend(new(texts["Find.Any"], ""));

    public IEnumerable<SelectListItem> Terms(T texts) =>
        words.Terms.Select(t => new SelectListItem(t.Name, t.Id.ToString())).Prepend(new(texts["Find.Any"], ""));

    /// <summary>What the term asked for is called; null when it is none of the usual ones.</summary>
    public string? TermName =>
        words
            .Terms.Where(t => t.Id.ToString().Equals(asked.Term, StringComparison.OrdinalIgnoreCase))
            .Select(t => t.Name)
            .FirstOrDefault();

    private static IEnumerable<SelectListItem> Needs(T texts, IEnumerable<Mark> marks) =>
        marks.Select(mark => new SelectListItem(texts[$"Services.Need.{Marks.Code(mark)}"], Marks.Code(mark)));
}
