using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Kith.Features.Gaps;

/// <summary>How often something was looked for in vain in one week. Numbers alone: no words, no addresses, nobody.</summary>
public sealed class GapWeek
{
    /// <summary>Numbers below this are shown to nobody: few askers could be somebody.</summary>
    public const int Fewest = 8;

    /// <summary>Weeks after which a number is erased.</summary>
    public const int KeptWeeks = 53;

    private GapWeek() { }

    public Guid Id { get; private set; } = Guid.CreateVersion7();

    /// <summary>Monday 00:00 UTC of the week.</summary>
    public DateTime Week { get; private set; }

    /// <summary>A kind of group; empty when none was asked for.</summary>
    public string Topic { get; private set; } = "";

    /// <summary>Name of the place or part of town as the hub knows it; empty when none was named.</summary>
    public string Area { get; private set; } = "";

    public int Count { get; private set; }

    public static GapWeek Of(DateTime week, string topic, string area, int count) =>
        new()
        {
            Week = week,
            Topic = topic,
            Area = area,
            Count = count,
        };
}

public sealed class GapWeekMap : IEntityTypeConfiguration<GapWeek>
{
    public void Configure(EntityTypeBuilder<GapWeek> gap)
    {
        gap.ToTable("GapWeeks");
        gap.Property(g => g.Topic).HasMaxLength(20);
        gap.Property(g => g.Area).HasMaxLength(180);
        gap.HasIndex(g => new
            {
                g.Week,
                g.Topic,
                g.Area,
            })
            .IsUnique();
    }
}
