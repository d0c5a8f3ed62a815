using System.Security.Cryptography;
using System.Text;
using Kith.Data;
using Kith.Features.Places;

namespace Kith.Features.Imports.MeetingGuide;

/// <summary>Where a meeting happens, as one row says. Rows with the same name and address share one venue.</summary>
public sealed record GuidePlace
{
    private const int LongestKey = 300;

    public required string Name { get; init; }

    public string? Address { get; init; }

    /// <summary>Town or part of town; becomes the neighbourhood.</summary>
    public string? Area { get; init; }

    public double? Latitude { get; init; }

    public double? Longitude { get; init; }

    /// <summary>The address stands for a whole area, not for a door.</summary>
    public bool IsApproximate { get; init; }

    public Access Access { get; init; }

    /// <summary>The list's notes about the place.</summary>
    public string? Directions { get; init; }

    /// <summary>What rows must share to mean the same venue.</summary>
    public string Key => Shorten($"{Fold.Words(Name)}|{Fold.Words(Address)}{(IsApproximate ? "|~" : "")}");

    public Precision Precision => IsApproximate ? Precision.Approximate : Precision.Exact;

    /// <summary>What several rows say about one venue: the first word counts, and what any of them offers.</summary>
    public GuidePlace With(GuidePlace other) =>
        this with
        {
            Area = Area ?? other.Area,
            Latitude = Latitude ?? other.Latitude,
            Longitude = Longitude ?? other.Longitude,
            Access = Access | other.Access,
            Directions = Directions ?? other.Directions,
        };

    /// <summary>A key that fits its column, still different for different words.</summary>
    internal static string Shorten(string key) =>
        key.Length <= LongestKey
            ? key
            : key[..200] + "#" + Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(key)));
}
