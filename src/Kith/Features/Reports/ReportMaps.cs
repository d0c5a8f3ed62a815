using Kith.Features.Accounts;
using Kith.Features.Groups;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Kith.Features.Reports;

public sealed class ReportMap : IEntityTypeConfiguration<Report>
{
    public void Configure(EntityTypeBuilder<Report> report)
    {
        report.ToTable("Reports");
        report.Property(r => r.PublicId).HasMaxLength(12);
        report.Property(r => r.CodeHash).HasMaxLength(64);
        report.Property(r => r.About).HasConversion<string>().HasMaxLength(10);
        report.Property(r => r.AboutKey).HasMaxLength(140);
        report.Property(r => r.AboutName).HasMaxLength(255);
        report.Property(r => r.Kind).HasConversion<string>().HasMaxLength(20);
        report.Property(r => r.Sealed).HasMaxLength(60000);
        report.Property(r => r.Outcome).HasConversion<string>().HasMaxLength(20);
        report.HasIndex(r => r.PublicId).IsUnique();
        report.HasIndex(r => r.CodeHash).IsUnique();
        report.HasIndex(r => r.GroupId);
        report.HasIndex(r => r.SubjectId);
        report.HasIndex(r => new { r.ClosedAt, r.At });
        report.HasOne<Group>().WithMany().HasForeignKey(r => r.GroupId).OnDelete(DeleteBehavior.SetNull);
        report.HasOne<Person>().WithMany().HasForeignKey(r => r.SubjectId).OnDelete(DeleteBehavior.SetNull);
    }
}

public sealed class ReportNoteMap : IEntityTypeConfiguration<ReportNote>
{
    public void Configure(EntityTypeBuilder<ReportNote> note)
    {
        note.ToTable("ReportNotes");
        note.Property(n => n.Sealed).HasMaxLength(30000);
        note.HasIndex(n => new { n.ReportId, n.At });
        note.HasOne<Report>().WithMany().HasForeignKey(n => n.ReportId).OnDelete(DeleteBehavior.Cascade);
    }
}
