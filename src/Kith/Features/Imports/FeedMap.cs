using Kith.Features.Meetups;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Kith.Features.Imports;

public sealed class FeedMap : IEntityTypeConfiguration<Feed>
{
    public void Configure(EntityTypeBuilder<Feed> feed)
    {
        feed.ToTable("Feeds");
        feed.Property(f => f.Key).HasMaxLength(500);
        feed.Property(f => f.Format).HasMaxLength(20);
        feed.Property(f => f.Name).HasMaxLength(255);
        feed.Property(f => f.Url).HasMaxLength(1000);
        feed.HasIndex(f => new { f.Format, f.Key }).IsUnique();
    }
}

public sealed class FeedRowMap : IEntityTypeConfiguration<FeedRow>
{
    public void Configure(EntityTypeBuilder<FeedRow> row)
    {
        row.ToTable("FeedRows");
        row.Property(r => r.Slug).HasMaxLength(255);
        row.Property(r => r.Raw).HasMaxLength(64_000);
        row.Property(r => r.Hash).HasMaxLength(64);
        row.Property(r => r.ConfirmedBy).HasMaxLength(20);
        row.Property(r => r.Url).HasMaxLength(1000);
        row.HasIndex(r => new { r.FeedId, r.Slug }).IsUnique();
        row.HasIndex(r => r.MeetupId).IsUnique();
        row.HasOne<Feed>().WithMany().HasForeignKey(r => r.FeedId).OnDelete(DeleteBehavior.Cascade);
        row.HasOne<Meetup>().WithMany().HasForeignKey(r => r.MeetupId).OnDelete(DeleteBehavior.Cascade);
    }
}
