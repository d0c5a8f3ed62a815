using Kith.Data;
using Kith.Features.Accounts;
using Kith.Features.Groups;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Kith.Features.Topics;

/// <summary>
/// Something a member would like to talk about next. The group sees it without a name. Gone when it was talked about, when whoever
/// said it takes it back, and when they leave the group.
/// </summary>
public sealed class Topic
{
    /// <summary>In characters: a question or a title, not a story.</summary>
    public const int LongestWords = 200;

    private Topic() { }

    public Guid Id { get; private set; } = Guid.CreateVersion7();

    public Guid GroupId { get; private set; }

    /// <summary>Whose it is, so that they can take it back; shown to nobody.</summary>
    public Guid FaceId { get; private set; }

    /// <summary>Random name in addresses: the key itself tells when it was said.</summary>
    public string PublicId { get; private set; } = RandomId.New();

    public string Words { get; private set; } = "";

    public DateTime SaidAt { get; private set; }

    public static Topic Say(Membership by, string words, DateTime nowUtc) =>
        new()
        {
            GroupId = by.GroupId,
            FaceId = by.FaceId,
            Words = words,
            SaidAt = nowUtc,
        };
}

/// <summary>A quiet "I would like that too"; once for each member, and never shown as a number.</summary>
public sealed class TopicSupport
{
    private TopicSupport() { }

    public Guid Id { get; private set; } = Guid.CreateVersion7();

    public Guid TopicId { get; private set; }

    public Guid GroupId { get; private set; }

    public Guid FaceId { get; private set; }

    public static TopicSupport Of(Topic topic, Membership by) =>
        new()
        {
            TopicId = topic.Id,
            GroupId = topic.GroupId,
            FaceId = by.FaceId,
        };
}

public sealed class TopicMap : IEntityTypeConfiguration<Topic>
{
    public void Configure(EntityTypeBuilder<Topic> topic)
    {
        topic.ToTable("Topics");
        topic.Property(t => t.PublicId).HasMaxLength(12);
        topic.Property(t => t.Words).HasMaxLength(Topic.LongestWords);
        topic.HasIndex(t => t.PublicId).IsUnique();
        topic.HasIndex(t => t.GroupId);
        topic.HasIndex(t => t.FaceId);
        topic.HasOne<Group>().WithMany().HasForeignKey(t => t.GroupId).OnDelete(DeleteBehavior.Cascade);
        topic.HasOne<Face>().WithMany().HasForeignKey(t => t.FaceId).OnDelete(DeleteBehavior.Cascade);
    }
}

public sealed class TopicSupportMap : IEntityTypeConfiguration<TopicSupport>
{
    public void Configure(EntityTypeBuilder<TopicSupport> support)
    {
        support.ToTable("TopicSupports");
        support.HasIndex(s => new { s.TopicId, s.FaceId }).IsUnique();
        support.HasIndex(s => s.GroupId);
        support.HasIndex(s => s.FaceId);
        support.HasOne<Topic>().WithMany().HasForeignKey(s => s.TopicId).OnDelete(DeleteBehavior.Cascade);
        support.HasOne<Group>().WithMany().HasForeignKey(s => s.GroupId).OnDelete(DeleteBehavior.Cascade);
        support.HasOne<Face>().WithMany().HasForeignKey(s => s.FaceId).OnDelete(DeleteBehavior.Cascade);
    }
}
