namespace Kith.Tests.Support;

/// <summary>
/// Real data that nobody of this project wrote: in the folder <c>data</c> of the one that <c>KITH_SHARED</c> names, else in
/// <c>shared/data</c> beside the repository.
/// </summary>
public static class SharedData
{
    /// <summary>The folder, or null where there is none.</summary>
    public static string? Folder { get; } = Find();

    /// <summary>The full path of something in it; only where it is there.</summary>
    public static string Path(params string[] parts) => System.IO.Path.Combine([Folder!, .. parts]);

    private static string? Find()
    {
        if (Environment.GetEnvironmentVariable("KITH_SHARED") is { Length: > 0 } set)
            return Existing(set, "data");
        for (var at = new DirectoryInfo(AppContext.BaseDirectory); at is not null; at = at.Parent)
        {
            if (Existing(at.FullName, "shared", "data") is { } beside)
                return beside;
        }
        return null;
    }

    private static string? Existing(params string[] parts) =>
        System.IO.Path.Combine(parts) is var folder && Directory.Exists(folder) ? folder : null;
}

/// <summary>A test on real data; says so and is skipped where that is absent.</summary>
[AttributeUsage(AttributeTargets.Method)]
public sealed class SharedDataFactAttribute : FactAttribute
{
    internal const string Absent =
        "Real data: there is no shared/data beside the repository, and KITH_SHARED names no folder that holds data.";

    public SharedDataFactAttribute() => Skip = SharedData.Folder is null ? Absent : null;
}

/// <summary>A theory on real data; says so and is skipped where that is absent.</summary>
[AttributeUsage(AttributeTargets.Method)]
public sealed class SharedDataTheoryAttribute : TheoryAttribute
{
    public SharedDataTheoryAttribute() => Skip = SharedData.Folder is null ? SharedDataFactAttribute.Absent : null;
}

/// <summary>A test on real data and PostgreSQL; says which of them is absent.</summary>
[AttributeUsage(AttributeTargets.Method)]
public sealed class SharedDataPostgresFactAttribute : FactAttribute
{
    public SharedDataPostgresFactAttribute() =>
        Skip = new SharedDataFactAttribute().Skip ?? new PostgresFactAttribute().Skip;
}
