using System.Globalization;
using System.Text.RegularExpressions;
using Kith.Web;

namespace Kith.Features.Backups;

/// <summary>One sealed backup on the shelf.</summary>
public sealed record ShelvedBackup(string Name, DateTime MadeAt, long Bytes);

/// <summary>
/// The folder of sealed backups: where <c>Backups:Path</c> says, else <c>backups</c> in the data folder. A steward's browser cannot
/// choose it: that would be a way to write anywhere on the machine.
/// </summary>
public sealed partial class BackupShelf(DataFolder data, IConfiguration settings)
{
    private const string Moment = "yyyyMMdd-HHmmss";

    /// <summary>Ends the name of one that is still being written.</summary>
    public const string Half = ".part";

    /// <summary>Longer than any backup takes: a half of this age is nobody's any more.</summary>
    private static readonly TimeSpan LongestWrite = TimeSpan.FromDays(1);

    private const UnixFileMode OwnerOnly = UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute;

    public string Path { get; } =
        settings["Backups:Path"] is { Length: > 0 } path ? path : System.IO.Path.Combine(data.Path, "backups");

    /// <summary>What is there, newest first. Other files in the folder are nobody's business here.</summary>
    public IReadOnlyList<ShelvedBackup> All() =>
        !Directory.Exists(Path)
            ? []
            :
            [
                .. new DirectoryInfo(Path)
                    .EnumerateFiles("kith-*.sealed")
                    .Where(f => Ours().IsMatch(f.Name))
                    .Select(f => new ShelvedBackup(f.Name, MadeAt(f.Name), f.Length))
                    .OrderByDescending(b => b.Name, StringComparer.Ordinal),
            ];

    /// <summary>The path for one made now, or named a second later where one of this second is there or being written.</summary>
    public string PathFor(DateTime nowUtc)
    {
        for (var moment = nowUtc; ; moment = moment.AddSeconds(1))
        {
            var name = $"kith-{moment.ToString(Moment, CultureInfo.InvariantCulture)}.sealed";
            var path = System.IO.Path.Combine(Path, name);
            if (!File.Exists(path) && !File.Exists(path + Half))
                return path;
        }
    }

    /// <summary>Makes the folder, for its owner only.</summary>
    public void Open()
    {
        if (OperatingSystem.IsWindows())
            Directory.CreateDirectory(Path);
        else
            Directory.CreateDirectory(Path, OwnerOnly);
    }

    /// <summary>Deletes all but the newest, and what a stopped one left a day ago; another process may be writing one now.</summary>
    public void Tidy(int keep, DateTime nowUtc)
    {
        foreach (var old in All().Skip(keep))
            File.Delete(System.IO.Path.Combine(Path, old.Name));
        foreach (var half in Directory.EnumerateFiles(Path, $"kith-*.sealed{Half}"))
            if (File.GetLastWriteTimeUtc(half) < nowUtc - LongestWrite)
                File.Delete(half);
    }

    private static DateTime MadeAt(string name) =>
        DateTime.ParseExact(
            name["kith-".Length..^".sealed".Length],
            Moment,
            CultureInfo.InvariantCulture,
            DateTimeStyles.AssumeUniversal | DateTimeStyles.AdjustToUniversal
        );

    [GeneratedRegex(
        @"\Akith-20\d\d(0\d|1[0-2])([0-2]\d|3[01])-([01]\d|2[0-3])[0-5]\d[0-5]\d\.sealed\z",
        RegexOptions.ExplicitCapture,
        1000
    )]
    private static partial Regex Ours();
}
