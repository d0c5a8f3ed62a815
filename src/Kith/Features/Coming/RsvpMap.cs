using Kith.Features.Meetups;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Kith.Features.Coming;

public sealed class RsvpMap : IEntityTypeConfiguration<Rsvp>
{
    public void Configure(EntityTypeBuilder<Rsvp> rsvp)
    {
        rsvp.ToTable("Rsvps", t => t.HasCheckConstraint("CK_Rsvps_Party", "\"Party\" >= 1"));
        rsvp.Property(r => r.TokenHash).HasMaxLength(64);
        rsvp.Property(r => r.CodeHash).HasMaxLength(64);
        rsvp.Property(r => r.Alias).HasMaxLength(60);
        rsvp.Property(r => r.Needs).HasMaxLength(4000);
        rsvp.Property(r => r.Contact).HasMaxLength(4000);
        rsvp.Property(r => r.State).HasConversion<string>().HasMaxLength(12);
        rsvp.Property(r => r.Language).HasMaxLength(12);
        rsvp.Property(r => r.Answers).HasMaxLength(20000);
        rsvp.Property(r => r.Felt).HasConversion<string>().HasMaxLength(8);
        rsvp.Property(r => r.FeltWords).HasMaxLength(4000);
        rsvp.HasIndex(r => r.TokenHash).IsUnique();
        rsvp.HasIndex(r => r.CodeHash).IsUnique();
        rsvp.HasIndex(r => new { r.OccurrenceId, r.Waiting }).IsUnique();
        rsvp.HasIndex(r => r.OfferEndsAt);
        rsvp.HasIndex(r => r.MeetupId);
        rsvp.HasIndex(r => r.PersonId);
        rsvp.HasOne<Occurrence>().WithMany().HasForeignKey(r => r.OccurrenceId).OnDelete(DeleteBehavior.Cascade);
    }
}
