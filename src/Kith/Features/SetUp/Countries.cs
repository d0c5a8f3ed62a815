using System.Globalization;
using Microsoft.AspNetCore.Mvc.Rendering;
using NodaTime.TimeZones;

namespace Kith.Features.SetUp;

/// <summary>Countries and their time zones, as the time zone data lists them.</summary>
public static class Countries
{
    private static readonly ILookup<string, string> ZonesByCode =
        TzdbDateTimeZoneSource.Default.ZoneLocations!.ToLookup(l => l.CountryCode, l => l.ZoneId);

    private static readonly Dictionary<string, string> PlainNames = TzdbDateTimeZoneSource
        .Default.ZoneLocations!.DistinctBy(l => l.CountryCode)
        .ToDictionary(l => l.CountryCode, l => l.CountryName, StringComparer.Ordinal);

    /// <summary>Whether it is a country's two-letter code, upper case.</summary>
    public static bool Exists(string? code) => code is not null && PlainNames.ContainsKey(code);

    /// <summary>The zones of a country; one for most.</summary>
    public static IReadOnlyList<string> ZonesOf(string? code) => [.. ZonesByCode[code ?? ""]];

    /// <summary>Every country by its name in the language of the request.</summary>
    public static IEnumerable<SelectListItem> All() =>
        PlainNames
            .Keys.Select(code => new SelectListItem(NameOf(code), code))
            .OrderBy(item => item.Text, StringComparer.CurrentCultureIgnoreCase);

    /// <summary>Every zone, those of a country first.</summary>
    public static IEnumerable<SelectListItem> Zones(string? first) =>
        ZonesOf(first)
            .Concat(ZonesByCode.SelectMany(zones => zones).Append("Etc/UTC").Order(StringComparer.Ordinal))
            .Distinct(StringComparer.Ordinal)
            .Select(zone => new SelectListItem(zone.Replace('_', ' '), zone));

    private static string NameOf(string code)
    {
        try
        {
            return new RegionInfo(code).DisplayName;
        }
        catch (ArgumentException)
        {
            return PlainNames[code];
        }
    }
}
