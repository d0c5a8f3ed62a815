namespace Kith.Browser.Support;

/// <summary>Where the project lies on this machine.</summary>
public static class Project
{
    /// <summary>The folder with <c>Kith.slnx</c>.</summary>
    public static string Root { get; } = Find(AppContext.BaseDirectory);

    private static string Find(string folder) =>
        File.Exists(Path.Combine(folder, "Kith.slnx"))
            ? folder
            : Find(
                Path.GetDirectoryName(folder)
                    ?? throw new InvalidOperationException("Kith.slnx is not above the tests.")
            );
}
