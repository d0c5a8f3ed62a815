using System.CommandLine;
using Kith.Features.Services.Checking;

namespace Kith.Cli;

/// <summary><c>validate services</c>: looks through somebody else's feed. One line for each thing found, on standard output, separated by tabs.</summary>
public static class ValidateCommand
{
    private static readonly Argument<string> From = new("from")
    {
        Description = "A file, a folder or zip of CSV files, or the address of an HSDS API.",
    };

    private static readonly Option<DirectoryInfo?> Schemas = new("--schemas")
    {
        Description = "Go by the JSON schemas in this folder (our own table of HSDS 3.1).",
        HelpName = "DIR",
    };

    private static readonly Option<bool> Strict = new("--strict")
    {
        Description = $"Answer {CommandLine.DoneWithRefusals} when a document is wrong.",
    };

    public static Command Make(Terminal terminal)
    {
        var services = new Command(
            "services",
            "Say where a feed of services is not HSDS, and where it contradicts itself."
        )
        {
            From,
            Schemas,
            Strict,
        };
        services.SetAction((parsed, ct) => Running.SafelyAsync(terminal, () => RunAsync(terminal, parsed, ct)));
        return new("validate", "Look through other people's data.") { services };
    }

    private static async Task<int> RunAsync(Terminal terminal, ParseResult parsed, CancellationToken ct)
    {
        var folder = parsed.GetValue(Schemas);
        var check = new FeedCheck(new(folder is null ? null : new SchemaFolder(folder.FullName)));
        var wrong = new HashSet<string>(StringComparer.Ordinal);
        var odd = 0;
        await foreach (var finding in check.FindAsync(parsed.GetValue(From)!, ct))
        {
            if (finding.IsWrong)
                wrong.Add(finding.Document);
            else
                odd++;
            await terminal.Out.WriteLineAsync(
                string.Join(
                    '\t',
                    finding.IsWrong ? "wrong" : "noticed",
                    finding.Document,
                    finding.At,
                    Line(finding.What)
                )
            );
        }
        await terminal.Error.WriteLineAsync(
            $"Looked at {check.Documents} documents: {wrong.Count} are wrong, {odd} other things were noticed."
        );
        return wrong.Count > 0 && parsed.GetValue(Strict) ? CommandLine.DoneWithRefusals : CommandLine.Done;
    }

    private static string Line(string text) => text.ReplaceLineEndings(" ").Replace('\t', ' ');
}
