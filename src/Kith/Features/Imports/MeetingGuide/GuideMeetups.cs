using Kith.Features.Groups;
using Kith.Features.Meetups;
using Kith.Features.Places;
using Kith.Texts;
using Kith.Time;
using NodaTime;

namespace Kith.Features.Imports.MeetingGuide;

/// <summary>
/// Turns rows into meetups: nobody counts who comes ("just turn up"), nothing is invented, and the link is shown to everybody,
/// because the list already published it.
/// </summary>
public sealed class GuideMeetups(T texts, DateTime nowUtc)
{
    private const int LongestDescription = 8000;

    /// <summary>A new meetup of a row.</summary>
    public Meetup Plan(GuideRow row, Venue? venue, Group? group) =>
        Apply(Meetup.Plan(row.Name, First(row.When), row.When.Zone, nowUtc), row, venue, group);

    /// <summary>Makes the meetup say what the row says; its ids and those of its occurrences stay.</summary>
    public void Update(Meetup meetup, GuideRow row, Venue? venue, Group? group)
    {
        if (!SameTimes(meetup, row.When))
            meetup.Moves(First(row.When), row.When.Zone);
        Apply(meetup, row, venue, group).Changed(nowUtc);
    }

    /// <summary>What visitors read of a meetup the list no longer has.</summary>
    public string GoneReason => texts["Imports.Gone"];

    private Meetup Apply(Meetup meetup, GuideRow row, Venue? venue, Group? group)
    {
        meetup
            .Describe(row.Name, Description(row, group), GuideTypes.Kind(row.Types), GuideTypes.Languages(row.Types))
            .OfTypes(string.Join(' ', row.Types))
            .OnlyByAppointment(row.When.ByAppointment)
            .Lasts(row.When.Minutes)
            .Repeats(row.When.Rule)
            .Meets(row.How.Mode, venue?.Id)
            .Online(row.How.Link, row.How.DialIn, LinkShown.Public)
            .TurnUp()
            .Belongs(group);
        return Why(row.How.Standing) is { } reason ? meetup.Pause(texts[reason]) : meetup.Publish();
    }

    private static string? Why(Standing standing) =>
        standing switch
        {
            Standing.Active => null,
            Standing.Inactive => "Imports.Inactive",
            Standing.PlaceClosed => "Imports.PlaceClosed",
            Standing.NoWayIn => "Imports.NoWayIn",
        };

    /// <summary>Notes about a group that has no name stay with the meetup.</summary>
    private static string? Description(GuideRow row, Group? group)
    {
        var parts = new[] { row.Notes, group is null ? row.GroupNotes : null };
        var whole = string.Join("\n\n", parts.OfType<string>());
        return whole.Length == 0 ? null : whole[..Math.Min(whole.Length, LongestDescription)];
    }

    private static bool SameTimes(Meetup meetup, GuideTime when) =>
        meetup.Zone == when.Zone
        && meetup.Rule == when.Rule
        && meetup.ByAppointment == when.ByAppointment
        && (when.Start is not { } start || TimeOnly.FromDateTime(meetup.StartsLocal) == start);

    /// <summary>The first start from yesterday on: what began last night may still be on.</summary>
    private DateTime First(GuideTime when)
    {
        var zone = Zones.Find(when.Zone) ?? DateTimeZone.Utc;
        return when.FirstFrom(DateOnly.FromDateTime(MeetupTimes.Local(nowUtc, zone)).AddDays(-1));
    }
}
