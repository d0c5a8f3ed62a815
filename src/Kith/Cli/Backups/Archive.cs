using System.Text.Json;
using System.Text.Json.Serialization;
using System.Text.RegularExpressions;

namespace Kith.Cli.Backups;

/// <summary>One file of an archive, with what must be found in it.</summary>
/// <param name="Name">Its path in the archive.</param>
/// <param name="Bytes">Its size, unpacked.</param>
/// <param name="Sha256">SHA-256 of its bytes, lower-case hex.</param>
/// <param name="Rows">Rows of a table; null for other files.</param>
public sealed record ArchivePart(string Name, long Bytes, string Sha256, int? Rows = null);

/// <summary>What an archive says of itself.</summary>
/// <param name="Format">Always <see cref="Archive.Format"/>.</param>
/// <param name="Version">Version of this layout.</param>
/// <param name="Schema">The newest migration of the database it came from.</param>
/// <param name="MadeAt">When, UTC.</param>
/// <param name="Parts">Everything in it but this.</param>
public sealed record Manifest(
    string Format,
    int Version,
    string Schema,
    DateTime MadeAt,
    IReadOnlyList<ArchivePart> Parts
);

/// <summary>
/// The layout of a backup: a zip with <c>manifest.json</c>, one NDJSON file for each table in the order of their references, the
/// data folder's own files and, only when asked for, the keys. The same for both databases.
/// </summary>
public static partial class Archive
{
    public const string Format = "kith-backup";
    public const int Version = 1;
    public const string ManifestName = "manifest.json";

    /// <summary>Longest row in characters; the widest table has rows of some 100,000.</summary>
    public const int LongestRow = 1_000_000;

    /// <summary>Largest file that is neither table nor manifest.</summary>
    public const int LargestFile = 4 * 1024 * 1024;

    /// <summary>More unpacked bytes for each packed one than text of people ever gives; beyond it a file is a trap.</summary>
    public const int MostInflation = 250;

    /// <summary>
    /// What belongs to one running installation; a restored hub begins with its own. Sessions too: one that was ended must not
    /// open an account again because an older backup came back.
    /// </summary>
    public static readonly IReadOnlyCollection<string> LeftOut =
    [
        "PublicVersions",
        "ScheduledRuns",
        "MailStates",
        "Sessions",
    ];

    /// <summary>Files of the data folder that belong to a hub.</summary>
    public static readonly IReadOnlyList<string> Files = ["hub.json", "help-now.json"];

    public static readonly JsonSerializerOptions Json = new(JsonSerializerDefaults.Web)
    {
        WriteIndented = true,
        DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull,
        MaxDepth = 8,
    };

    public static string Table(string name) => $"tables/{name}.ndjson";

    public static string File(string name) => $"files/{name}";

    public static string Key(string name) => $"keys/{name}";

    /// <summary>The file name of a key in an archive; null for anything that is no plain name.</summary>
    public static string? KeyName(string part) =>
        PlainKey().Match(part) is { Success: true } m ? m.Groups["name"].Value : null;

    [GeneratedRegex(@"\Akeys/(?<name>[A-Za-z0-9_-][A-Za-z0-9._-]{0,99})\z", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex PlainKey();
}
