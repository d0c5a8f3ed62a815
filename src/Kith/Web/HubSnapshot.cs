using System.Text.Json;
using Kith.Data;
using Kith.Features.HelpNow;
using Kith.Features.Hubs;
using Microsoft.EntityFrameworkCore;

namespace Kith.Web;

/// <summary>
/// Keeps the hub's facts in memory and, as <c>hub.json</c> in the data folder, on disk: every page's header and the help lines
/// stand when the database is down, at start too. The help lines are kept the same way.
/// </summary>
public sealed class HubSnapshot(CurrentHub current, DataFolder folder, LineFile help) : IDisposable
{
    private const string FileName = "hub.json";

    // A write in this process and the look for writes of others may both find the facts changed at the same moment.
    private readonly SemaphoreSlim _oneWriter = new(1, 1);

    private byte[] _written = [];

    // A full disk must not leave an old number standing once there is room again.
    private bool _isHelpDue;

    /// <summary>Counts public changes; part of every cached page's key.</summary>
    public long Version { get; private set; }

    /// <summary>Reads the facts and the public version from the database; writes the files when what stands in them changed.</summary>
    public async Task RefreshAsync(AppDb db, CancellationToken ct)
    {
        var version = await db.PublicVersions.Select(v => v.Number).SingleAsync(ct);
        if (version == Version && !_isHelpDue)
            return;
        var hub = await db.Hubs.AsNoTracking().FirstOrDefaultAsync(ct);
        if (hub is not null)
        {
            await KeepAsync(Facts(hub), ct);
            _isHelpDue = !await help.KeepAsync(db, hub.Country, ct);
        }
        Version = version;
    }

    /// <summary>Takes the facts from the file, when there is one, because the database does not answer.</summary>
    public void Recall()
    {
        var path = folder.File(FileName);
        if (File.Exists(path) && JsonSerializer.Deserialize<HubFacts>(File.ReadAllBytes(path)) is { } facts)
            current.Replace(facts);
    }

    private async Task KeepAsync(HubFacts facts, CancellationToken ct)
    {
        current.Replace(facts);
        var json = JsonSerializer.SerializeToUtf8Bytes(facts);
        await _oneWriter.WaitAsync(ct);
        try
        {
            if (_written.AsSpan().SequenceEqual(json))
                return;
            await folder.WriteAsync(FileName, json, ct);
            _written = json;
        }
        finally
        {
            _oneWriter.Release();
        }
    }

    public void Dispose() => _oneWriter.Dispose();

    private static HubFacts Facts(Hub hub) =>
        new(
            hub.Name,
            hub.Tagline,
            hub.Country,
            hub.Zone,
            hub.Languages.Split(' ', StringSplitOptions.RemoveEmptyEntries),
            hub.AccentHue,
            hub.LeaveUrl ?? HubFacts.BeforeSetUp.LeaveUrl,
            hub.Phone,
            IsSetUp: true
        )
        {
            AdultsOnly = hub.AdultsOnly,
        };
}
