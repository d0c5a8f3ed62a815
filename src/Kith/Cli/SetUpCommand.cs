using System.CommandLine;
using Kith.Data;
using Kith.Features.Hubs;
using Kith.Features.SetUp;
using Kith.Time;
using Kith.Web;

namespace Kith.Cli;

/// <summary><c>setup</c>: opens a new hub without a browser. Whoever may run it stands at the machine, so no code is asked for.</summary>
public static class SetUpCommand
{
    private static readonly Option<string> Name = new("--name")
    {
        Description = "What the neighbours call it.",
        Required = true,
    };
    private static readonly Option<string> Country = new("--country")
    {
        Description = "Two-letter code of the country, such as GB.",
        Required = true,
    };
    private static readonly Option<string> Zone = new("--zone")
    {
        Description = "Time zone, such as Europe/London.",
        Required = true,
    };
    private static readonly Option<string?> Tagline = new("--tagline") { Description = "One sentence about it." };
    private static readonly Option<string> Languages = new("--languages")
    {
        Description = "Languages of its pages, its own first (\"en es\").",
        DefaultValueFactory = _ => "en es",
    };
    private static readonly Option<string?> Phone = new("--phone")
    {
        Description = "A number for people without internet.",
    };
    private static readonly Option<int> Hue = new("--hue")
    {
        Description = "Hue of its one accent colour, 0 to 359.",
        DefaultValueFactory = _ => Hub.DefaultHue,
    };
    private static readonly Option<string?> Neighbourhoods = new("--neighbourhoods")
    {
        Description = "Parts of town, separated by commas.",
    };

    public static Command Make(Terminal terminal)
    {
        var command = new Command("setup", "Open a new hub.")
        {
            Name,
            Country,
            Zone,
            Tagline,
            Languages,
            Phone,
            Hue,
            Neighbourhoods,
        };
        command.SetAction(
            (parsed, ct) =>
                Running.OnHubAsync(
                    terminal,
                    parsed.GetValue(CommandLine.Data)!,
                    hub => OpenAsync(terminal, hub, Opening(parsed), ct),
                    ct
                )
        );
        return command;
    }

    private static async Task<int> OpenAsync(
        Terminal terminal,
        IServiceProvider hub,
        HubOpening opening,
        CancellationToken ct
    )
    {
        var now = hub.GetRequiredService<TimeProvider>().GetUtcNow().UtcDateTime;
        if (!await OpenHub.TryAsync(hub.GetRequiredService<WriteQueue>(), opening, now, ct))
            throw new CommandFailedException("This hub is set up already; set-up happens once.");
        await terminal.Out.WriteLineAsync($"{opening.Name} is open");
        return CommandLine.Done;
    }

    private static HubOpening Opening(ParseResult parsed)
    {
        var name =
            MeetupWish.Words("--name", parsed.GetValue(Name), 80)
            ?? throw new CommandFailedException("--name is empty.");
        var country = parsed.GetValue(Country)!.Trim().ToUpperInvariant();
        if (!Countries.Exists(country))
            throw new CommandFailedException($"--country '{country}' is no two-letter code of a country, such as GB.");
        var zone = parsed.GetValue(Zone)!;
        if (Zones.Find(zone) is null)
            throw new CommandFailedException($"--zone '{zone}' is no time zone, such as Europe/London.");
        var hue = parsed.GetValue(Hue);
        if (hue is < 0 or > 359)
            throw new CommandFailedException("--hue must be a number from 0 to 359.");
        return new(name, country, zone)
        {
            Tagline = MeetupWish.Words("--tagline", parsed.GetValue(Tagline), 200) ?? "",
            Languages = Spoken(parsed.GetValue(Languages)!),
            Phone = MeetupWish.Words("--phone", parsed.GetValue(Phone), 40),
            Hue = hue,
            Neighbourhoods = Parts(parsed.GetValue(Neighbourhoods)),
        };
    }

    private static string Spoken(string languages)
    {
        var codes = languages.ToLowerInvariant().Split([' ', ','], StringSplitOptions.RemoveEmptyEntries);
        var unknown = codes.FirstOrDefault(c => !HubFacts.BeforeSetUp.Languages.Contains(c));
        if (codes.Length == 0 || unknown is not null)
            throw new CommandFailedException(
                $"--languages '{languages}' must be among {string.Join(", ", HubFacts.BeforeSetUp.Languages)}."
            );
        return string.Join(' ', codes.Distinct());
    }

    private static List<string> Parts(string? neighbourhoods) =>
        [
            .. (neighbourhoods ?? "")
                .Split(',', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries)
                .Select(n => MeetupWish.Words("--neighbourhoods", n, 120)!),
        ];
}
