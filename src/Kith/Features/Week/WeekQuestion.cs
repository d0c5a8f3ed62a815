using System.Globalization;
using Microsoft.AspNetCore.Mvc;

namespace Kith.Features.Week;

/// <summary>Which week, where, and which page of it.</summary>
public sealed class WeekQuestion
{
    /// <summary>How far from today a week may begin, in days: nobody plans further, and calendars end somewhere.</summary>
    private const int Furthest = 3660;

    /// <summary>First day, <c>2026-11-23</c>; today when left out.</summary>
    [FromQuery(Name = "from")]
    public string? From { get; set; }

    /// <summary>Slug of a part of town; everywhere when left out.</summary>
    [FromQuery(Name = "neighbourhood")]
    public string? Neighbourhood { get; set; }

    /// <summary>Page, from 1.</summary>
    [FromQuery(Name = "page")]
    public string? Page { get; set; }

    /// <summary>The first day meant, or null when it cannot be read or lies too far off.</summary>
    public DateOnly? FirstDay(DateOnly today)
    {
        if (string.IsNullOrEmpty(From))
            return today;
        var read = DateOnly.TryParseExact(From, "yyyy-MM-dd", CultureInfo.InvariantCulture, default, out var day);
        return read && Math.Abs(day.DayNumber - today.DayNumber) <= Furthest ? day : null;
    }

    /// <summary>The page meant; what is no number is the first.</summary>
    public int Number =>
        int.TryParse(Page, NumberStyles.None, CultureInfo.InvariantCulture, out var number) ? Math.Max(1, number) : 1;
}
