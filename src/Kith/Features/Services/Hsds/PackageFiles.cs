using System.IO.Compression;
using System.Text;
using System.Text.Json;
using Kith.Features.Imports;

namespace Kith.Features.Services.Hsds;

/// <summary>The CSV files of a tabular package: a folder, a zip or one file, with or without a <c>datapackage.json</c> that names them.</summary>
public sealed class PackageFiles : IDisposable
{
    /// <summary>Largest package, unpacked. It is joined in memory, which takes a few times its size.</summary>
    public const long MostBytes = 512L * 1024 * 1024;

    /// <summary>The file that says what the others are.</summary>
    public const string Descriptor = "datapackage.json";

    private static readonly Encoding Windows = CodePagesEncodingProvider.Instance.GetEncoding(1252)!;

    private readonly ZipArchive? _zip;
    private readonly List<(string Path, Func<Stream> Open)> _files;

    private PackageFiles(List<(string Path, Func<Stream> Open)> files, ZipArchive? zip) =>
        (_files, _zip) = (files, zip);

    /// <summary>Opens a folder, a zip or a CSV file; null when it is none of these.</summary>
    /// <exception cref="UnreadableInputException">It is one, but cannot be read or is too large.</exception>
    public static async Task<PackageFiles?> OpenAsync(string from, CancellationToken ct)
    {
        if (!Source.IsAddress(from) && Path.GetFileName(from) == Descriptor)
            return Folder(Path.GetDirectoryName(Path.GetFullPath(from))!);
        if (!Source.IsAddress(from) && Directory.Exists(from))
            return Folder(from);
        var path =
            Source.IsAddress(from) && Uri.TryCreate(from, UriKind.Absolute, out var uri) ? uri.AbsolutePath : from;
        return Path.GetExtension(path).ToLowerInvariant() switch
        {
            ".zip" => Zip(from, await WholeAsync(from, ct)),
            ".csv" when await WholeAsync(from, ct) is var bytes => new(
                [(Path.GetFileName(path), () => new MemoryStream(bytes, writable: false))],
                zip: null
            ),
            _ => null,
        };
    }

    /// <summary>A CSV file.</summary>
    /// <param name="File">Its name.</param>
    /// <param name="Name">What its rows are called.</param>
    /// <param name="Text">What stands in it.</param>
    /// <param name="Types">What the package says of its columns.</param>
    /// <param name="IsWindows">Whether it was no Unicode.</param>
    public sealed record Table(
        string File,
        string Name,
        TextReader Text,
        IReadOnlyDictionary<string, string> Types,
        bool IsWindows
    );

    /// <summary>Every CSV file.</summary>
    public IEnumerable<Table> Read()
    {
        var known = Known();
        foreach (var (path, open) in _files.Where(f => f.Path.EndsWith(".csv", StringComparison.OrdinalIgnoreCase)))
        {
            var file = Path.GetFileName(path);
            var isWindows = !IsUnicode(open);
            using var text = isWindows ? new StreamReader(open(), Windows) : new StreamReader(open());
            var (name, types) = known.GetValueOrDefault(file, (Path.GetFileNameWithoutExtension(file), []));
            yield return new(file, name, text, types, isWindows);
        }
    }

    /// <summary>Files that the package says it has, and has not.</summary>
    public IReadOnlyList<string> Absent()
    {
        var there = _files.Select(f => Path.GetFileName(f.Path)).ToHashSet(StringComparer.OrdinalIgnoreCase);
        return [.. Known().Keys.Where(f => !there.Contains(f))];
    }

    /// <summary>Whether all of it is UTF-8, or UTF-16 with its mark. Spreadsheets still save letters of another time.</summary>
    private static bool IsUnicode(Func<Stream> open)
    {
        using var text = new StreamReader(open(), new UTF8Encoding(false, throwOnInvalidBytes: true));
        var some = new char[16 * 1024];
        try
        {
            while (text.Read(some) > 0) { }
            return true;
        }
        catch (DecoderFallbackException)
        {
            return false;
        }
    }

    public void Dispose() => _zip?.Dispose();

    private static PackageFiles Folder(string folder)
    {
        var paths = Directory.EnumerateFiles(folder).Order(StringComparer.Ordinal).ToList();
        Limit(paths.Sum(p => new FileInfo(p).Length));
        return new([.. paths.Select(p => (p, (Func<Stream>)(() => File.OpenRead(p))))], zip: null);
    }

    private static PackageFiles Zip(string from, byte[] bytes)
    {
        try
        {
            var zip = new ZipArchive(new MemoryStream(bytes, writable: false), ZipArchiveMode.Read);
            Limit(zip.Entries.Sum(e => e.Length));
            return new([.. zip.Entries.Select(e => (e.FullName, (Func<Stream>)e.Open))], zip);
        }
        catch (InvalidDataException e)
        {
            throw new UnreadableInputException(
                $"{Source.NameOf(from)} is no zip file that can be read. Nothing was changed.",
                e
            );
        }
    }

    private static async Task<byte[]> WholeAsync(string from, CancellationToken ct)
    {
        await using var source = await Source.OpenAsync(from, MostBytes, ct);
        return await source.ReadAllAsync(ct);
    }

    private Dictionary<string, (string Name, Dictionary<string, string> Types)> Known()
    {
        var known = new Dictionary<string, (string, Dictionary<string, string>)>(StringComparer.OrdinalIgnoreCase);
        if (_files.FirstOrDefault(f => Path.GetFileName(f.Path) == Descriptor) is not { Open: { } open })
            return known;
        try
        {
            using var package = JsonDocument.Parse(open());
            foreach (var resource in package.RootElement.GetProperty("resources").EnumerateArray())
            {
                if (!resource.TryGetProperty("path", out var path))
                    continue;
                var file = Path.GetFileName(path.GetString()!);
                var said = resource.TryGetProperty("name", out var name) ? name.GetString() : null;
                known[file] = (
                    string.IsNullOrWhiteSpace(said) ? Path.GetFileNameWithoutExtension(file) : said,
                    PackageTypes.Of(resource)
                );
            }
        }
        catch (Exception e)
            when (e is JsonException or KeyNotFoundException or InvalidOperationException or ArgumentNullException)
        {
            throw new UnreadableInputException($"{Descriptor} cannot be read: {e.Message} Nothing was changed.", e);
        }
        return known;
    }

    private static void Limit(long bytes)
    {
        if (bytes > MostBytes)
            throw new UnreadableInputException(
                $"The package has more than {MostBytes / 1024 / 1024} MB; as JSON with an object on each line it may be of any size. Nothing was changed."
            );
    }
}
