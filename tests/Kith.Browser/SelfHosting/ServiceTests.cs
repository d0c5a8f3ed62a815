using System.Diagnostics;
using Kith.Browser.Support;

namespace Kith.Browser.SelfHosting;

/// <summary>The service files of <c>docs/self-hosting/</c>, judged by systemd itself.</summary>
public sealed class ServiceTests
{
    [InstalledFact("systemd-analyze")]
    public void Systemd_finds_nothing_wrong_with_the_units()
    {
        var folder = Directory.CreateTempSubdirectory("kith-units-").FullName;
        try
        {
            var units = Directory
                .GetFiles(Path.Combine(Project.Root, "docs/self-hosting"), "kith*.*")
                .Where(IsUnit)
                .ToList();
            Assert.Equal(5, units.Count);
            var copies = units.Select(unit => Localise(unit, folder)).ToList();
            Assert.Equal("", Analyze(["verify", .. copies]));
        }
        finally
        {
            Directory.Delete(folder, recursive: true);
        }
    }

    private static bool IsUnit(string path) => Path.GetExtension(path) is ".service" or ".timer";

    // systemd looks whether the program is there; on this machine another one has to stand in for it.
    private static string Localise(string unit, string folder)
    {
        var text = File.ReadAllText(unit)
            .Replace("/opt/kith/artifacts/app/Kith", "/bin/true", StringComparison.Ordinal);
        var copy = Path.Combine(folder, Path.GetFileName(unit));
        File.WriteAllText(copy, text);
        return copy;
    }

    private static string Analyze(IEnumerable<string> arguments)
    {
        var start = new ProcessStartInfo("systemd-analyze", arguments)
        {
            UseShellExecute = false,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        };
        using var process = Process.Start(start)!;
        var said = process.StandardError.ReadToEnd() + process.StandardOutput.ReadToEnd();
        process.WaitForExit();
        return said.Trim();
    }
}
