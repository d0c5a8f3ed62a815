namespace Kith.Web;

/// <summary>The folder the hub keeps its things in, and the folder of its keys, which only its own user may open.</summary>
public sealed record DataFolder(string Path, string Keys)
{
    private const UnixFileMode OwnerOnly = UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute;

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

    /// <summary>Writes a file whole or not at all: a power cut leaves the old one.</summary>
    public async Task WriteAsync(string name, ReadOnlyMemory<byte> content, CancellationToken ct = default)
    {
        var part = File(name + ".part");
        await using (var stream = new FileStream(part, FileMode.Create, FileAccess.Write))
        {
            await stream.WriteAsync(content, ct);
            stream.Flush(flushToDisk: true);
        }
        System.IO.File.Move(part, File(name), overwrite: true);
    }
}
