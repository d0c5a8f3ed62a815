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
        spot.Property(s => s.TownKey).HasMaxLength(ServiceSpot.LongestTown);
        spot.HasIndex(s => s.ServiceId);
        spot.HasIndex(s => new { s.TownKey, s.Cell });
        spot.HasIndex(s => s.Cell);
        // All that a question with words looks at: rows are read only of what is shown.
        spot.HasIndex(
            s => new
            {
                s.SearchKey,
                s.Cell,
                s.IsAnywhere,
                s.IsPaused,
                s.ShownLatitude,
                s.ShownLongitude,
                s.CheckedAt,
                s.ServiceId,
                s.Id,
                s.Name,
            },
            "IX_ServiceSpots_Words"
        );
        spot.HasIndex(s => s.IsAnywhere);
        spot.HasIndex(s => new { s.IsFirst, s.Name });
        spot.HasOne<Service>().WithMany().HasForeignKey(s => s.ServiceId).OnDelete(DeleteBehavior.Cascade);
    }
}

public sealed class ServiceHourMap : IEntityTypeConfiguration<ServiceHour>
{
    public void Configure(EntityTypeBuilder<ServiceHour> hour)
    {
        hour.ToTable("ServiceHours");
        hour.HasIndex(
            h => new
            {
                h.SpotId,
                h.Day,
                h.Opens,
                h.Closes,
                h.From,
                h.Until,
            },
            "IX_ServiceHours_Open"
        );
        hour.HasOne<ServiceSpot>().WithMany().HasForeignKey(h => h.SpotId).OnDelete(DeleteBehavior.Cascade);
    }
}
