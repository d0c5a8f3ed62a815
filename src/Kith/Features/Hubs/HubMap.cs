using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Kith.Features.Hubs;

public sealed class HubMap : IEntityTypeConfiguration<Hub>
{
    public void Configure(EntityTypeBuilder<Hub> hub)
    {
        hub.ToTable("Hubs");
        hub.Property(h => h.Id).ValueGeneratedNever();
        hub.Property(h => h.Name).HasMaxLength(80);
        hub.Property(h => h.Tagline).HasMaxLength(200);
        hub.Property(h => h.Country).HasMaxLength(2);
        hub.Property(h => h.Zone).HasMaxLength(64);
        hub.Property(h => h.Languages).HasMaxLength(100);
        hub.Property(h => h.LeaveUrl).HasMaxLength(500);
        hub.Property(h => h.Phone).HasMaxLength(40);
    }
}

public sealed class PublicVersionMap : IEntityTypeConfiguration<PublicVersion>
{
    public void Configure(EntityTypeBuilder<PublicVersion> version)
    {
        version.ToTable("PublicVersions");
        version.Property(v => v.Id).ValueGeneratedNever();
    }
}
