using Kith.Features.Meetups;
using Kith.Features.Places;

namespace Kith.Features.Week;

/// <summary>One day of the list, its meetups in the order in which they start.</summary>
public sealed record WeekDay(DateOnly Day, IReadOnlyList<Notice> Notices);

/// <summary>Seven days of meetups on the hub's clock, for paper and for the telephone.</summary>
/// <param name="From">The first day.</param>
/// <param name="Area">The part of town asked for; null for all.</param>
/// <param name="Areas">The parts of town there are, by name.</param>
/// <param name="Days">Days on which something happens.</param>
/// <param name="Total">Meetups in the week.</param>
/// <param name="Number">This page, from 1.</param>
public sealed record WeekList(
    DateOnly From,
    Neighbourhood? Area,
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

    /// <summary>Address of a list like this one.</summary>
    /// <param name="page">"/week" or "/week/script".</param>
    /// <param name="from">Another first day.</param>
    public string Link(string page, DateOnly from) =>
        $"{page}?from={from:yyyy-MM-dd}{(Area is null ? "" : $"&neighbourhood={Area.Slug}")}";
}
