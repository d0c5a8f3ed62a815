using Kith.Features.Meetups;
using Kith.Web;

namespace Kith.Features.Neighbours;

/// <summary>Which day it is in the hub's town: what stands until Tuesday stands through Tuesday evening there.</summary>
public static class HubDay
{
    /// <summary>That day, at midnight and marked as UTC, as days are kept.</summary>
    public static DateTime Of(CurrentHub hub, DateTime nowUtc) =>
        DateTime.SpecifyKind(MeetupTimes.Local(nowUtc, MeetupTimes.Zone(hub.Facts.Zone)).Date, DateTimeKind.Utc);
}
