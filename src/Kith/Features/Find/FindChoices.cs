using System.Globalization;
using Kith.Features.Meetups;
using Kith.Texts;
using Microsoft.AspNetCore.Mvc.Rendering;

namespace Kith.Features.Find;

/// <summary>What the form offers to choose from, worked out only for fields that are written.</summary>
/// <param name="asked">The question so far: a value that is none of the usual ones stays on offer.</param>
/// <param name="spoken">Languages meetups here are held in.</param>
public sealed class FindChoices(FindAsked asked, IReadOnlyList<string> spoken)
{
    /// <summary>All that the choices depend on besides the language and the question.</summary>
    /// <param name="country">The hub's, which decides between miles and kilometres.</param>
    public string Key(string country) => $"{country} {string.Join(' ', spoken)}";

    private static readonly double[] Kilometres = [2, 5, 25, 50, 100];
    private static readonly double[] Miles = [1.6, 4.8, 16.1, 48.3, 96.6];
    private static readonly string[] MileCountries = ["US", "GB", "LR", "MM"];

    public IEnumerable<SelectListItem> Days(T texts) =>
        FindValues.Days.Select(day => new SelectListItem(texts[$"Find.Day.{day}"], day));

    public IEnumerable<SelectListItem> Needs(T texts) =>
        FindValues.AccessNames.Select(need => new SelectListItem(texts[$"Find.Need.{need}"], need));

    public IEnumerable<SelectListItem> Modes(T texts) =>
        FindValues.ModeNames.Select(mode => new SelectListItem(texts[$"Find.Mode.{mode}"], mode)).Prepend(Any(texts));

    public IEnumerable<SelectListItem> Kinds(T texts) =>
        Meetups
            .Kinds.All.Where(kind => kind != Meetups.Kinds.Other)
            .Select(kind => new SelectListItem(texts[$"Kinds.{kind}"], kind))
            .OrderBy(item => item.Text, StringComparer.CurrentCulture)
            .Append(new SelectListItem(texts[$"Kinds.{Meetups.Kinds.Other}"], Meetups.Kinds.Other))
            .Prepend(Any(texts));

    public IEnumerable<SelectListItem> Costs(T texts) => [Any(texts), new SelectListItem(texts["Find.Free"], "free")];

    public IEnumerable<SelectListItem> Sorts(T texts) =>
        [new SelectListItem(texts["Find.Soonest"], ""), new SelectListItem(texts["Find.Nearest"], "nearest")];

    public IEnumerable<SelectListItem> Distances(Say say, string country)
    {
        var usual = MileCountries.Contains(country) ? Miles : Kilometres;
        var all = usual.Append(FindQuestion.DefaultWithinKm).ToList();
        if (
            double.TryParse(asked.Within, NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out var own)
            && !all.Contains(own)
        )
            all.Add(own);
        return all.Order()
            .Select(km => new SelectListItem(
                say.Distance(km),
                km == FindQuestion.DefaultWithinKm && asked.Within.Length == 0
                    ? ""
                    : km.ToString(CultureInfo.InvariantCulture)
            ));
    }

    /// <summary>Languages by their own names.</summary>
    public IEnumerable<SelectListItem> Languages(T texts) =>
        spoken
            .Concat(asked.Language.Length > 0 ? [asked.Language.ToLowerInvariant()] : [])
            .Distinct(StringComparer.OrdinalIgnoreCase)
            .SelectMany(Tongue.Of)
            .Select(tongue => new SelectListItem(tongue.Name, tongue.Code))
            .Prepend(Any(texts));

    private static SelectListItem Any(T texts) => new(texts["Find.Any"], "");
}
