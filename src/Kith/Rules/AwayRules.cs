using Kith.Features.Services;

namespace Kith.Rules;

/// <summary>
/// What is known only through a service that stewards put away, because it is the same as another or because it asked not to be listed.
/// Counted anew each time: whatever its list tells of it later is kept back as well.
/// </summary>
public static class AwayRules
{
    /// <summary>Organizations without those all of whose services are away.</summary>
    /// <param name="organizations">Which.</param>
    /// <param name="services">All services, those put away too.</param>
    public static IQueryable<Organization> Named(
        IQueryable<Organization> organizations,
        IQueryable<Service> services
    ) =>
        organizations.Where(o =>
            !services.Any(s => s.OrganizationId == o.Id && s.AwayAt != null)
            || services.Any(s => s.OrganizationId == o.Id && s.AwayAt == null && s.GoneAt == null)
        );

    /// <summary>Programs without those all of whose services are away.</summary>
    /// <param name="programs">Which.</param>
    /// <param name="services">All services, those put away too.</param>
    public static IQueryable<ServiceProgram> Named(IQueryable<ServiceProgram> programs, IQueryable<Service> services) =>
        programs.Where(p =>
            services.Any(s => s.ProgramId == p.Id && s.AwayAt == null && s.GoneAt == null)
            || (
                !services.Any(s => s.ProgramId == p.Id && s.AwayAt != null)
                && (
                    !services.Any(s =>
                        s.OrganizationId != null && s.OrganizationId == p.OrganizationId && s.AwayAt != null
                    )
                    || services.Any(s =>
                        s.OrganizationId != null
                        && s.OrganizationId == p.OrganizationId
                        && s.AwayAt == null
                        && s.GoneAt == null
                    )
                )
            )
        );

    /// <summary>
    /// Places that count as <see cref="Openness.Secret"/>: no service that is shown is there, and one that is away is, or its organization
    /// has one, of which nobody knows that it is somewhere else.
    /// </summary>
    /// <param name="places">Which.</param>
    /// <param name="links">All that says which service is where.</param>
    /// <param name="services">All services, those put away too.</param>
    public static IQueryable<Location> Secret(
        IQueryable<Location> places,
        IQueryable<ServiceAtLocation> links,
        IQueryable<Service> services
    ) =>
        places.Where(l =>
            !links.Any(k =>
                k.LocationId == l.Id && services.Any(s => s.Id == k.ServiceId && s.AwayAt == null && s.GoneAt == null)
            )
            && (
                links.Any(k => k.LocationId == l.Id && services.Any(s => s.Id == k.ServiceId && s.AwayAt != null))
                || services.Any(s =>
                    s.OrganizationId != null && s.OrganizationId == l.OrganizationId && s.AwayAt != null
                )
            )
        );
}
