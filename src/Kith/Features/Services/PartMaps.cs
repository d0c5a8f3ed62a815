using Kith.Features.Accounts;
using Kith.Features.Imports;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Kith.Features.Services;

public sealed class LoosePartMap : IEntityTypeConfiguration<LoosePart>
{
    public void Configure(EntityTypeBuilder<LoosePart> part)
    {
        part.ToTable("LooseParts");
        part.Property(p => p.Kind).HasMaxLength(60);
        part.Property(p => p.Hash).HasMaxLength(64);
        part.Property(p => p.Text).HasMaxLength(HsdsRecord.LongestText);
        part.HasIndex(p => new { p.FeedId, p.Hash }).IsUnique();
        part.HasOne<Feed>().WithMany().HasForeignKey(p => p.FeedId).OnDelete(DeleteBehavior.Cascade);
    }
}

public sealed class LocalChangeMap : IEntityTypeConfiguration<LocalChange>
{
    public void Configure(EntityTypeBuilder<LocalChange> change)
    {
        change.ToTable("LocalChanges");
        change.Ignore(c => c.DisputedHash);
        change.Property(c => c.Kind).HasMaxLength(60);
        change.Property(c => c.Path).HasMaxLength(LocalChange.LongestPath);
        change.Property(c => c.Value).HasMaxLength(LocalChange.LongestValue);
        change.Property(c => c.Before).HasMaxLength(HsdsRecord.LongestText);
        change.Property(c => c.Disputed).HasMaxLength(HsdsRecord.LongestText);
        change
            .HasIndex(c => new
            {
                c.RecordId,
                c.Kind,
                c.Path,
            })
            .IsUnique();
        change.HasIndex(c => c.DisputedAt);
        change.HasIndex(c => c.ByFaceId);
        change.HasOne<Face>().WithMany().HasForeignKey(c => c.ByFaceId).OnDelete(DeleteBehavior.SetNull);
    }
}

public sealed class ServiceTermMap : IEntityTypeConfiguration<ServiceTerm>
{
    public void Configure(EntityTypeBuilder<ServiceTerm> term)
    {
        term.ToTable("ServiceTerms");
        term.HasIndex(t => new { t.ServiceId, t.TermId }).IsUnique();
        term.HasIndex(t => t.TermId);
        term.HasOne<Service>().WithMany().HasForeignKey(t => t.ServiceId).OnDelete(DeleteBehavior.Cascade);
    }
}

public sealed class ServiceDocumentMap : IEntityTypeConfiguration<ServiceDocument>
{
    public void Configure(EntityTypeBuilder<ServiceDocument> document)
    {
        document.ToTable("ServiceDocuments");
        document.Property(d => d.Whole).HasMaxLength(ServiceDocument.LongestText);
        document.Property(d => d.Brief).HasMaxLength(ServiceDocument.LongestText);
        document.HasOne<Service>().WithOne().HasForeignKey<ServiceDocument>(d => d.Id).OnDelete(DeleteBehavior.Cascade);
    }
}
