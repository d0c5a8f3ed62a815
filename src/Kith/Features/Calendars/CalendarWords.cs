using Kith.Features.Meetups;

namespace Kith.Features.Calendars;

/// <summary>The words a calendar entry or feed carries: where, and what for, as far as strangers may read them.</summary>
public static class CalendarWords
{
    /// <summary>Where and what, in a few lines.</summary>
    public static string Of(Notice notice) =>
        string.Join(
            '\n',
            new[] { Place(notice), notice.Time?.Reason, notice.Meetup.Description }.Where(w => !string.IsNullOrEmpty(w))
        );

    /// <summary>The place in one line; the neighbourhood alone when the address is kept back, nothing when there is no room.</summary>
    public static string? Place(Notice notice) =>
        notice is { HasRoom: true, Place: { } place }
            ? string.Join(", ", new[] { place.Name, place.Address ?? place.Area }.Where(w => !string.IsNullOrEmpty(w)))
            : null;
}
