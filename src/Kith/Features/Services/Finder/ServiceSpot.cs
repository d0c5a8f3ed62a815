using Kith.Features.Places;

namespace Kith.Features.Services.Finder;

/// <summary>
/// A service at one of the places that everybody may know of, or at none: what the finder filters, sorts and shows. Derived from the
/// service's document, so that it holds nothing <c>Rules/LocationRules</c> keeps back, and written in the same transaction.
/// Only services that lists name have any.
/// </summary>
public sealed class ServiceSpot
{
    private ServiceSpot() { }

    public const int LongestSummary = 300;
    public const int LongestPlace = 300;
    public const int LongestPhone = 60;
    public const int LongestLanguages = 300;
    public const int LongestHours = 4000;
    public const int LongestTown = 120;
    public const int LongestWords = 30_000;
    public const int LongestTerms = 4_000;

    public Guid Id { get; private set; } = Guid.CreateVersion7();

    public Guid ServiceId { get; private set; }

    /// <summary>The one that stands for the service where the place does not matter.</summary>
    public bool IsFirst { get; private set; }

    /// <summary>There is no place to go to, or none that may be known: it is near to everybody and no distance is measured.</summary>
    public bool IsAnywhere { get; private set; }

    /// <summary>What the service is found by, each word folded and once, between blanks; only at the spot that is <see cref="IsFirst"/>.</summary>
    public string Words { get; private set; } = "";

    /// <summary>The service's terms, each as <see cref="Term"/> writes it, between blanks; only at its first spot, as the terms right above them are.</summary>
    public string Terms { get; private set; } = "";

    public string TermsAbove { get; private set; } = "";

    /// <summary>There are places whose address its organization keeps to itself.</summary>
    public bool IsKept { get; private set; }

    /// <summary>It is closed for a while.</summary>
    public bool IsPaused { get; private set; }

    public string Name { get; private set; } = "";

    public string Organization { get; private set; } = "";

    /// <summary>The beginning of its description.</summary>
    public string Summary { get; private set; } = "";

    public string? Place { get; private set; }

    public string? Phone { get; private set; }

    /// <summary>Degrees WGS 84, only of places open to everybody.</summary>
    public double? ShownLatitude { get; private set; }

    public double? ShownLongitude { get; private set; }

    /// <summary>The square of <see cref="Grid"/> it lies in.</summary>
    public int? Cell { get; private set; }

    /// <summary>The town it lies in, only where <see cref="Cell"/> is known too: by it a town is found that no list of places has.</summary>
    public string? Town { get; private set; }

    /// <summary><see cref="Town"/> as <see cref="Data.Fold.Key"/> folds it.</summary>
    public string? TownKey { get; private set; }

    /// <summary>There is no room at the moment.</summary>
    public bool IsFull { get; private set; }

    /// <summary>What is said to be so.</summary>
    public Mark Said { get; private set; }

    /// <summary>What is said not to be so; what is in neither was not said.</summary>
    public Mark Denied { get; private set; }

    public Access Access { get; private set; }

    /// <summary>BCP 47 codes in lower case, each between spaces.</summary>
    public string Languages { get; private set; } = " ";

    /// <summary>Years.</summary>
    public double? MinimumAge { get; private set; }

    public double? MaximumAge { get; private set; }

    /// <summary>When somebody last made sure of it or its list last changed it, UTC; null when nobody said.</summary>
    public DateTime? CheckedAt { get; private set; }

    /// <summary><see cref="OpeningHours"/> as text.</summary>
    public string Hours { get; private set; } = "";

    /// <summary>A spot of a service that is open to everybody to go to, or with <paramref name="point"/> null somewhere or nowhere.</summary>
    public static ServiceSpot Of(
        SpotFacts facts,
        SpotPlace place,
        (double Latitude, double Longitude)? point,
        bool isFirst
    ) =>
        new()
        {
            ServiceId = facts.ServiceId,
            IsFirst = isFirst,
            IsAnywhere = place.IsAnywhere,
            Words = isFirst ? facts.Words : "",
            Terms = isFirst ? Joined(facts.Terms) : "",
            TermsAbove = isFirst ? Joined(facts.TermsAbove) : "",
            IsKept = facts.IsKept,
            IsPaused = facts.IsPaused,
            Name = facts.Name,
            Organization = facts.Organization,
            Summary = facts.Summary,
            Place = place.Name,
            Phone = place.Phone,
            ShownLatitude = point?.Latitude,
            ShownLongitude = point?.Longitude,
            Cell = point is { } p ? Grid.Cell(p.Latitude, p.Longitude) : null,
            Town = point is null ? null : place.Town,
            TownKey = point is null ? null : place.TownKey,
            IsFull = facts.IsFull,
            Said = facts.Marks.Said,
            Denied = facts.Marks.Denied,
            Access = place.Access,
            Languages = facts.Languages,
            MinimumAge = facts.MinimumAge,
            MaximumAge = facts.MaximumAge,
            CheckedAt = facts.CheckedAt,
            Hours = place.Hours.ToString(),
        };

    /// <summary>A term's id among others.</summary>
    public static string Term(Guid id) => id.ToString("n");

    private static string Joined(IEnumerable<Guid> terms) =>
        string.Join(' ', terms.Distinct().Take(LongestTerms / (Term(Guid.Empty).Length + 1)).Select(Term));
}
