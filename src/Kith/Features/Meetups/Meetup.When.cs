namespace Kith.Features.Meetups;

public sealed partial class Meetup
{
    /// <summary>First start as the clock on the wall shows it in <see cref="Zone"/>; no offset, so 18:30 stays 18:30.</summary>
    public DateTime StartsLocal { get; private set; }

    /// <summary>IANA zone.</summary>
    public string Zone { get; private set; } = "";

    /// <summary>Length in minutes; null when nobody has said when it ends. Never invented.</summary>
    public int? Minutes { get; private set; }

    /// <summary>RFC 5545 RRULE value without the property name; null for a single meetup.</summary>
    public string? Rule { get; private set; }

    /// <summary>Extra dates, RFC 5545 RDATE local values separated by commas.</summary>
    public string? ExtraDates { get; private set; }

    /// <summary>Dates it does not meet, RFC 5545 EXDATE local values separated by commas.</summary>
    public string? LeftOutDates { get; private set; }

    /// <summary>Meets by arrangement only: no day, no occurrences.</summary>
    public bool ByAppointment { get; private set; }

    /// <summary>The date up to which occurrences exist, UTC; the horizon job takes those that are behind.</summary>
    public DateTime? HorizonAt { get; private set; }

    public Meetup Lasts(int? minutes)
    {
        Minutes = minutes;
        return this;
    }

    public Meetup Repeats(string? rule, string? extraDates = null, string? leftOutDates = null)
    {
        (Rule, ExtraDates, LeftOutDates) = (rule, extraDates, leftOutDates);
        return this;
    }

    public Meetup Moves(DateTime startsLocal, string zone)
    {
        (StartsLocal, Zone) = (DateTime.SpecifyKind(startsLocal, DateTimeKind.Unspecified), zone);
        return this;
    }

    public Meetup OnlyByAppointment(bool only = true)
    {
        ByAppointment = only;
        return this;
    }

    /// <summary>Gives its own dates a new end, the rest being another series' now.</summary>
    public void EndsBefore(string? rule, string? extraDates) => (Rule, ExtraDates) = (rule, extraDates);

    /// <summary>Leaves these dates out, RFC 5545 EXDATE values.</summary>
    public void LeaveOut(string? dates) => LeftOutDates = dates;

    /// <summary>Records that occurrences exist up to this instant.</summary>
    public void Reached(DateTime horizonUtc) => HorizonAt = horizonUtc;
}
