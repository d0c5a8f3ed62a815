namespace Kith.Web;

/// <summary>The folder the hub keeps its things in, and the folder of its keys, which only its own user may open.</summary>
public sealed record DataFolder(string Path, string Keys)
{
    private const UnixFileMode OwnerOnly = UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute;

    private const string Half = ".part";
    private static readonly TimeSpan LongestWriting = TimeSpan.FromHours(1);

    /// <summary>Makes both folders when missing. Keys lie where <c>Keys:Path</c> says, else in <c>keys</c> inside the data folder.</summary>
    public static DataFolder Open(DirectoryInfo data, IConfiguration settings)
    {
        var keys = settings["Keys:Path"] is { Length: > 0 } path ? path : System.IO.Path.Combine(data.FullName, "keys");
        foreach (var folder in new[] { data.FullName, keys })
        {
            if (OperatingSystem.IsWindows())
                Directory.CreateDirectory(folder);
            else
                Directory.CreateDirectory(folder, OwnerOnly);
        }
        return new(data.FullName, keys);
    }

    /// <summary>The path of a file in the data folder.</summary>
    public string File(string name) => System.IO.Path.Combine(Path, name);

    /// <summary>Writes a file whole or not at all: a power cut leaves the old one, and of two processes the later one's stands.</summary>
    public async Task WriteAsync(string name, ReadOnlyMemory<byte> content, CancellationToken ct = default)
    {
        // A name of its own: a command and the running hub may both have seen that the hub changed.
        var half = File($"{name}.{Guid.NewGuid():n}{Half}");
        try
        {
            await using (var stream = new FileStream(half, FileMode.CreateNew, FileAccess.Write))
            {
                await stream.WriteAsync(content, ct);
                stream.Flush(flushToDisk: true);
            }
            Sweep(name, System.IO.File.GetLastWriteTimeUtc(half) - LongestWriting);
            System.IO.File.Move(half, File(name), overwrite: true);
        }
        catch
        {
            System.IO.File.Delete(half);
            throw;
        }
    }

    // What a power cut left behind; a younger one is still being written.
    private void Sweep(string name, DateTime before)
    {
        foreach (var half in Directory.EnumerateFiles(Path, $"{name}.*{Half}"))
        {
            if (System.IO.File.GetLastWriteTimeUtc(half) < before)
                System.IO.File.Delete(half);
        }
    }
}
