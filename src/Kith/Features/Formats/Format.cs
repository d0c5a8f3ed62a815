namespace Kith.Features.Formats;

/// <summary>A way to run an evening, written so that a volunteer can run it from the page.</summary>
/// <param name="Slug">Its name in links, the same in all languages.</param>
/// <param name="Kind">Kind of group, a code of <see cref="Meetups.Kinds"/>.</param>
/// <param name="Name">What it is called.</param>
/// <param name="People">For how many, in words.</param>
/// <param name="Minutes">How long, in minutes; the parts of the agenda add up to it.</param>
/// <param name="Summary">What it is, in two sentences.</param>
/// <param name="Roles">Who does what.</param>
/// <param name="Agenda">Part by part.</param>
/// <param name="Rules">Ground rules to read aloud.</param>
/// <param name="Bring">What has to be there.</param>
/// <param name="Access">What makes it possible for more people.</param>
/// <param name="Evidence">What is known about whether it helps, honestly.</param>
/// <param name="Source">Where that can be checked; null when we know of nothing.</param>
public sealed record Format(
    string Slug,
    string Kind,
    string Name,
    string People,
    int Minutes,
    string Summary,
    IReadOnlyList<FormatRole> Roles,
    IReadOnlyList<FormatPart> Agenda,
    IReadOnlyList<string> Rules,
    IReadOnlyList<string> Bring,
    IReadOnlyList<string> Access,
    string Evidence,
    FormatSource? Source
);

/// <summary>Somebody's task for the evening.</summary>
public sealed record FormatRole(string Name, string Does);

/// <summary>One part of the evening: how long, what, and how it is done.</summary>
public sealed record FormatPart(int Minutes, string What, string How);

/// <summary>Something published that can be looked up.</summary>
public sealed record FormatSource(string Title, string? Url);
