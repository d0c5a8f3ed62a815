using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Kith.Features.Services.Freshness;

public sealed class ServiceCheckMap : IEntityTypeConfiguration<ServiceCheck>
{
    public void Configure(EntityTypeBuilder<ServiceCheck> check)
    {
        check.ToTable("ServiceChecks");
        check.Property(c => c.By).HasConversion<string>().HasMaxLength(12);
        check.Property(c => c.Outcome).HasConversion<string>().HasMaxLength(16);
        check.HasIndex(c => new { c.ServiceId, c.At });
        check.HasIndex(c => c.At);
        check.HasOne<Service>().WithMany().HasForeignKey(c => c.ServiceId).OnDelete(DeleteBehavior.Cascade);
    }
}

public sealed class SuggestedEditMap : IEntityTypeConfiguration<SuggestedEdit>
{
    public void Configure(EntityTypeBuilder<SuggestedEdit> edit)
    {
        edit.ToTable("SuggestedEdits");
        edit.Property(e => e.PublicId).HasMaxLength(12);
        edit.Property(e => e.OnceHash).HasMaxLength(64);
        edit.Property(e => e.Sealed).HasMaxLength(SuggestedEdit.LongestSealed);
        edit.Property(e => e.Outcome).HasConversion<string>().HasMaxLength(12);
        edit.HasIndex(e => e.PublicId).IsUnique();
        edit.HasIndex(e => e.OnceHash).IsUnique();
        edit.HasIndex(e => new { e.ServiceId, e.Outcome });
        edit.HasIndex(e => new { e.Outcome, e.At });
        edit.HasIndex(e => e.AnsweredAt);
        edit.HasOne<Service>().WithMany().HasForeignKey(e => e.ServiceId).OnDelete(DeleteBehavior.Cascade);
    }
}
