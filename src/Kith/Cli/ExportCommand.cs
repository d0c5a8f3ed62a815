using System.CommandLine;
using System.Text;
using Kith.Data;
using Kith.Features.Imports.MeetingGuide;
using Kith.Web;

namespace Kith.Cli;

/// <summary><c>export meetings|services|group</c>: what strangers may see, in a format others read, and groups that move.</summary>
public static partial class ExportCommand
{
    public static Command Make(Terminal terminal)
    {
        var file = new Option<FileInfo?>("--out")
        {
            Description = "Write to this file (standard output).",
            HelpName = "FILE",
        };
        var meetings = new Command("meetings", "Write everything weekly that the hub shows as Meeting Guide JSON.")
        {
            file,
        };
        meetings.SetAction(
            (parsed, ct) =>
                Running.OnHubAsync(
                    terminal,
                    parsed.GetValue(CommandLine.Data)!,
                    hub => MeetingsAsync(hub, terminal, parsed.GetValue(file), ct),
                    ct
                )
        );
        return new("export", "Write what the hub shows in formats that others read, or a group that moves.")
        {
            meetings,
            Services(terminal, file),
            GroupFileCommands.Export(terminal, file),
        };
    }

    private static async Task<int> MeetingsAsync(
        IServiceProvider hub,
        Terminal terminal,
        FileInfo? file,
        CancellationToken ct
    )
    {
        using var list = new MemoryStream();
        await GuideExport.WriteAsync(hub.GetRequiredService<ViewerDb>(), hub.GetRequiredService<Address>(), list, ct);
        if (file is null)
            await terminal.Out.WriteAsync(Encoding.UTF8.GetString(list.GetBuffer(), 0, (int)list.Length));
        else
            await File.WriteAllBytesAsync(file.FullName, list.ToArray(), ct);
        return CommandLine.Done;
    }
}
