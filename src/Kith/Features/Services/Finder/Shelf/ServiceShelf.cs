using Kith.Data;

namespace Kith.Features.Services.Finder.Shelf;

/// <summary>
/// Keeps all that the finder knows in memory: a question is answered without reading a table. Whether it is still right is asked of the
/// database before each answer, so that what another process brought in a moment ago is found, and what became confidential is not.
/// </summary>
/// <remarks>About 1 KB for each place. The same for everybody.</remarks>
public sealed class ServiceShelf
{
    private const long Never = -1;

    private readonly Lock _oneFiller = new();
    private volatile Filled _filled = new(Never, ShelvedServices.None);
    private volatile Task _filling = Task.CompletedTask;

    /// <summary>What can be found now; one SQL command, which reads a single number as long as nothing changed.</summary>
    /// <param name="db">The view of everybody.</param>
    /// <param name="ct">Stops waiting.</param>
    public async Task<ShelvedServices> ReadAsync(ViewerDb db, CancellationToken ct)
    {
        // After a change one reads it all and the others wait for that.
        await _filling.WaitAsync(ct);
        var (filled, done) = (_filled, new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously));
        try
        {
            var told = await AskAsync(db, filled.Version, hasChanged: () => _filling = done.Task, ct);
            return told is [] ? filled.Services : Fill(told);
        }
        finally
        {
            done.SetResult();
        }
    }

    private ShelvedServices Fill(List<Told> told)
    {
        var version = told.Select(t => t.Version).OfType<long>().Single();
        var services = new ShelvedServices(told.Select(t => t.Row).OfType<ShelvedRow>());
        // Of two who asked at once the one that was told earlier may be here last.
        lock (_oneFiller)
            if (_filled.Version < version)
                _filled = new(version, services);
        return services;
    }

    /// <summary>The number of the newest change and all there is, in one look and in any order; nothing when that number is known.</summary>
    private static Task<List<Told>> AskAsync(ViewerDb db, long known, Action hasChanged, CancellationToken ct) =>
        // CROSS JOIN tells SQLite to look at the number first, the sub-select tells PostgreSQL: both stop there when it is known.
        db.AskAsync(
            $"""
            SELECT {ShelvedRow.NoColumns}, "Directory" FROM "PublicVersions" WHERE "Directory" <> $1
            UNION ALL
            SELECT {ShelvedRow.Columns}, NULL
            FROM "PublicVersions" AS p CROSS JOIN "ServiceSpots" AS o CROSS JOIN "Services" AS v
            WHERE p."Directory" <> $1 AND (SELECT "Directory" FROM "PublicVersions") <> $1
            AND v."Id" = o."ServiceId" AND {Seen.By(db, d => d.Services, "v")}
            """,
            [known],
            row =>
            {
                hasChanged();
                return row.IsDBNull(ShelvedRow.ColumnCount)
                    ? new Told(null, ShelvedRow.Read(row))
                    : new Told(row.GetInt64(ShelvedRow.ColumnCount), null);
            },
            ct
        );

    private sealed record Told(long? Version, ShelvedRow? Row);

    private sealed record Filled(long Version, ShelvedServices Services);
}
