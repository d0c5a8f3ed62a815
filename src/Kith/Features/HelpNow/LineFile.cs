using Kith.Data;
using Kith.Features.Services;
using Kith.Web;
using Microsoft.EntityFrameworkCore;

namespace Kith.Features.HelpNow;

/// <summary>
/// Writes <c>help-now.json</c> as the directory has the hub's help lines: after each change, before whoever made it is answered,
/// and at start. Other countries' lines stand in it as they come with the program.
/// </summary>
public sealed partial class LineFile(HelpLines lines, DataFolder folder, ILogger<LineFile> log) : IDisposable
{
    /// <summary>The list as it was before the first time it was written from the directory.</summary>
    public const string BeforeName = "help-now.before.json";

    private readonly SemaphoreSlim _oneWriter = new(1, 1);
    private string _last = "";

    /// <summary>Writes it when anything changed; one short SQL command when nothing did. False when it could not be written and must be tried again.</summary>
    /// <param name="db">Reads committed rows.</param>
    /// <param name="country">The hub's, ISO 3166-1.</param>
    /// <param name="ct">Stops waiting.</param>
    public async Task<bool> KeepAsync(AppDb db, string country, CancellationToken ct)
    {
        await _oneWriter.WaitAsync(ct);
        try
        {
            // Read while nobody else may write: what was read earlier must not be written later.
            var kept = await LineFeed.ReadAsync(db.Services.AsNoTracking(), ct);
            var told = kept.Select(k => $"{k.Service.GoneAt is null} {k.Service.AwayAt is null} {k.Service.Text}");
            var seen = $"{country}\n{string.Join('\n', told)}";
            if (kept.Count > 0 && seen != _last)
                await WriteAsync(kept, country, ct);
            _last = seen;
            return true;
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            LogUnwritten(e);
            return false;
        }
        finally
        {
            _oneWriter.Release();
        }
    }

    public void Dispose() => _oneWriter.Dispose();

    private async Task WriteAsync(
        IReadOnlyList<(HelpLine Line, Service Service)> kept,
        string country,
        CancellationToken ct
    )
    {
        var all = HelpLines.AllShipped.ToDictionary(c => c.Key, c => c.Value, StringComparer.OrdinalIgnoreCase);
        var emergency = lines.For(country)?.Emergency ?? [HelpLines.WideEmergency];
        all[country] = new(emergency, [.. Shown(kept, HelpLines.ShippedFor(country)?.Lines ?? [])]);
        // What cannot be read back must not take the place of what could.
        var json = HelpLines.Write(all);
        HelpLines.Parse(json);
        var path = folder.File(HelpLines.FileName);
        var old = File.Exists(path) ? await File.ReadAllBytesAsync(path, ct) : [];
        if (old.AsSpan().SequenceEqual(json))
            return;
        // What people had written into it by hand before the directory kept it.
        if (old.Length > 0 && !File.Exists(folder.File(BeforeName)))
            await folder.WriteAsync(BeforeName, old, ct);
        await folder.WriteAsync(HelpLines.FileName, json, ct);
    }

    /// <summary>The hub's own lines first, then those that came with Kith in their order; none that is closed, over or cannot be reached.</summary>
    private static IEnumerable<HelpLine> Shown(
        IReadOnlyList<(HelpLine Line, Service Service)> kept,
        IReadOnlyList<HelpLine> shipped
    )
    {
        var known = kept.ToDictionary(k => k.Line.Id, StringComparer.Ordinal);
        var own = kept.Where(k => k.Line.Id.StartsWith(LineFeed.OwnPrefix, StringComparison.Ordinal));
        var ours = own.Concat(shipped.Where(s => known.ContainsKey(s.Id)).Select(s => known[s.Id]))
            .Where(k => k.Service is { GoneAt: null, AwayAt: null, Status: ServiceStatus.Active } && k.Line.IsReachable)
            .Select(k => k.Line);
        // One that another list brought first is not the hub's to keep, and stands as it came.
        return ours.Concat(shipped.Where(s => !known.ContainsKey(s.Id)));
    }

    [LoggerMessage(Level = LogLevel.Error, Message = "help-now.json cannot be written; the help lines before it stay.")]
    private partial void LogUnwritten(Exception error);
}
