using Kith.Data;
using Kith.Features.Accounts;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Kith.Features.Services.Calls;

/// <summary>A service that somebody should ring, to ask whether its page is still right.</summary>
public sealed class ServiceCall
{
    /// <summary>How long nobody else is asked to ring what somebody is ringing.</summary>
    public static readonly TimeSpan ClaimLasts = TimeSpan.FromMinutes(30);

    private ServiceCall() { }

    public Guid Id { get; private set; } = Guid.CreateVersion7();

    /// <summary>Random name in links.</summary>
    public string PublicId { get; private set; } = RandomId.New();

    public Guid ServiceId { get; private set; }

    /// <summary>Visitors who said that something is wrong, when it came on the list.</summary>
    public int Doubts { get; private set; }

    /// <summary>How often nobody answered.</summary>
    public int Tries { get; private set; }

    /// <summary>From when on it is on the list, UTC.</summary>
    public DateTime DueAt { get; private set; }

    /// <summary>Who rings it now; null for nobody.</summary>
    public Guid? ClaimedById { get; private set; }

    /// <summary>Until when, UTC.</summary>
    public DateTime? ClaimedUntil { get; private set; }

    public static ServiceCall Of(Guid serviceId, int doubts, DateTime nowUtc) =>
        new()
        {
            ServiceId = serviceId,
            Doubts = doubts,
            DueAt = nowUtc,
        };

    /// <summary>Nobody answered: it comes again.</summary>
    public void TryAgain(DateTime dueUtc) =>
        (Tries, DueAt, ClaimedById, ClaimedUntil) = (Tries + 1, dueUtc, null, null);

    /// <summary>It waits for another day, however often nobody answered before.</summary>
    public void Wait(DateTime dueUtc) => (DueAt, ClaimedById, ClaimedUntil) = (dueUtc, null, null);

    /// <summary>Whether this person rings it at the moment.</summary>
    public bool IsClaimedBy(Guid personId, DateTime nowUtc) => ClaimedById == personId && ClaimedUntil > nowUtc;

    /// <summary>Whether somebody does.</summary>
    public bool IsClaimed(DateTime nowUtc) => ClaimedUntil > nowUtc;
}

public sealed class ServiceCallMap : IEntityTypeConfiguration<ServiceCall>
{
    public void Configure(EntityTypeBuilder<ServiceCall> call)
    {
        call.ToTable("ServiceCalls");
        call.Property(c => c.PublicId).HasMaxLength(12);
        call.HasIndex(c => c.PublicId).IsUnique();
        call.HasIndex(c => c.ServiceId).IsUnique();
        call.HasIndex(c => c.DueAt);
        call.HasIndex(c => c.ClaimedById);
        call.HasOne<Service>().WithMany().HasForeignKey(c => c.ServiceId).OnDelete(DeleteBehavior.Cascade);
        call.HasOne<Person>().WithMany().HasForeignKey(c => c.ClaimedById).OnDelete(DeleteBehavior.SetNull);
    }
}
