using System.CommandLine;
using System.Globalization;
using System.Text;
using Kith.Features.Imports;
using Kith.Features.Imports.Calendars;
using Kith.Time;
using Kith.Web;
using NodaTime;

namespace Kith.Cli;

public static partial class ImportCommand
{
    /// <summary>Days a dry run shows when nobody says until when.</summary>
    private const int DaysShown = 90;

    private static readonly Option<string?> Since = new("--from")
    {
        Description = "First date of a dry run, such as 2026-03-29 (today).",
        HelpName = "DATE",
    };

    private static readonly Option<string?> Until = new("--to")
    {
        Description = $"Last date of a dry run, itself included ({DaysShown} days after the first).",
        HelpName = "DATE",
    };

    private static Command Calendar(Terminal terminal)
    {
        var command = new Command(
            "calendar",
            "Read an iCalendar file. With --dry-run: print one line for each time something happens, separated by tabs."
        )
        {
            From,
            DryRun,
            Since,
            Until,
            Zone,
            Feed,
            Keeper,
            Report,
            Strict,
        };
        command.SetAction(
            (parsed, ct) => parsed.GetValue(DryRun) ? ListAsync(terminal, parsed, ct) : KeepAsync(terminal, parsed, ct)
        );
        return command;
    }

    private static Task<int> KeepAsync(Terminal terminal, ParseResult parsed, CancellationToken ct) =>
        ReportedAsync(
            terminal,
            parsed,
            (hub, progress) =>
                ActivatorUtilities
                    .CreateInstance<CalendarImport>(hub)
                    .RunAsync(
                        new(
                            parsed.GetValue(From)!,
                            parsed.GetValue(Zone),
                            parsed.GetValue(Feed),
                            parsed.GetValue(Keeper)
                        ),
                        progress,
                        ct
                    ),
            ct
        );

    /// <summary>A dry run that names its zone needs no hub at all.</summary>
    private static Task<int> ListAsync(Terminal terminal, ParseResult parsed, CancellationToken ct) =>
        parsed.GetValue(Zone) is { } zone
            ? Running.SafelyAsync(terminal, () => ListAsync(terminal, parsed, zone, TimeProvider.System, ct))
            : Running.OnHubAsync(
                terminal,
                parsed.GetValue(CommandLine.Data)!,
                hub =>
                    ListAsync(
                        terminal,
                        parsed,
                        hub.GetRequiredService<CurrentHub>().Facts.Zone,
                        hub.GetRequiredService<TimeProvider>(),
                        ct
                    ),
                ct
            );

    private static async Task<int> ListAsync(
        Terminal terminal,
        ParseResult parsed,
        string zoneName,
        TimeProvider clock,
        CancellationToken ct
    )
    {
        var zone = CalendarImport.ZoneOf(zoneName, zoneName);
        var today = Instant.FromDateTimeOffset(clock.GetUtcNow()).InZone(zone).Date;
        var from = Date("--from", parsed.GetValue(Since)) ?? today;
        var to = Date("--to", parsed.GetValue(Until)) ?? Later(from);
        if (to < from)
            throw new CommandFailedException("--to is before --from.");
        var (calendar, _) = await CalendarImport.ReadAsync(parsed.GetValue(From)!, ct);
        await using (var lines = Lines(terminal))
        {
            foreach (var at in CalendarListing.Of(calendar, from, to, zone))
            {
                ct.ThrowIfCancellationRequested();
                await lines.WriteAsync(CalendarListing.Line(at) + "\n");
            }
        }
        foreach (var problem in calendar.Problems)
            await terminal.Error.WriteLineAsync(problem.ToString());
        return parsed.GetValue(Strict) && calendar.RefusedEvents > 0 ? CommandLine.DoneWithRefusals : CommandLine.Done;
    }

    private static LocalDate Later(LocalDate from) =>
        from.Year >= 9999 ? new LocalDate(9999, 12, 31) : from.PlusDays(DaysShown);

    private static LocalDate? Date(string option, string? text)
    {
        if (text is null)
            return null;
        return DateOnly.TryParseExact(
            text,
            "yyyy-MM-dd",
            CultureInfo.InvariantCulture,
            DateTimeStyles.None,
            out var date
        )
            ? LocalDate.FromDateOnly(date)
            : throw new CommandFailedException($"{option} '{text}' is no date, such as 2026-03-29.");
    }

    /// <summary>Standard output with a buffer: a rule may give a million lines.</summary>
    private static TextWriter Lines(Terminal terminal) =>
        ReferenceEquals(terminal.Out, Console.Out)
            ? new StreamWriter(Console.OpenStandardOutput(), new UTF8Encoding(false), 64 * 1024)
            : new Unclosed(terminal.Out);

    /// <summary>Passes lines on to a writer that outlives them.</summary>
    private sealed class Unclosed(TextWriter to) : TextWriter
    {
        public override Encoding Encoding => to.Encoding;

        public override void Write(char value) => to.Write(value);

        public override void Write(string? value) => to.Write(value);

        public override Task WriteAsync(string? value) => to.WriteAsync(value);
    }
}
