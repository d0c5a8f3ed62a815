using System.Text;
using Kith.Data;
using Kith.Features.Accounts;
using Kith.Web;
using Microsoft.EntityFrameworkCore;

namespace Kith.Features.Backups;

/// <summary>
/// The list of erasures as a file, in the data folder and beside the backups: a backup cannot know who was erased after it was made,
/// so whoever restores it gives it the newer list. Fingerprints and days, no names.
/// </summary>
public sealed class ErasureLedger(IDbContextFactory<AppDb> contexts, DataFolder data, BackupShelf shelf)
{
    public const string FileName = "erasures.txt";

    /// <summary>Some hundred thousand lines; a longer file is something else.</summary>
    private const long MostBytes = 32 * 1024 * 1024;

    private const string Title =
        "# Who was erased from this hub, as fingerprints. Keep it beside the backups: restore reads it.";

    /// <summary>Writes the list as the database has it now.</summary>
    public async Task WriteAsync(CancellationToken ct)
    {
        await using var db = await contexts.CreateDbContextAsync(ct);
        var all = await db.ErasedPeople.AsNoTracking().OrderBy(e => e.Hash).ToListAsync(ct);
        if (all is [] && !File.Exists(data.File(FileName)))
            return;
        var bytes = Encoding.UTF8.GetBytes(string.Join('\n', [Title, .. all.Select(e => e.ToString()), ""]));
        await data.WriteAsync(FileName, bytes, ct);
        if (Directory.Exists(shelf.Path))
            File.Copy(data.File(FileName), Path.Combine(shelf.Path, FileName), overwrite: true);
    }

    /// <summary>The lines of a list.</summary>
    /// <exception cref="InvalidDataException">A line is none of a ledger: then it is better not to restore than to restore too much.</exception>
    public static IReadOnlyList<ErasedPerson> Read(string path)
    {
        if (new FileInfo(path).Length > MostBytes)
            throw new InvalidDataException($"{path} is no list of erasures.");
        var lines = File.ReadAllLines(path).Select(l => l.Trim()).Where(l => l.Length > 0 && l[0] != '#');
        return
        [
            .. lines.Select(
                (line, n) =>
                    ErasedPerson.Parse(line)
                    ?? throw new InvalidDataException(
                        $"{path} is no whole list of erasures: entry {n + 1} cannot be read."
                    )
            ),
        ];
    }
}
