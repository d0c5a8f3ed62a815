namespace Kith.Tests.Support;

/// <summary>Test material that nobody of this project wrote: beside the repository, or where <c>KITH_SHARED</c> says.</summary>
public static class SharedData
{
    private static readonly string? Folder = Find();

    /// <summary>The full path of a file below <c>shared/data</c>, or null when the folder is absent.</summary>
    public static string? File(string path) =>
        Folder is { } folder && System.IO.File.Exists(Path.Combine(folder, path)) ? Path.Combine(folder, path) : null;

    private static string? Find()
    {
        if (Environment.GetEnvironmentVariable("KITH_SHARED") is { Length: > 0 } set)
            return set;
        for (var at = new DirectoryInfo(AppContext.BaseDirectory); at is not null; at = at.Parent)
        {
            var beside = Path.Combine(at.FullName, "shared", "data");
            if (Directory.Exists(beside))
                return beside;
        }
        return null;
    }
}

/// <summary>A theory on real data; skipped, and said so, where the folder is absent.</summary>
[AttributeUsage(AttributeTargets.Method)]
public sealed class SharedDataTheoryAttribute : TheoryAttribute
{
    public SharedDataTheoryAttribute()
    {
        if (SharedData.File("README.md") is null)
            Skip = "Real data: there is no shared/data beside the repository and KITH_SHARED is not set.";
    }
}
