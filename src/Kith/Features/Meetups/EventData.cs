using System.Globalization;
using System.Text.Json;
using Kith.Features.Shared;
using Kith.Texts;
using Kith.Web;

namespace Kith.Features.Meetups;

/// <summary>
/// A notice for machines: a schema.org Event (https://schema.org/Event), for search engines and other hubs. It says what the
/// page says and no more: never an address, link or name that strangers are not shown.
/// </summary>
public static class EventData
{
    private const string Schema = "https://schema.org/";

    /// <summary>The event as a JSON-LD document; safe inside a <c>script</c> element, since <c>&lt;</c> is written as an escape.</summary>
    public static string Write(Notice notice, Address address, string hubName) =>
        JsonSerializer.Serialize(Describe(notice, address, hubName));

    /// <summary>The same as a tree, to be part of a larger document.</summary>
    /// <exception cref="ArgumentException">The notice is about no single time.</exception>
    public static Dictionary<string, object?> Describe(Notice notice, Address address, string hubName)
    {
        var time = notice.Time ?? throw new ArgumentException("An event has a time.", nameof(notice));
        var meetup = notice.Meetup;
        var data = new Dictionary<string, object?>(StringComparer.Ordinal)
        {
            ["@context"] = Schema.TrimEnd('/'),
            ["@type"] = "Event",
            ["@id"] = address.Link(notice.Path),
            ["url"] = address.Link(notice.Path),
            ["name"] = meetup.Title,
            ["description"] = meetup.Description,
            ["startDate"] = Iso(time.StartsAt, meetup.Zone),
            ["endDate"] = time.EndsAt is { } end ? Iso(end, meetup.Zone) : null,
            ["eventStatus"] = Schema + Status(notice),
            ["previousStartDate"] =
                time is { State: OccurrenceState.Moved } && time.OriginalLocal != time.StartsLocal
                    ? time.OriginalLocal.ToString("s", CultureInfo.InvariantCulture)
                    : null,
            ["eventAttendanceMode"] = Schema + Attendance(meetup.Mode),
            ["location"] = Locations(notice, address),
            ["inLanguage"] = meetup.Languages.Split(' ', StringSplitOptions.RemoveEmptyEntries) is [_, ..] l ? l : null,
            ["isAccessibleForFree"] = meetup.Cost is { } cost ? cost is CostKind.Free : null,
            ["organizer"] = Organizer(notice, address, hubName),
        };
        return Said(data);
    }

    /// <summary>A series with its next times as a JSON-LD document: a schema.org EventSeries.</summary>
    public static string WriteSeries(Notice series, IEnumerable<Notice> times, Address address, string hubName)
    {
        var data = Thing(
            "EventSeries",
            ("@context", Schema.TrimEnd('/')),
            ("@id", address.Link(series.Path)),
            ("url", address.Link(series.Path)),
            ("name", series.Meetup.Title),
            ("description", series.Meetup.Description),
            ("organizer", Organizer(series, address, hubName)),
            ("subEvent", times.Select(object (t) => Describe(t, address, hubName)).ToArray())
        );
        return JsonSerializer.Serialize(data);
    }

    private static string Status(Notice notice) =>
        notice switch
        {
            { Meetup.State: not MeetupState.Published } => "EventCancelled",
            { Time.State: OccurrenceState.Cancelled or OccurrenceState.Dropped } => "EventCancelled",
            { Time.State: OccurrenceState.Moved } => "EventRescheduled",
            _ => "EventScheduled",
        };

    private static string Attendance(Mode mode) =>
        mode switch
        {
            Mode.InPerson => "OfflineEventAttendanceMode",
            Mode.Hybrid => "MixedEventAttendanceMode",
            Mode.Online or Mode.Phone => "OnlineEventAttendanceMode",
        };

    private static object[] Locations(Notice notice, Address address)
    {
        var places = new List<object>();
        if (notice is { HasRoom: true, Place: { } place })
            places.Add(Place(place));
        if (notice.Meetup.Mode is not Mode.InPerson)
        {
            var link = notice.ShowsLink ? WebLink.Safe(notice.Meetup.OnlineLink) : null;
            places.Add(Thing("VirtualLocation", ("url", link ?? address.Link(notice.Path))));
        }
        return [.. places];
    }

    private static Dictionary<string, object?> Place(Rules.ShownPlace place)
    {
        var address = Thing("PostalAddress", ("streetAddress", place.Address), ("addressLocality", place.Area));
        var point = place is { Precision: Places.Precision.Exact, Latitude: { } latitude, Longitude: { } longitude }
            ? Thing("GeoCoordinates", ("latitude", latitude), ("longitude", longitude))
            : null;
        return Thing("Place", ("name", place.Name ?? place.Area), ("address", address), ("geo", point));
    }

    private static Dictionary<string, object?> Organizer(Notice notice, Address address, string hubName) =>
        notice.Group is { } group
            ? Thing("Organization", ("name", group.Name), ("url", address.Link($"/groups/{group.Slug}")))
            : Thing("Organization", ("name", hubName), ("url", address.Link("/")));

    private static Dictionary<string, object?> Thing(string type, params (string Name, object? Value)[] facts) =>
        Said(
            new Dictionary<string, object?>(StringComparer.Ordinal) { ["@type"] = type }.Concat(
                facts.Select(fact => KeyValuePair.Create(fact.Name, fact.Value))
            )
        );

    // What nobody said is left out rather than said to be nothing.
    private static Dictionary<string, object?> Said(IEnumerable<KeyValuePair<string, object?>> facts) =>
        new(facts.Where(fact => fact.Value is not null and not object[] { Length: 0 }), StringComparer.Ordinal);

    private static string Iso(DateTime utc, string zone)
    {
        var local = Say.Local(utc, zone);
        return new DateTimeOffset(local, local - utc).ToString("yyyy-MM-ddTHH:mm:sszzz", CultureInfo.InvariantCulture);
    }
}
