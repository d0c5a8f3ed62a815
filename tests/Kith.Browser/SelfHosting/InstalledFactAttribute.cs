namespace Kith.Browser.SelfHosting;

/// <summary>A test that needs a program of the operating system; skipped, by name, where it is missing.</summary>
public sealed class InstalledFactAttribute : FactAttribute
{
    private static readonly string[] Folders = ["/usr/sbin", "/usr/bin", "/usr/local/bin"];

    public InstalledFactAttribute(string program) =>
        Skip = Find(program) is null ? $"{program} is missing: apt-get install {program}" : null;

    /// <summary>Where a program is, or null.</summary>
    public static string? Find(string program) =>
        Folders.Select(f => Path.Combine(f, program)).FirstOrDefault(File.Exists);
}
