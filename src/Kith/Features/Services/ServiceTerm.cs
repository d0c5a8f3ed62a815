namespace Kith.Features.Services;

/// <summary>That a service, a place of it or its organization carries a term, so that it is found by it.</summary>
public sealed class ServiceTerm
{
    private ServiceTerm() { }

    public Guid Id { get; private set; } = Guid.CreateVersion7();

    public Guid ServiceId { get; private set; }

    public Guid TermId { get; private set; }

    public static ServiceTerm Of(Guid serviceId, Guid termId) => new() { ServiceId = serviceId, TermId = termId };
}
