using System.IO.Compression;
using System.Runtime.CompilerServices;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using Kith.Features.Backups;

namespace Kith.Cli.Backups;

/// <summary>
/// Opens an archive and believes nothing in it: only known names, never more bytes than it states, every byte hashed before
/// anything is written.
/// </summary>
public sealed class BackupReader : IDisposable
{
    private readonly ZipArchive _zip;
    private readonly string _name;

    private BackupReader(ZipArchive zip, string name, Manifest manifest) =>
        (_zip, _name, Manifest) = (zip, name, manifest);

    public Manifest Manifest { get; }

    /// <summary>Opens a file; a sealed one with the printed key.</summary>
    /// <exception cref="CommandFailedException">It is no backup, was cut short or was changed, or the key does not open it.</exception>
    public static BackupReader Open(FileInfo file, PaperKey? key = null)
    {
        if (!file.Exists)
            throw new CommandFailedException($"There is no file {file.FullName}.");
        ZipArchive? zip = null;
        try
        {
            zip = new ZipArchive(Unsealed(file, key), ZipArchiveMode.Read);
            var entry = zip.GetEntry(Archive.ManifestName) ?? throw NoBackup(file.Name, "it has no manifest");
            return new(zip, file.Name, ReadManifest(entry, file.Name));
        }
        catch (SealBrokenException e)
        {
            zip?.Dispose();
            throw NoBackup(file.Name, e.Message, e);
        }
        catch (Exception e) when (e is InvalidDataException or JsonException or EndOfStreamException)
        {
            zip?.Dispose();
            throw NoBackup(file.Name, "it was cut short, or is something else", e);
        }
        catch
        {
            zip?.Dispose();
            throw;
        }
    }

    /// <summary>Checks names, sizes and hashes of everything in it.</summary>
    /// <exception cref="CommandFailedException">Something in it is not what the manifest says.</exception>
    public async Task CheckAsync(IReadOnlyCollection<string> tables, string schema, CancellationToken ct)
    {
        if (Manifest is not { Format: Archive.Format, Version: Archive.Version, Parts: not null })
            throw NoBackup(_name, "this program does not know its form");
        if (Manifest.Schema != schema)
            throw new CommandFailedException(
                $"{_name} was made by another version of Kith ({Short(Manifest.Schema)}); this one needs {schema}. Restore it with that version, then update."
            );
        CheckNames(tables);
        foreach (var part in Manifest.Parts)
            await CheckAsync(part, ct);
    }

    /// <summary>The lines of a table, one at a time.</summary>
    public IEnumerable<string> Lines(ArchivePart part)
    {
        using var reader = new StreamReader(
            _zip.GetEntry(part.Name)!.Open(),
            new UTF8Encoding(false, throwOnInvalidBytes: true)
        );
        while (reader.ReadLine() is { } line)
            yield return line;
    }

    /// <summary>The bytes of a part that is no table.</summary>
    public byte[] Bytes(ArchivePart part)
    {
        using var bytes = new MemoryStream();
        using var entry = _zip.GetEntry(part.Name)!.Open();
        entry.CopyTo(bytes);
        return bytes.ToArray();
    }

    public void Dispose() => _zip.Dispose();

    /// <summary>The archive's own bytes, whether it is sealed or not.</summary>
    private static Stream Unsealed(FileInfo file, PaperKey? key)
    {
        var stream = file.OpenRead();
        try
        {
            var start = new byte[SealFormat.HeadBytes];
            if (!SealFormat.IsSealed(start.AsSpan(0, stream.ReadAtLeast(start, start.Length, false))))
            {
                stream.Position = 0;
                return stream;
            }
            return key is null
                ? throw new CommandFailedException(
                    $"{file.Name} is sealed: give the key on the printed sheet with --key."
                )
                : new UnsealedStream(stream, key);
        }
        catch
        {
            stream.Dispose();
            throw;
        }
    }

    private static Manifest ReadManifest(ZipArchiveEntry entry, string name)
    {
        if (entry.Length > Archive.LargestFile)
            throw NoBackup(name, "its manifest is too large");
        using var stream = entry.Open();
        return JsonSerializer.Deserialize<Manifest>(stream, Archive.Json)
            ?? throw NoBackup(name, "its manifest is empty");
    }

    private void CheckNames(IReadOnlyCollection<string> tables)
    {
        var stated = Manifest.Parts.Select(p => p.Name).ToList();
        if (stated.Count != stated.Distinct(StringComparer.Ordinal).Count() || _zip.Entries.Count != stated.Count + 1)
            throw NoBackup(_name, "it holds other files than its manifest says");
        foreach (var part in Manifest.Parts)
        {
            var table = tables.Any(t => Archive.Table(t) == part.Name);
            var file = Archive.Files.Any(f => Archive.File(f) == part.Name) || Archive.KeyName(part.Name) is not null;
            if (!table && !file || (table && part.Rows is null) || (file && part.Bytes > Archive.LargestFile))
                throw NoBackup(_name, $"'{Short(part.Name)}' does not belong in it");
        }
        if (tables.FirstOrDefault(t => !stated.Contains(Archive.Table(t))) is { } missing)
            throw NoBackup(_name, $"the table {missing} is missing");
    }

    private async Task CheckAsync(ArchivePart part, CancellationToken ct)
    {
        var entry = _zip.GetEntry(part.Name) ?? throw NoBackup(_name, $"{part.Name} is missing");
        if (entry.Length != part.Bytes || entry.Length / Archive.MostInflation > Math.Max(entry.CompressedLength, 1024))
            throw NoBackup(_name, $"{part.Name} is not of the size it should be");
        try
        {
            await using var stream = entry.Open();
            if (await HashAsync(stream, part, ct) != part.Sha256)
                throw NoBackup(_name, $"{part.Name} was changed or damaged");
        }
        catch (Exception e) when (e is InvalidDataException or SealBrokenException)
        {
            throw NoBackup(_name, $"{part.Name} is damaged", e);
        }
    }

    /// <summary>Never reads further than stated, whatever the zip's own directory says, and refuses lines without end.</summary>
    private async Task<string> HashAsync(Stream stream, ArchivePart part, CancellationToken ct)
    {
        using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        var buffer = new byte[81_920];
        var (read, line) = (0L, 0L);
        int count;
        while ((count = await stream.ReadAsync(buffer, ct)) > 0)
        {
            read += count;
            var last = buffer.AsSpan(0, count).LastIndexOf((byte)'\n');
            line = last < 0 ? line + count : count - last;
            if (read > part.Bytes || (part.Rows is not null && line > Archive.LongestRow))
                throw NoBackup(_name, $"{part.Name} is larger than it should be");
            hash.AppendData(buffer.AsSpan(0, count));
        }
        return Convert.ToHexStringLower(hash.GetHashAndReset());
    }

    private static string Short(string? text) => text is { Length: > 60 } ? text[..60] + "…" : text ?? "";

    private static CommandFailedException NoBackup(string name, string why, Exception? inner = null) =>
        inner is null
            ? new($"{name} is no whole Kith backup: {why}. Nothing was changed.")
            : new($"{name} is no whole Kith backup: {why}. Nothing was changed.", inner);
}
