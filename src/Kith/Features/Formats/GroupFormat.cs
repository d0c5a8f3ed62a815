using Kith.Features.Groups;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Kith.Features.Formats;

/// <summary>How one group runs its evenings: its own words, begun from a format and changed as it likes. One a group.</summary>
public sealed class GroupFormat
{
    /// <summary>Longest text, in characters.</summary>
    public const int Longest = 12000;

    private GroupFormat() { }

    public Guid Id { get; private set; } = Guid.CreateVersion7();

    public Guid GroupId { get; private set; }

    /// <summary>The format it was begun from, for the credit line; null when it is all the group's own.</summary>
    public string? FromSlug { get; private set; }

    public string Text { get; private set; } = "";

    public DateTime ChangedAt { get; private set; }

    public static GroupFormat Of(Guid groupId, string? fromSlug, string text, DateTime nowUtc)
    {
        var format = new GroupFormat { GroupId = groupId, FromSlug = fromSlug };
        format.Write(text, nowUtc);
        return format;
    }

    public void Write(string text, DateTime nowUtc) => (Text, ChangedAt) = (text, nowUtc);
}

public sealed class GroupFormatMap : IEntityTypeConfiguration<GroupFormat>
{
    public void Configure(EntityTypeBuilder<GroupFormat> format)
    {
        format.ToTable("GroupFormats");
        format.Property(f => f.FromSlug).HasMaxLength(60);
        format.Property(f => f.Text).HasMaxLength(GroupFormat.Longest);
        format.HasIndex(f => f.GroupId).IsUnique();
        format.HasOne<Group>().WithMany().HasForeignKey(f => f.GroupId).OnDelete(DeleteBehavior.Cascade);
    }
}
