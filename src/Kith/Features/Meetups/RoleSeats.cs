using Kith.Data;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Kith.Features.Meetups;

/// <summary>
/// The seats of one role at one time a meetup meets. How many are taken is the hosts' business; everybody else sees whether some
/// are free. Whoever changes a row holds its occurrence (see <see cref="Coming.Line.HoldAsync"/>).
/// </summary>
public sealed class RoleSeats : IPublic
{
    private RoleSeats() { }

    public Guid Id { get; private set; } = Guid.CreateVersion7();

    public Guid OccurrenceId { get; private set; }

    /// <summary>Which of the meetup's roles, <see cref="MeetupRole.Slot"/>.</summary>
    public int Slot { get; private set; }

    /// <summary>Kept for each time, so that what is over keeps the words people knew.</summary>
    public string Name { get; private set; } = "";

    public int Seats { get; private set; }

    /// <summary>Seats held in this role, companions counted. The database refuses more than <see cref="Seats"/>.</summary>
    public int Taken { get; private set; }

    public bool HasRoom => Taken < Seats;

    public static RoleSeats Of(Guid occurrenceId, MeetupRole role) =>
        new()
        {
            OccurrenceId = occurrenceId,
            Slot = role.Slot,
            Name = role.Name,
            Seats = role.Seats,
        };

    public void Rename(string name) => Name = name;

    /// <summary>More or fewer seats, never fewer than are taken.</summary>
    public void Resize(int seats) => Seats = Math.Max(seats, Taken);
}

public sealed class RoleSeatsMap : IEntityTypeConfiguration<RoleSeats>
{
    public void Configure(EntityTypeBuilder<RoleSeats> role)
    {
        role.ToTable(
            "RoleSeats",
            t => t.HasCheckConstraint("CK_RoleSeats_Taken", "\"Taken\" >= 0 AND \"Taken\" <= \"Seats\"")
        );
        role.Property(r => r.Name).HasMaxLength(MeetupRole.LongestName);
        role.HasIndex(r => new { r.OccurrenceId, r.Slot }).IsUnique();
        role.HasOne<Occurrence>().WithMany().HasForeignKey(r => r.OccurrenceId).OnDelete(DeleteBehavior.Cascade);
    }
}
