using Kith.Features.Accounts;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Kith.Features.Admin;

public sealed class AuditEntryMap : IEntityTypeConfiguration<AuditEntry>
{
    public void Configure(EntityTypeBuilder<AuditEntry> entry)
    {
        entry.ToTable("AuditEntries");
        entry.Property(e => e.Deed).HasConversion<string>().HasMaxLength(40);
        entry.Property(e => e.Matter).HasConversion<string>().HasMaxLength(20);
        entry.Property(e => e.Key).HasMaxLength(140);
        entry.Property(e => e.Name).HasMaxLength(AuditEntry.LongestName);
        entry.Property(e => e.Reason).HasMaxLength(AuditEntry.LongestReason);
        entry.HasIndex(e => e.At);
        entry.HasIndex(e => e.ByPersonId);
        entry.HasOne<Person>().WithMany().HasForeignKey(e => e.ByPersonId).OnDelete(DeleteBehavior.SetNull);
    }
}

public sealed class StewardProposalMap : IEntityTypeConfiguration<StewardProposal>
{
    public void Configure(EntityTypeBuilder<StewardProposal> proposal)
    {
        proposal.ToTable("StewardProposals");
        proposal.Property(p => p.PublicId).HasMaxLength(12);
        proposal.Property(p => p.Reason).HasMaxLength(AuditEntry.LongestReason);
        proposal.HasIndex(p => p.PublicId).IsUnique();
        proposal.HasIndex(p => p.PersonId).IsUnique();
        proposal.HasIndex(p => p.ByPersonId);
        proposal.HasOne<Person>().WithMany().HasForeignKey(p => p.PersonId).OnDelete(DeleteBehavior.Cascade);
        proposal.HasOne<Person>().WithMany().HasForeignKey(p => p.ByPersonId).OnDelete(DeleteBehavior.Cascade);
    }
}
