using System.ComponentModel.DataAnnotations;
using Kith.Features.Groups;
using Kith.Features.Shared;
using Kith.Rules;
using Kith.Web;
using Microsoft.AspNetCore.Mvc.ModelBinding;

namespace Kith.Features.Neighbours;

/// <summary>What the form about an offer or a need asks. It has no field for a reason.</summary>
public sealed class FavourForm
{
    private const int MostLanguages = 10;

    [Required(ErrorMessage = "Neighbours.Kind.Missing"), EnumDataType(typeof(FavourKind))]
    public FavourKind? Kind { get; set; }

    [Required(ErrorMessage = "Neighbours.Line.Missing")]
    [StringLength(Favour.LongestLine, MinimumLength = 3), Keepable]
    public string Line { get; set; } = "";

    [StringLength(Favour.LongestMore), DataType(DataType.MultilineText), Keepable]
    public string? More { get; set; }

    /// <summary>Slug of a neighbourhood; empty for anywhere.</summary>
    [StringLength(140)]
    public string? Area { get; set; }

    [EnumDataType(typeof(FavourPlace))]
    public FavourPlace Place { get; set; }

    /// <summary>Numbers of parts of the week, as <see cref="Slots"/> counts.</summary>
    public int[] Times { get; set; } = [];

    /// <summary>The one day it is about.</summary>
    public DateOnly? Day { get; set; }

    /// <summary>BCP 47 codes.</summary>
    public string[] Languages { get; set; } = [];

    [EnumDataType(typeof(FavourAudience))]
    public FavourAudience Audience { get; set; }

    [EnumDataType(typeof(FavourOften))]
    public FavourOften Often { get; set; }

    [Range(1, FavourRules.MostAtOnce)]
    public int AtOnce { get; set; } = 1;

    public DateOnly? Until { get; set; }

    /// <summary>The form as filled in for something that stands.</summary>
    public static FavourForm Of(Favour favour, string? area, Secrets secrets) =>
        new()
        {
            Kind = favour.Kind,
            Line = favour.Line,
            More = secrets.Unseal(favour.MoreSealed),
            Area = area,
            Place = favour.Place,
            Times = favour.DayLocal is null ? [.. Slots.Numbers(favour.Times)] : [],
            Day = favour.DayLocal is { } day ? DateOnly.FromDateTime(day) : null,
            Languages = favour.Languages.Split(' ', StringSplitOptions.RemoveEmptyEntries),
            Audience = favour.Audience,
            Often = favour.Often,
            AtOnce = favour.AtOnce,
            Until = favour.UntilLocal is { } until ? DateOnly.FromDateTime(until) : null,
        };

    /// <summary>Says what is wrong with it beyond its fields one by one.</summary>
    /// <param name="today">On the hub's clock.</param>
    public void Check(ModelStateDictionary state, DateOnly today, Texts.T texts)
    {
        // An empty field comes as null and has said so already.
        if (Line?.Trim().Length < 3)
            state.AddModelError("Form.Line", texts["Neighbours.Line.Missing"]);
        if (Day < today)
            state.AddModelError("Form.Day", texts["Neighbours.Day.Over"]);
        // Years ahead nobody plans, and calendars end.
        var farthest = today.AddYears(2);
        if (Day > farthest || Until > farthest)
            state.AddModelError(Day > farthest ? "Form.Day" : "Form.Until", texts["Error.NotUnderstood"]);
        if (Until < today)
            state.AddModelError("Form.Until", texts["Neighbours.Day.Over"]);
        if (Languages.Length > MostLanguages || Languages.Any(code => code is null || !IsCode(code)))
            state.AddModelError("Form.Languages", texts["Error.NotUnderstood"]);
    }

    /// <summary>What was said, put right; the form is checked.</summary>
    public FavourDraft Draft(Guid? neighbourhoodId, Secrets secrets) =>
        new(Kind!.Value, OneLine(Line), secrets.Seal(GroupFields.Plain(More)))
        {
            NeighbourhoodId = neighbourhoodId,
            Place = Place,
            Times = Day is { } day ? OnDay(day) : Slots.Of(Times),
            DayLocal = Day?.ToDateTime(TimeOnly.MinValue),
            Languages = string.Join(' ', Languages.Distinct()),
            Audience = Audience,
            Often = Day is null ? Often : FavourOften.Once,
            AtOnce = AtOnce,
            UntilLocal = Until?.ToDateTime(TimeOnly.MinValue),
        };

    // A day without parts of it is all of that day; parts that were ticked on other days do not belong to it.
    private int OnDay(DateOnly day)
    {
        var whole = Slots.Day(day.ToDateTime(TimeOnly.MinValue));
        return (Slots.Of(Times) & whole) is var parts && parts != 0 ? parts : whole;
    }

    private static bool IsCode(string code) =>
        code.Length is >= 2 and <= 8 && code.All(c => char.IsAsciiLetterOrDigit(c) || c == '-');

    private static string OneLine(string words) =>
        string.Join(' ', words.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries));
}
