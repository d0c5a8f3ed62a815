using Kith.Data;
using Kith.Features.Accounts;
using Kith.Rules;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Kith.Features.Safety;

/// <summary>How often somebody new did one kind of thing on one day; erased the day after.</summary>
public sealed class FirstSteps
{
    private FirstSteps() { }

    public Guid Id { get; private set; } = Guid.NewGuid();

    public Guid PersonId { get; private set; }

    public FirstStep Step { get; private set; }

    /// <summary>The day, UTC.</summary>
    public DateTime Day { get; private set; }

    public int Times { get; private set; }

    /// <summary>
    /// Counts one more step if the person may take it. Inside a write, last of all checks: what is refused for another reason does
    /// not count. Holds the person's row, so that many at once are no more than one by one.
    /// </summary>
    public static async Task<Verdict> TakeAsync(
        AppDb db,
        Guid personId,
        FirstStep step,
        DateTime nowUtc,
        CancellationToken ct
    )
    {
        await db
            .People.Where(p => p.Id == personId)
            .ExecuteUpdateAsync(p => p.SetProperty(x => x.Language, x => x.Language), ct);
        var joinedOn = await db.People.Where(p => p.Id == personId).Select(p => p.JoinedOn).SingleAsync(ct);
        if (!NewcomerRules.IsNew(joinedOn, nowUtc))
            return Verdict.Allowed;
        var today = nowUtc.Date;
        var steps = await db.FirstSteps.SingleOrDefaultAsync(
            s => s.PersonId == personId && s.Step == step && s.Day == today,
            ct
        );
        var verdict = NewcomerRules.MayTake(step, steps?.Times ?? 0);
        if (!verdict.IsAllowed)
            return verdict;
        if (steps is null)
            db.Add(
                steps = new()
                {
                    PersonId = personId,
                    Step = step,
                    Day = today,
                }
            );
        steps.Times++;
        return verdict;
    }

    /// <summary>Erases the counts of days gone by. Harmless when run twice.</summary>
    public static Task EraseAsync(IServiceProvider services, CancellationToken ct)
    {
        var today = services.GetRequiredService<TimeProvider>().GetUtcNow().UtcDateTime.Date;
        return services
            .GetRequiredService<WriteQueue>()
            .RunAsync(db => db.FirstSteps.Where(s => s.Day < today).ExecuteDeleteAsync(ct), ct);
    }
}

public sealed class FirstStepsMap : IEntityTypeConfiguration<FirstSteps>
{
    public void Configure(EntityTypeBuilder<FirstSteps> steps)
    {
        steps.ToTable("FirstSteps");
        steps.Property(s => s.Step).HasConversion<string>().HasMaxLength(12);
        steps
            .HasIndex(s => new
            {
                s.PersonId,
                s.Step,
                s.Day,
            })
            .IsUnique();
        steps.HasIndex(s => s.Day);
        steps.HasOne<Person>().WithMany().HasForeignKey(s => s.PersonId).OnDelete(DeleteBehavior.Cascade);
    }
}
