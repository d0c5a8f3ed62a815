using Kith.Features.Accounts;
using Kith.Features.Groups;
using Kith.Features.Meetups;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Kith.Features.Hosting;

/// <summary>What somebody does so that an evening can happen.</summary>
public enum DutyKind
{
    /// <summary>Opens the room and locks it.</summary>
    Open,

    /// <summary>Meets newcomers at the door.</summary>
    Greet,
    Tea,

    /// <summary>Carries the telephone that people ring on the day.</summary>
    Phone,
}

/// <summary>A member of the group has taken a duty for one time, and may leave a note for whoever does it next.</summary>
public sealed class Duty
{
    public const int LongestNote = 500;

    private Duty() { }

    public Guid Id { get; private set; } = Guid.CreateVersion7();

    public Guid OccurrenceId { get; private set; }

    public Guid GroupId { get; private set; }

    public DutyKind Kind { get; private set; }

    /// <summary>Who does it, as the group knows them.</summary>
    public Guid FaceId { get; private set; }

    /// <summary>For whoever does it next: where the key is, what is running out.</summary>
    public string? Note { get; private set; }

    public DateTime TakenAt { get; private set; }

    public static Duty Take(Occurrence time, Guid groupId, DutyKind kind, Guid faceId, DateTime nowUtc) =>
        new()
        {
            OccurrenceId = time.Id,
            GroupId = groupId,
            Kind = kind,
            FaceId = faceId,
            TakenAt = nowUtc,
        };

    public void HandOver(string? note) => Note = note;
}

public sealed class DutyMap : IEntityTypeConfiguration<Duty>
{
    public void Configure(EntityTypeBuilder<Duty> duty)
    {
        duty.ToTable("Duties");
        duty.Property(d => d.Kind).HasConversion<string>().HasMaxLength(12);
        duty.Property(d => d.Note).HasMaxLength(Duty.LongestNote);
        duty.HasIndex(d => new { d.OccurrenceId, d.Kind }).IsUnique();
        duty.HasIndex(d => d.FaceId);
        duty.HasIndex(d => d.GroupId);
        duty.HasOne<Occurrence>().WithMany().HasForeignKey(d => d.OccurrenceId).OnDelete(DeleteBehavior.Cascade);
        duty.HasOne<Group>().WithMany().HasForeignKey(d => d.GroupId).OnDelete(DeleteBehavior.Cascade);
        duty.HasOne<Face>().WithMany().HasForeignKey(d => d.FaceId).OnDelete(DeleteBehavior.Cascade);
    }
}
