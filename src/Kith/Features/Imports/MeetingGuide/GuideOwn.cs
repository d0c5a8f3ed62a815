using System.Globalization;
using System.Text.Json;
using Kith.Features.Meetups;
using Kith.Features.Places;
using Kith.Rules;
using Kith.Time;
using Kith.Web;
using NodaTime;

namespace Kith.Features.Imports.MeetingGuide;

/// <summary>A meetup of this hub with what strangers may see of its place.</summary>
public sealed record OwnMeetup(Meetup Meetup, string? Group, ShownPlace? Place);

/// <summary>A meetup of this hub in the words of the format, which knows weekly meetings and those by appointment.</summary>
public static class GuideOwn
{
    /// <summary>Whether the format can say when it meets: every week without an end, on whole weekdays, at one time.</summary>
    public static bool Fits(Meetup meetup) =>
        meetup.ByAppointment
        || (
            RecurrenceRule.TryParse(meetup.Rule ?? "", out var rule, out _)
            && rule is { Frequency: Frequency.Weekly, Interval: 1, Count: null, Until: null }
            && rule.ByMonth.Count
                + rule.ByHour.Count
                + rule.ByMinute.Count
                + rule.BySecond.Count
                + rule.BySetPosition.Count
                == 0
        );

    /// <summary>Writes one meetup. A place told by its host has no address here, and a link only if everybody may see it.</summary>
    public static void Write(Utf8JsonWriter json, OwnMeetup own, string slug, Address address)
    {
        var meetup = own.Meetup;
        json.WriteStartObject();
        json.WriteString("name", meetup.Title);
        json.WriteString("slug", slug);
        When(json, meetup);
        json.WriteString("attendance_option", Option(meetup.Mode));
        Where(json, own.Place);
        if (meetup.LinkShown == LinkShown.Public)
        {
            Say(json, "conference_url", meetup.OnlineLink);
            Say(json, IsNumber(meetup.DialIn) ? "conference_phone" : "conference_phone_notes", meetup.DialIn);
        }
        Types(json, own);
        Say(json, "notes", meetup.Description);
        Say(json, "location", own.Place?.Name);
        Say(json, "location_notes", own.Place?.Directions);
        json.WriteString("updated", meetup.ChangedAt.ToString("yyyy-MM-dd HH:mm:ss", CultureInfo.InvariantCulture));
        Say(json, "group", own.Group);
        json.WriteString("url", address.Link($"/meetups/series/{meetup.PublicId}"));
        json.WriteEndObject();
    }

    private static void When(Utf8JsonWriter json, Meetup meetup)
    {
        if (!meetup.ByAppointment)
        {
            Days(json, meetup);
            json.WriteString("time", Clock(meetup.StartsLocal));
            if (meetup.Minutes is > 0 and < 24 * 60 and var minutes)
                json.WriteString("end_time", Clock(meetup.StartsLocal.AddMinutes(minutes)));
        }
        json.WriteString("timezone", meetup.Zone);
    }

    private static void Days(Utf8JsonWriter json, Meetup meetup)
    {
        var byDay = RecurrenceRule.Parse(meetup.Rule!).ByDay;
        var days =
            byDay.Count == 0 ? [(int)meetup.StartsLocal.DayOfWeek] : byDay.Select(d => (int)d.Day % 7).Order().ToList();
        if (days is [var day])
        {
            json.WriteNumber("day", day);
            return;
        }
        json.WriteStartArray("day");
        days.ForEach(json.WriteNumberValue);
        json.WriteEndArray();
    }

    private static void Where(Utf8JsonWriter json, ShownPlace? place)
    {
        if (place is null)
            return;
        Say(json, "formatted_address", place.Address ?? place.Area);
        Say(json, "region", place.Area);
        if (place is { Latitude: { } latitude, Longitude: { } longitude })
        {
            json.WriteNumber("latitude", latitude);
            json.WriteNumber("longitude", longitude);
        }
        json.WriteString("approximate", place.Precision == Precision.Exact ? "no" : "yes");
    }

    private static void Types(Utf8JsonWriter json, OwnMeetup own)
    {
        var access = own.Place?.Access ?? Access.None;
        var codes = own
            .Meetup.Types.Split(' ', StringSplitOptions.RemoveEmptyEntries)
            .Concat(own.Meetup.Languages.Split(' ').Select(GuideTypes.OfLanguage).OfType<string>())
            .Concat(access.HasFlag(Access.StepFree) ? ["X"] : [])
            .Concat(access.HasFlag(Access.AccessibleToilet) ? ["XB"] : [])
            .Concat(
                own.Meetup.Kind switch
                {
                    "women" => ["W"],
                    "young" => ["Y"],
                    _ => Array.Empty<string>(),
                }
            )
            .Distinct()
            .ToList();
        if (codes.Count == 0)
            return;
        json.WriteStartArray("types");
        codes.ForEach(json.WriteStringValue);
        json.WriteEndArray();
    }

    private static string Option(Mode mode) =>
        mode switch
        {
            Mode.InPerson => "in_person",
            Mode.Hybrid => "hybrid",
            Mode.Online or Mode.Phone => "online",
        };

    /// <summary>The format wants digits, and + , * # for one-tap links.</summary>
    private static bool IsNumber(string? dialIn) =>
        dialIn?.All(c => char.IsAsciiDigit(c) || "+,*# -".Contains(c)) ?? false;

    private static void Say(Utf8JsonWriter json, string field, string? words)
    {
        if (!string.IsNullOrEmpty(words))
            json.WriteString(field, words);
    }

    private static string Clock(DateTime at) => at.ToString("HH:mm", CultureInfo.InvariantCulture);
}
