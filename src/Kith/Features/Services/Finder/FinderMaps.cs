using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Kith.Features.Services.Finder;

public sealed class ServiceSpotMap : IEntityTypeConfiguration<ServiceSpot>
{
    public void Configure(EntityTypeBuilder<ServiceSpot> spot)
    {
        spot.ToTable("ServiceSpots");
        spot.Property(s => s.Name).HasMaxLength(Organization.LongestName);
        spot.Property(s => s.Organization).HasMaxLength(Organization.LongestName);
        spot.Property(s => s.Summary).HasMaxLength(ServiceSpot.LongestSummary);
        spot.Property(s => s.Place).HasMaxLength(ServiceSpot.LongestPlace);
        spot.Property(s => s.Phone).HasMaxLength(ServiceSpot.LongestPhone);
        spot.Property(s => s.Languages).HasMaxLength(ServiceSpot.LongestLanguages);
        spot.Property(s => s.Hours).HasMaxLength(ServiceSpot.LongestHours);
        spot.Property(s => s.Town).HasMaxLength(ServiceSpot.LongestTown);
        spot.Property(s => s.Words).HasMaxLength(ServiceSpot.LongestWords);
        spot.Property(s => s.Terms).HasMaxLength(ServiceSpot.LongestTerms);
        spot.Property(s => s.TermsAbove).HasMaxLength(ServiceSpot.LongestTerms);
        spot.Property(s => s.TownKey).HasMaxLength(ServiceSpot.LongestTown);
        spot.HasIndex(s => s.ServiceId);
        spot.HasIndex(s => new { s.TownKey, s.Cell });
        spot.HasOne<Service>().WithMany().HasForeignKey(s => s.ServiceId).OnDelete(DeleteBehavior.Cascade);
    }
}
