namespace Kith.Tests.Time;

/// <summary>
/// Published data that is not part of the project: the folder named by <c>KITH_SHARED_DATA</c>, else <c>shared/data</c> beside
/// a folder above this one.
/// </summary>
internal static class SharedData
{
    public static string? Folder { get; } =
        Environment.GetEnvironmentVariable("KITH_SHARED_DATA") is { Length: > 0 } set
            ? set
            : Beside(AppContext.BaseDirectory);

    public static string Path(params string[] parts) => System.IO.Path.Combine([Folder!, .. parts]);

    private static string? Beside(string start)
    {
        for (var folder = new DirectoryInfo(start); folder is not null; folder = folder.Parent)
            if (System.IO.Path.Combine(folder.FullName, "shared", "data") is var found && Directory.Exists(found))
                return found;
        return null;
    }
}

/// <summary>A test on published data; says so and is skipped where that is absent.</summary>
[AttributeUsage(AttributeTargets.Method)]
public sealed class SharedDataFactAttribute : FactAttribute
{
    public SharedDataFactAttribute()
    {
        if (SharedData.Folder is null)
            Skip = "The published data is not here: set KITH_SHARED_DATA to the folder that holds it.";
    }
}
