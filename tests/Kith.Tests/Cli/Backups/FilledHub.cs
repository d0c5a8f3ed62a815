using Kith.Data;
using Kith.Tests.Features.Imports.MeetingGuide;
using Kith.Tests.Support;
using Microsoft.EntityFrameworkCore;

namespace Kith.Tests.Cli.Backups;

/// <summary>A hub with something in it to back up.</summary>
internal static class FilledHub
{
    internal static async Task<TestHub> FilledAsync(ProviderKind kind)
    {
        var hub = await TestHub.StartAsync(kind);
        await Lists.ImportAsync(hub, Lists.Write(hub, Lists.Monday, Lists.Online));
        await CommandRun.OnAsync(
            hub,
            "add",
            "meetup",
            "--title",
            "Tea",
            "--start",
            "2026-11-26T18:30",
            "--capacity",
            "3"
        );
        return hub;
    }

    internal static string Write(TestHub hub, byte[] bytes)
    {
        var file = Path.Combine(hub.Folder.FullName, $"{Guid.NewGuid():n}.zip");
        File.WriteAllBytes(file, bytes);
        return file;
    }
}
