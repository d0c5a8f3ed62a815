namespace Kith.Tests;

/// <summary>The project's own files, for tests that read them.</summary>
public static class Sources
{
    /// <summary>The folder that holds <c>Kith.slnx</c>.</summary>
    public static string Root { get; } = FindRoot();

    /// <summary>The web project's folder, also its content root.</summary>
    public static string Program { get; } = Path.Combine(Root, "src", "Kith");

    /// <summary>Code and pages of the program, one text a file, without doc comments.</summary>
    public static IEnumerable<(string Path, string Text)> Read(params string[] extensions) =>
        Directory
            .EnumerateFiles(Program, "*", SearchOption.AllDirectories)
            .Where(path => extensions.Contains(Path.GetExtension(path)))
            .Select(path => (Path.GetRelativePath(Root, path), WithoutDocs(path)));

    private static string WithoutDocs(string path) =>
        string.Join(
            '\n',
            File.ReadLines(path).Where(line => !line.TrimStart().StartsWith("///", StringComparison.Ordinal))
        );

    private static string FindRoot()
    {
        var folder = AppContext.BaseDirectory;
        while (!File.Exists(Path.Combine(folder, "Kith.slnx")))
        {
            folder =
                Path.GetDirectoryName(folder)
                ?? throw new InvalidOperationException("Kith.slnx is not above the tests.");
        }
        return folder;
    }
}
