using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Kith.Jobs;

/// <summary>
/// Work to be done after a change, written in the same transaction as the change: either both are there or neither. Done
/// at least once, so every kind of work must be harmless when repeated.
/// </summary>
public sealed class Job
{
    private Job() { }

    public Guid Id { get; private set; } = Guid.CreateVersion7();

    /// <summary>Which work, a name in <c>Schedule</c>.</summary>
    public string Kind { get; private set; } = "";

    /// <summary>Ids of what it is about, never a person's words.</summary>
    public string? About { get; private set; }

    public DateTime DueAt { get; private set; }

    /// <summary>Another process has it until then, UTC; a process that died lets go of it by itself.</summary>
    public DateTime? ClaimedUntil { get; private set; }

    public int Attempts { get; private set; }

    /// <summary>Type of the last failure, without anybody's data.</summary>
    public string? Failure { get; private set; }

    public static Job For(string kind, string? about, DateTime dueAtUtc) =>
        new()
        {
            Kind = kind,
            About = about,
            DueAt = dueAtUtc,
        };
}

/// <summary>When a piece of recurring work last ran and who has it now.</summary>
public sealed class ScheduledRun
{
    private ScheduledRun() { }

    public string Name { get; private set; } = "";

    public DateTime? RanAt { get; private set; }

    public DateTime? ClaimedUntil { get; private set; }

    public int Failures { get; private set; }

    public string? Failure { get; private set; }

    public static ScheduledRun Named(string name) => new() { Name = name };
}

public sealed class JobMap : IEntityTypeConfiguration<Job>
{
    public void Configure(EntityTypeBuilder<Job> job)
    {
        job.ToTable("Jobs");
        job.Property(j => j.Kind).HasMaxLength(60);
        job.Property(j => j.About).HasMaxLength(500);
        job.Property(j => j.Failure).HasMaxLength(300);
        job.HasIndex(j => j.DueAt);
    }
}

public sealed class ScheduledRunMap : IEntityTypeConfiguration<ScheduledRun>
{
    public void Configure(EntityTypeBuilder<ScheduledRun> run)
    {
        run.ToTable("ScheduledRuns");
        run.HasKey(r => r.Name);
        run.Property(r => r.Name).HasMaxLength(60);
        run.Property(r => r.Failure).HasMaxLength(300);
    }
}
