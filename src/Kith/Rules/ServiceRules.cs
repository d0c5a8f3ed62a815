using System.Linq.Expressions;
using Kith.Features.Services;
using Kith.Features.Services.Freshness;

namespace Kith.Rules;

/// <summary>The directory is for everybody, members or not: nobody has to say who they are to find help, or to say that something is wrong.</summary>
public static class ServiceRules
{
    /// <summary>Suggestions that may wait about one service: room for everybody else's.</summary>
    public const int MostWaiting = 10;

    /// <summary>From so many on it is said how many visitors found a page right: one or two could be whoever wrote it.</summary>
    public const int LeastVisitors = 3;

    /// <summary>A visitor's word counts this long and is then erased.</summary>
    public static readonly TimeSpan VisitorsCountFor = TimeSpan.FromDays(30);

    /// <summary>A suggestion is erased this long after a steward decided about it.</summary>
    public static readonly TimeSpan EditsKeptFor = TimeSpan.FromDays(30);

    /// <summary>One that nobody decides about is erased after so long.</summary>
    public static readonly TimeSpan EditsWaitFor = TimeSpan.FromDays(180);

    /// <summary>What its list no longer has is kept for stewards and absent to everybody else; so is a service that stewards put away.</summary>
    public static Expression<Func<T, bool>> VisibleTo<T>(Viewer viewer)
        where T : HsdsRecord =>
        viewer.IsSteward ? record => true
        : typeof(T) == typeof(Service) ? (Expression<Func<T, bool>>)(object)Shown
        : record => record.GoneAt == null;

    /// <summary>Services that are anywhere: those their list has and no steward put away, as the same as another or because it asked not to be listed.</summary>
    public static readonly Expression<Func<Service, bool>> Shown = service =>
        service.GoneAt == null && service.AwayAt == null;

    /// <summary>Of two records of one service the one that keeps a place to itself is kept, and a help line always: no merge shows what was hidden.</summary>
    public static Verdict MayMerge(bool keptHides, bool awayHides, bool awayIsLine) =>
        awayIsLine ? Verdict.Refused("Twins.Line")
        : awayHides && !keptHides ? Verdict.Refused("Twins.KeepSafe")
        : Verdict.Allowed;

    /// <summary>What nobody has made sure of for longer sinks in lists and says so.</summary>
    public static readonly TimeSpan GoodFor = TimeSpan.FromDays(365);

    /// <summary>
    /// What is given on to other programs: everything but help lines that came with Kith and that nobody here has checked yet.
    /// </summary>
    public static readonly Expression<Func<Service, bool>> GivenOn = service => !service.IsHeld;

    /// <summary>Lists name a service while it can be had, or will be again; one that is over keeps its page, which says so.</summary>
    public static readonly Expression<Func<Service, bool>> Listed = service =>
        service.GoneAt == null
        && service.AwayAt == null
        && (service.Status == ServiceStatus.Active || service.Status == ServiceStatus.TemporarilyClosed);

    /// <summary>Services that wait to be rung in one week: what a few volunteers can do.</summary>
    public const int CallsAWeek = 20;

    /// <summary>The week of <see cref="CallsAWeek"/>; what somebody leaves to others comes back after as long.</summary>
    public static readonly TimeSpan CallsLast = TimeSpan.FromDays(7);

    /// <summary>After so many calls that nobody answered the page says so, and nobody is asked to ring for a while.</summary>
    public const int MostTries = 3;

    public static readonly TimeSpan TryAgainAfter = TimeSpan.FromDays(3);

    /// <summary>Nobody is rung twice within this time, whatever visitors say.</summary>
    public static readonly TimeSpan NotRungTwiceIn = TimeSpan.FromDays(14);

    /// <summary>Somebody of this hub makes sure of a service this often.</summary>
    public static readonly TimeSpan CheckedEvery = TimeSpan.FromDays(180);

    /// <summary>The same of one that is closed for now, or that warns of something: both are over some day.</summary>
    public static readonly TimeSpan CheckedSooner = TimeSpan.FromDays(30);

    /// <summary>Services it is time to make sure of: that day is past.</summary>
    public static Expression<Func<Service, bool>> Due(DateTime nowUtc)
    {
        var (usual, sooner) = (nowUtc - CheckedEvery, nowUtc - CheckedSooner);
        return service =>
            service.GoneAt == null
            && service.AwayAt == null
            && (service.Status == ServiceStatus.Active || service.Status == ServiceStatus.TemporarilyClosed)
            && (
                service.AssuredAt == null
                || service.AssuredAt < usual
                || (
                    service.AssuredAt < sooner
                    && (
                        service.Status == ServiceStatus.TemporarilyClosed
                        || (service.Mended ?? service.Told).Contains("\"alert\":")
                    )
                )
            );
    }

    /// <summary>When it is time to make sure again of what was made sure of on a day, UTC.</summary>
    public static DateTime NextDue(DateTime assuredUtc, bool isPausedOrWarns) =>
        assuredUtc + (isPausedOrWarns ? CheckedSooner : CheckedEvery);

    /// <summary>Anybody may say what is wrong on a page; stewards read it first, and nobody fills their queue.</summary>
    public static Verdict MaySuggestOneMore(int waiting) =>
        waiting < MostWaiting ? Verdict.Allowed : Verdict.Refused("Services.Correct.Enough");

    /// <summary>Whether it is said how many visitors found a page right.</summary>
    public static bool MayCount(int visitors) => visitors >= LeastVisitors;

    /// <summary>Visitors who found the page of a service right.</summary>
    public static Expression<Func<ServiceCheck, bool>> SaidRightSince(Guid serviceId, DateTime sinceUtc) =>
        check =>
            check.ServiceId == serviceId
            && check.By == CheckBy.Visitor
            && check.Outcome == CheckOutcome.Right
            && check.At >= sinceUtc;
}
