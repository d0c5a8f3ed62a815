using System.Globalization;
using Kith.Features.Find;
using Kith.Features.Meetups;
using Kith.Features.Places;

namespace Kith.Features.Week;

/// <summary>One day of the list, its meetups in the order in which they start.</summary>
public sealed record WeekDay(DateOnly Day, IReadOnlyList<Notice> Notices);

/// <summary>Seven days of meetups on the hub's clock, for paper and for the telephone.</summary>
/// <param name="From">The first day.</param>
/// <param name="Area">The part of town asked for; null for all.</param>
/// <param name="Near">The place asked for; null for all.</param>
/// <param name="Areas">The parts of town there are, by name.</param>
/// <param name="Days">Days on which something happens.</param>
/// <param name="Total">Meetups in the week.</param>
/// <param name="Number">This page, from 1.</param>
public sealed record WeekList(
    DateOnly From,
    Neighbourhood? Area,
    WeekPlace? Near,
    IReadOnlyList<Neighbourhood> Areas,
    IReadOnlyList<WeekDay> Days,
    int Total,
    int Number
)
{
    /// <summary>Days on the list.</summary>
    public const int Length = 7;

    /// <summary>Meetups on one page: about four sheets of paper.</summary>
    public const int PerPage = 80;

    /// <summary>The last day.</summary>
    public DateOnly To => From.AddDays(Length - 1);

    public int Pages => Math.Max(1, (Total + PerPage - 1) / PerPage);

    /// <summary>Whether a place was asked for that nobody can point to yet; then there are no days.</summary>
    public bool IsLost => Near is { IsLost: true };

    /// <summary>Address of a list like this one.</summary>
    /// <param name="page">"/week" or "/week/script".</param>
    /// <param name="from">Another first day; null for whichever day it is opened.</param>
    public string Link(string page, DateOnly? from = null) => Link(page, from, Near?.Asked);

    /// <summary>Address of the list around one of the places that were meant.</summary>
    public string Link(string page, NearPlace choice) => Link(page, From, Near!.Asked with { Near = choice.Asked });

    private string Link(string page, DateOnly? from, FindAsked? near) =>
        page
        + QueryString.Create(
            new (string Name, string? Value)[]
            {
                ("from", from?.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture)),
                ("neighbourhood", Area?.Slug),
                ("near", near?.Near),
                ("within", near?.Within),
            }
                .Where(p => !string.IsNullOrEmpty(p.Value))
                .Select(p => KeyValuePair.Create(p.Name, p.Value))
        );

    /// <summary>The same meetups as data.</summary>
    public string DataLink =>
        ((Near?.Asked ?? new FindAsked()) with { From = $"{From:yyyy-MM-dd}", To = $"{To:yyyy-MM-dd}" }).Url.Replace(
            "/find",
            "/find.json",
            StringComparison.Ordinal
        );
}
