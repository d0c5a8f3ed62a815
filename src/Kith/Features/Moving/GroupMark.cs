using Kith.Features.Groups;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Kith.Features.Moving;

/// <summary>
/// By what a group is known again that moves from hub to hub: random, made when it first goes, and the same wherever it arrives. So the
/// same file makes one group, however often it is sent.
/// </summary>
public sealed class GroupMark
{
    /// <summary>Characters of a mark.</summary>
    public const int Length = 26;

    private GroupMark() { }

    public Guid Id { get; private set; } = Guid.CreateVersion7();

    public Guid GroupId { get; private set; }

    public string Mark { get; private set; } = "";

    public static GroupMark Of(Guid groupId, string mark) => new() { GroupId = groupId, Mark = mark };

    /// <summary>The group that had it is over, and begins again as this one.</summary>
    public void GoTo(Guid groupId) => GroupId = groupId;
}

public sealed class GroupMarkMap : IEntityTypeConfiguration<GroupMark>
{
    public void Configure(EntityTypeBuilder<GroupMark> mark)
    {
        mark.ToTable("GroupMarks");
        mark.Property(m => m.Mark).HasMaxLength(GroupMark.Length);
        mark.HasIndex(m => m.Mark).IsUnique();
        mark.HasIndex(m => m.GroupId).IsUnique();
        mark.HasOne<Group>().WithMany().HasForeignKey(m => m.GroupId).OnDelete(DeleteBehavior.Cascade);
    }
}
