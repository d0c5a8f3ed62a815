namespace Kith.Features.Meetups;

/// <summary>Where the information about an imported meetup comes from, and how old it is.</summary>
/// <param name="Name">Who keeps the list, in words.</param>
/// <param name="Url">Where a visitor can read it; null for a file.</param>
/// <param name="ConfirmedAt">When the list says it was last confirmed, UTC; null when it does not say.</param>
/// <param name="ConfirmedBy">The field of the list that date came from, <c>last_contact</c> or <c>updated</c>.</param>
/// <param name="GoneAt">Since when the list no longer has it, UTC; null while it does.</param>
public sealed record Source(string Name, string? Url, DateTime? ConfirmedAt, string? ConfirmedBy, DateTime? GoneAt);
