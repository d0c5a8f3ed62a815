using Kith.Features.Groups;
using Kith.Features.Places;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Kith.Features.Meetups;

public sealed class MeetupMap : IEntityTypeConfiguration<Meetup>
{
    public void Configure(EntityTypeBuilder<Meetup> meetup)
    {
        meetup.ToTable("Meetups");
        Words(meetup);
        meetup.Property(m => m.PublicId).HasMaxLength(12);
        meetup.Property(m => m.State).HasConversion<string>().HasMaxLength(12);
        meetup.Property(m => m.StateReason).HasMaxLength(500);
        meetup.Property(m => m.HostKeyHash).HasMaxLength(64);
        meetup.Property(m => m.Zone).HasMaxLength(64);
        meetup.Property(m => m.Rule).HasMaxLength(500);
        meetup.Property(m => m.ExtraDates).HasMaxLength(8000);
        meetup.Property(m => m.LeftOutDates).HasMaxLength(8000);
        meetup.Property(m => m.Mode).HasConversion<string>().HasMaxLength(12);
        meetup.Property(m => m.OnlineLink).HasMaxLength(1000);
        meetup.Property(m => m.DialIn).HasMaxLength(255);
        meetup.Property(m => m.LinkShown).HasConversion<string>().HasMaxLength(12);
        meetup.Property(m => m.Questions).HasMaxLength(700);
        meetup.Ignore(m => m.Asked);
        meetup.Property(m => m.RoleLines).HasMaxLength(300);
        meetup.Ignore(m => m.Roles);
        meetup.Property(m => m.Phone).HasMaxLength(40);
        meetup.HasIndex(m => m.PublicId).IsUnique();
        meetup.HasIndex(m => m.SearchKey).IsUnique();
        meetup.HasIndex(m => m.HostKeyHash).IsUnique();
        meetup.HasIndex(m => m.GroupId);
        meetup.HasIndex(m => m.VenueId);
        meetup.HasIndex(m => m.HorizonAt);
        meetup.HasOne<Group>().WithMany().HasForeignKey(m => m.GroupId).OnDelete(DeleteBehavior.SetNull);
        meetup.HasOne<Venue>().WithMany().HasForeignKey(m => m.VenueId).OnDelete(DeleteBehavior.SetNull);
    }

    private static void Words(EntityTypeBuilder<Meetup> meetup)
    {
        meetup.Property(m => m.Title).HasMaxLength(255);
        meetup.Property(m => m.Description).HasMaxLength(8000);
        meetup.Property(m => m.Kind).HasMaxLength(20);
        meetup.Property(m => m.Led).HasConversion<string>().HasMaxLength(12);
        meetup.Property(m => m.Ages).HasConversion<string>().HasMaxLength(12);
        meetup.Property(m => m.Languages).HasMaxLength(100);
        meetup.Property(m => m.Cost).HasConversion<string>().HasMaxLength(12);
        meetup.Property(m => m.CostNote).HasMaxLength(200);
        meetup.Property(m => m.FirstVisit).HasMaxLength(2000);
        meetup.Property(m => m.Greeter).HasMaxLength(200);
        meetup.Property(m => m.Bring).HasMaxLength(500);
        meetup.Property(m => m.ContentNote).HasMaxLength(500);
        meetup.Property(m => m.AccessNote).HasMaxLength(1000);
        meetup.Property(m => m.HostAlias).HasMaxLength(60);
        meetup.Property(m => m.Types).HasMaxLength(400);
    }
}

public sealed class OccurrenceMap : IEntityTypeConfiguration<Occurrence>
{
    public void Configure(EntityTypeBuilder<Occurrence> occurrence)
    {
        occurrence.ToTable(
            "Occurrences",
            t =>
                t.HasCheckConstraint(
                    "CK_Occurrences_Seats",
                    "\"Taken\" >= 0 AND (\"Capacity\" IS NULL OR \"Taken\" <= \"Capacity\")"
                )
        );
        occurrence.Property(o => o.PublicId).HasMaxLength(12);
        occurrence.Property(o => o.State).HasConversion<string>().HasMaxLength(12);
        occurrence.Property(o => o.Reason).HasMaxLength(500);
        occurrence.Property(o => o.Mode).HasConversion<string>().HasMaxLength(12);
        occurrence.Property(o => o.Kind).HasMaxLength(20);
        occurrence.Property(o => o.Languages).HasMaxLength(102);
        occurrence.Property(o => o.ShownName).HasMaxLength(255);
        occurrence.Property(o => o.ShownArea).HasMaxLength(200);
        // Two hosts, or a host and an import: whoever read a state that is no longer so decides again.
        occurrence.Property(o => o.State).IsConcurrencyToken();
        occurrence.Property(o => o.StartsAt).IsConcurrencyToken();
        occurrence.HasIndex(o => o.PublicId).IsUnique();
        occurrence.HasIndex(o => new { o.MeetupId, o.OriginalLocal }).IsUnique();
        FindIndexes(occurrence);
        occurrence.HasIndex(o => o.VenueId);
        occurrence.HasIndex(o => new { o.GroupId, o.StartsAt });
        occurrence.HasOne<Meetup>().WithMany().HasForeignKey(o => o.MeetupId).OnDelete(DeleteBehavior.Cascade);
        occurrence.HasOne<Venue>().WithMany().HasForeignKey(o => o.VenueId).OnDelete(DeleteBehavior.SetNull);
    }

    // Find looks by place, by words or by time; what it filters by most stands in each index, so that few rows are read.
    private static void FindIndexes(EntityTypeBuilder<Occurrence> occurrence)
    {
        occurrence.HasIndex(o => new
        {
            o.Cell,
            o.HubDay,
            o.StartsAt,
            o.SearchKey,
            o.Listed,
            o.Open,
        });
        occurrence.HasIndex(o => new
        {
            o.SearchKey,
            o.StartsAt,
            o.HubDay,
            o.Listed,
            o.Open,
        });
        occurrence.HasIndex(o => new
        {
            o.StartsAt,
            o.HubDay,
            o.HubMinute,
            o.Listed,
            o.Open,
            o.Mode,
        });
    }
}
