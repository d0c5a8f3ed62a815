using System.Globalization;
using Kith.Features.Find;
using Kith.Features.Places;
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

    /// <summary>A place, a postcode or <c>lat,lon</c>, as in Find; everywhere when left out.</summary>
    [FromQuery(Name = "near")]
    public string? Near { get; set; }

    /// <summary>Kilometres around it.</summary>
    [FromQuery(Name = "within")]
    public string? Within { get; set; }

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

    /// <summary>The words for "near" without spaces around them, empty when nothing is asked; null when they cannot name a place.</summary>
    public string? Place()
    {
        var words = Near?.Trim() ?? "";
        var isPlace =
            words.Length <= FindReader.LongestWords && (!NearWords.IsPoint(words, out var point) || point is not null);
        return isPlace ? words : null;
    }

    /// <summary>The radius meant, in kilometres; null when it is none that Find would take.</summary>
    public double? Km()
    {
        if (string.IsNullOrWhiteSpace(Within))
            return FindQuestion.DefaultWithinKm;
        const NumberStyles style = NumberStyles.AllowDecimalPoint;
        var read = double.TryParse(Within.Trim(), style, CultureInfo.InvariantCulture, out var km);
        return read && km is > 0 and <= FindReader.MostKm ? km : null;
    }

    /// <summary>The page meant; what is no number is the first.</summary>
    public int Number =>
        int.TryParse(Page, NumberStyles.None, CultureInfo.InvariantCulture, out var number) ? Math.Max(1, number) : 1;
}
