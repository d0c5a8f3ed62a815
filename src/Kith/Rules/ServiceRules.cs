using System.Linq.Expressions;
using Kith.Features.HelpNow;
using Kith.Features.Services;

namespace Kith.Rules;

/// <summary>The directory is for everybody, members or not: nobody has to say who they are to find help.</summary>
public static class ServiceRules
{
    /// <summary>What its list no longer has is kept for stewards and absent to everybody else.</summary>
    public static Expression<Func<T, bool>> VisibleTo<T>(Viewer viewer)
        where T : HsdsRecord => viewer.IsSteward ? record => true : record => record.GoneAt == null;

    /// <summary>What nobody has made sure of for longer sinks in lists and says so.</summary>
    public static readonly TimeSpan GoodFor = TimeSpan.FromDays(365);

    /// <summary>
    /// What is given on to other programs: everything but help lines that came with Kith and that nobody here has checked yet.
    /// </summary>
    public static readonly Expression<Func<Service, bool>> GivenOn = service =>
        service.FeedId != LineFeed.Id || service.AssuredAt != null;

    /// <summary>Lists name a service while it can be had, or will be again; one that is over keeps its page, which says so.</summary>
    public static readonly Expression<Func<Service, bool>> Listed = service =>
        service.GoneAt == null
        && (service.Status == ServiceStatus.Active || service.Status == ServiceStatus.TemporarilyClosed);
}
