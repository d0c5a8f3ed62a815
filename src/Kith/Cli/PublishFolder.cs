namespace Kith.Cli;

/// <summary>
/// The folder a static copy goes into. It is filled beside the old one and put in its place when it is whole, so that a reader never
/// meets half a copy, and a copy that fails changes nothing.
/// </summary>
public sealed class PublishFolder : IDisposable
{
    /// <summary>Says that a folder is a copy of ours, which the next copy may replace.</summary>
    public const string Marker = ".kith-copy";

    private readonly DirectoryInfo _target;

    /// <summary>Prepares an empty folder beside the target.</summary>
    /// <exception cref="CommandFailedException">There is something in the target that no copy made.</exception>
    public PublishFolder(DirectoryInfo target)
    {
        _target = (target.Exists ? (DirectoryInfo?)target.ResolveLinkTarget(returnFinalTarget: true) : null) ?? target;
        var path = Path.TrimEndingDirectorySeparator(_target.FullName);
        (Fresh, Raw, Old) = (path + ".new", path + ".raw", path + ".old");
        if (_target.Exists && _target.EnumerateFileSystemInfos().Any() && !File.Exists(Path.Combine(path, Marker)))
            throw new CommandFailedException(
                $"{path} holds something that is not a copy of the hub. Name an empty folder."
            );
        Clear();
        Directory.CreateDirectory(Fresh);
        Directory.CreateDirectory(Raw);
    }

    /// <summary>Where the finished files go.</summary>
    public string Fresh { get; }

    /// <summary>Where pages lie as the hub sent them, until they are finished.</summary>
    public string Raw { get; }

    private string Old { get; }

    /// <summary>Puts the new copy in the old one's place.</summary>
    /// <param name="marker">A line about the copy for people who look into the folder.</param>
    public void PutInPlace(string marker)
    {
        File.WriteAllText(Path.Combine(Fresh, Marker), marker + "\n");
        if (_target.Exists)
            Directory.Move(_target.FullName, Old);
        Directory.Move(Fresh, _target.FullName);
    }

    public void Dispose() => Clear();

    private void Clear()
    {
        // A copy that was stopped between its two moves left the old one aside.
        _target.Refresh();
        if (!_target.Exists && Directory.Exists(Old))
            Directory.Move(Old, _target.FullName);
        foreach (var folder in new[] { Fresh, Raw, Old }.Where(Directory.Exists))
            Directory.Delete(folder, recursive: true);
    }
}
