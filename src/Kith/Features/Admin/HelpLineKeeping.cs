using Kith.Features.HelpNow;
using Kith.Web;

namespace Kith.Features.Admin;

/// <summary>
/// Changes the hub's own list of help lines, which lies beside the database and not in it, so that it stands when the database
/// does not. One change at a time; a power cut leaves the list before.
/// </summary>
public sealed class HelpLineKeeping(HelpLines lines, DataFolder folder) : IDisposable
{
    private readonly SemaphoreSlim _oneWriter = new(1, 1);

    /// <summary>Puts a line in the place of the one with the same id; false when that is not there any more.</summary>
    /// <param name="country">ISO 3166-1 code of its country.</param>
    /// <param name="id">Which line.</param>
    /// <param name="change">The line as it should be.</param>
    /// <param name="ct">Stops waiting.</param>
    public async Task<bool> ChangeAsync(
        string country,
        string id,
        Func<HelpLine, HelpLine> change,
        CancellationToken ct
    )
    {
        await _oneWriter.WaitAsync(ct);
        try
        {
            var all = lines.Countries.ToDictionary(code => code, code => lines.For(code)!, StringComparer.Ordinal);
            if (all.GetValueOrDefault(country) is not { } help || help.Lines.All(l => l.Id != id))
                return false;
            all[country] = help with { Lines = [.. help.Lines.Select(l => l.Id == id ? change(l) : l)] };
            // What cannot be read back must not take the place of what could.
            var json = HelpLines.Write(all);
            HelpLines.Parse(json);
            await folder.WriteAsync(HelpLines.FileName, json, ct);
            return true;
        }
        finally
        {
            _oneWriter.Release();
        }
    }

    public void Dispose() => _oneWriter.Dispose();
}
