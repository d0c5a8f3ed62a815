using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Kith.Features.Backups;

/// <summary>What the hub's nightly backups are sealed to and how many of them are kept. One row, once a steward has set it up.</summary>
public sealed class BackupPlan
{
    /// <summary>The only key there is.</summary>
    public const int OnlyId = 1;

    /// <summary>Nights kept unless somebody says otherwise: a mistake noticed after the weekend can still be undone.</summary>
    public const int UsualKeep = 7;

    /// <summary>Most nights: whoever is gone should not be in backups for long.</summary>
    public const int MostKeep = 60;

    private static readonly TimeSpan ANight = TimeSpan.FromHours(20);
    private static readonly TimeSpan Overdue = TimeSpan.FromHours(26);

    // The hub's own clock; hardly anybody is awake, and the house is backed up before the early ones look at it.
    private const int Morning = 5;

    private BackupPlan() { }

    public int Id { get; private set; } = OnlyId;

    /// <summary>The public half, as <see cref="SealKey.ToString"/> writes it.</summary>
    public string Key { get; private set; } = "";

    public int Keep { get; private set; } = UsualKeep;

    public DateTime Since { get; private set; }

    public DateTime? LastAt { get; private set; }

    /// <summary>Size of the last one.</summary>
    public long LastBytes { get; private set; }

    public static BackupPlan For(SealKey key, DateTime nowUtc) => new() { Key = key.ToString(), Since = nowUtc };

    /// <summary>Seals to another sheet from now on; what was made before needs the old one.</summary>
    public void Rekey(SealKey key, DateTime nowUtc) => (Key, Since) = (key.ToString(), nowUtc);

    public void KeepNights(int nights) => Keep = Math.Clamp(nights, 1, MostKeep);

    public void Made(DateTime nowUtc, long bytes) => (LastAt, LastBytes) = (nowUtc, bytes);

    /// <summary>Whether the next one is due: at night, or by day when the hub was off at night. The first is due at once.</summary>
    public bool IsDue(DateTime nowUtc, int hubHour) =>
        LastAt is not { } last || nowUtc - last >= (hubHour < Morning ? ANight : Overdue);
}

public sealed class BackupPlanMap : IEntityTypeConfiguration<BackupPlan>
{
    public void Configure(EntityTypeBuilder<BackupPlan> plan)
    {
        plan.ToTable("BackupPlans");
        plan.Property(p => p.Id).ValueGeneratedNever();
        plan.Property(p => p.Key).HasMaxLength(120);
    }
}
