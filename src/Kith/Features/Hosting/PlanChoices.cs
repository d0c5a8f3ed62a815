using Kith.Features.Meetups;
using Kith.Features.Places;
using Kith.Texts;
using Kith.Web;
using Microsoft.AspNetCore.Mvc.Rendering;

namespace Kith.Features.Hosting;

/// <summary>What the form about a meetup needs to be drawn.</summary>
/// <param name="Form">What was said so far.</param>
/// <param name="Places">Places the group has met at.</param>
/// <param name="IsRunning">Whether the meetup exists, so that its day means the next one and its own rule may stay.</param>
public sealed record PlanFields(PlanForm Form, IReadOnlyList<KnownPlace> Places, bool IsRunning);

/// <summary>What the form about a meetup offers to choose from.</summary>
public sealed class PlanChoices(T texts, PlanFields fields, CurrentHub hub)
{
    /// <summary>Languages many hubs need; others come with the hub or the meetup.</summary>
    private const string Common = "ar de en es fa fr pl pt ro so tr uk ur zh";

    public IEnumerable<SelectListItem> Kinds() =>
        Meetups.Kinds.All.Select(kind => new SelectListItem(texts[$"Kinds.{kind}"], kind));

    public IEnumerable<SelectListItem> Rhythms() =>
        Enum.GetValues<Rhythm>()
            .Where(r => r != Rhythm.AsItIs || (fields.IsRunning && fields.Form.Rhythm == Rhythm.AsItIs))
            .Select(r => new SelectListItem(texts[$"Plan.Rhythm.{r}"], $"{r}"));

    public IEnumerable<SelectListItem> Endings() => Named<Ending>(e => texts[$"Plan.Ending.{e}"]);

    public IEnumerable<SelectListItem> Modes() => Named<Mode>(m => texts[$"Meetups.Mode.{m}"]);

    public IEnumerable<SelectListItem> Precisions() => Named<Precision>(p => texts[$"Hosting.Precision.{p}"]);

    public IEnumerable<SelectListItem> Costs() =>
        [new(texts["Plan.NotSaid"], ""), .. Named<CostKind>(c => texts[$"Meetups.Cost.{c}"])];

    public IEnumerable<SelectListItem> AgeBands() =>
        [new(texts["Plan.NotSaid"], ""), .. Named<AgeBand>(a => texts[$"Meetups.Ages.{a}"])];

    public IEnumerable<SelectListItem> Links() => Named<LinkShown>(l => texts[$"Plan.LinkShown.{l}"]);

    public IEnumerable<SelectListItem> AccessFlags() =>
        Enum.GetValues<Access>()
            .Where(a => a != Access.None)
            .Select(a => new SelectListItem(texts[$"Meetups.Access.{a}"], $"{a}"));

    public IEnumerable<SelectListItem> Places() =>
        [
            .. fields.Places.Select(p => new SelectListItem(Name(p.Venue), p.Key)),
            new(texts["Plan.Place.New"], PlanForm.NewPlace),
        ];

    public IEnumerable<SelectListItem> Languages() =>
        Tongue
            .Of(
                string.Join(' ', hub.Facts.Languages.Concat(fields.Form.Languages).Concat(Common.Split(' ')).Distinct())
            )
            .Select(t => new SelectListItem(t.Name, t.Code));

    private static string Name(Venue venue) =>
        string.Join(", ", new[] { venue.Name, venue.Area }.Where(words => !string.IsNullOrEmpty(words)));

    private static IEnumerable<SelectListItem> Named<T>(Func<T, string> name)
        where T : struct, Enum => Enum.GetValues<T>().Select(value => new SelectListItem(name(value), $"{value}"));
}
