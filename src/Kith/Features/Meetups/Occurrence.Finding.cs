using Kith.Features.Places;
using Kith.Rules;

namespace Kith.Features.Meetups;

public sealed partial class Occurrence
{
    /// <summary>Whether everybody may see its page; the meetup's.</summary>
    public bool Open { get; private set; }

    /// <summary>Whether every member of the hub may see its page; the meetup's.</summary>
    public bool OpenToMembers { get; private set; }

    /// <summary>Whether only hosts may see it yet; the meetup's.</summary>
    public bool IsDraft { get; private set; }

    /// <summary>Whether a host admits each person; the meetup's, kept here because seats are taken by this row alone.</summary>
    public bool ByApproval { get; private set; }

    /// <summary>The meetup's group, kept here so that "who can see" needs no second table.</summary>
    public Guid? GroupId { get; private set; }

    /// <summary>Whether Find, lists and feeds may show it at all.</summary>
    public bool Listed { get; private set; }

    /// <summary>Row number in the full-text index, the meetup's.</summary>
    public long SearchKey { get; private set; }

    public Mode Mode { get; private set; }

    public string Kind { get; private set; } = Kinds.Other;

    /// <summary>Languages with a space before and after each, so that one LIKE finds a whole code: <c>" en es "</c>.</summary>
    public string Languages { get; private set; } = "";

    public Access Access { get; private set; }

    public bool Free { get; private set; }

    /// <summary>
    /// A point a stranger may see: the door when it is public, a rounded point or the neighbourhood's centre otherwise, or
    /// nothing. Distances are measured from it, so asking from many places cannot find a hidden door.
    /// </summary>
    public double? ShownLatitude { get; private set; }

    public double? ShownLongitude { get; private set; }

    /// <summary>What strangers may know the place by: its name when that is public, else null.</summary>
    public string? ShownName { get; private set; }

    /// <summary>Neighbourhood or town, public whatever else is hidden.</summary>
    public string? ShownArea { get; private set; }

    /// <summary>Square of a 0.1° grid that holds the shown point, for "near"; see <see cref="Grid"/>.</summary>
    public int? Cell { get; private set; }

    /// <summary>Day of the week in the hub's zone, 0 Monday to 6 Sunday.</summary>
    public int HubDay { get; private set; }

    /// <summary>Minutes after midnight in the hub's zone.</summary>
    public int HubMinute { get; private set; }

    /// <summary>Copies what Find needs from the meetup and from what strangers may see of its place.</summary>
    public void Index(Meetup meetup, ShownPlace? place)
    {
        (SearchKey, Mode, Kind, Open) = (meetup.SearchKey, meetup.Mode, meetup.Kind, meetup.Open);
        (OpenToMembers, GroupId) = (meetup.OpenToMembers, meetup.GroupId);
        ByApproval = meetup.ByApproval;
        IsDraft = meetup.State == MeetupState.Draft;
        Languages = meetup.Languages.Length == 0 ? "" : $" {meetup.Languages} ";
        Free = meetup.Cost == CostKind.Free;
        Access = place?.Access ?? Access.None;
        (ShownName, ShownArea) = (place?.Name, place?.Area);
        (ShownLatitude, ShownLongitude) = (place?.Latitude, place?.Longitude);
        Cell = place is { Latitude: { } latitude, Longitude: { } longitude } ? Grid.Cell(latitude, longitude) : null;
        Listed =
            MeetupRules.IsListed(meetup.State, meetup.GroupIsListed)
            && (State is OccurrenceState.Planned or OccurrenceState.Moved);
    }

    /// <summary>Copies the day and time of day in the hub's zone.</summary>
    public void OnHubClock(DateTime hubLocal) => (HubDay, HubMinute) = HubClock(hubLocal);

    /// <summary>Day of the week, 0 Monday to 6 Sunday, and minutes after midnight of a wall time.</summary>
    public static (int Day, int Minute) HubClock(DateTime hubLocal) =>
        (((int)hubLocal.DayOfWeek + 6) % 7, (hubLocal.Hour * 60) + hubLocal.Minute);
}
