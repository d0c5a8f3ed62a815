using System.CommandLine;
using Kith.Features.Meetups;

namespace Kith.Cli;

/// <summary><c>add meetup</c>: makes a meetup and prints its id, its public link and the secret link of its host.</summary>
public static class AddCommand
{
    private static readonly Option<string> Title = Text("--title", "What it is called.", required: true);
    private static readonly Option<string> Start = Text(
        "--start",
        "When it first starts, such as 2026-11-26T18:30.",
        required: true
    );
    private static readonly Option<string> Zone = Text("--zone", "Time zone, such as Europe/London (the hub's).");
    private static readonly Option<string> Rule = Text(
        "--rule",
        "How it repeats, an RFC 5545 rule such as FREQ=WEEKLY;BYDAY=TH."
    );
    private static readonly Option<string> End = Text(
        "--end",
        "When it ends: a time such as 20:00, or a date and time."
    );
    private static readonly Option<int?> Minutes = new("--minutes")
    {
        Description = "How long it lasts, instead of --end.",
    };
    private static readonly Option<string> Place = Text(
        "--place",
        "A venue the hub knows, or \"name, address\" of a new one."
    );
    private static readonly Option<string> At = Text("--at", "Where a new venue is: latitude,longitude.");
    private static readonly Option<bool> HiddenPlace = Flag(
        "--hidden-place",
        "The host tells the address to people they approve."
    );
    private static readonly Option<string> AccessTo = Text(
        "--access",
        "What a new venue offers: stepFree,hearingLoop,quietSpace,toilets,accessibleToilet."
    );
    private static readonly Option<int?> Capacity = new("--capacity")
    {
        Description = "Seats each time (as many as come).",
    };
    private static readonly Option<string> Way = Text("--mode", "inPerson, online, hybrid or phone.");
    private static readonly Option<string> Link = Text(
        "--link",
        "Address of the online room; shown to people who say they come."
    );
    private static readonly Option<bool> HiddenLink = Flag(
        "--hidden-link",
        "The host tells the link to people they approve."
    );
    private static readonly Option<string> Phone = Text("--phone", "A number to ring on the day.");
    private static readonly Option<string> Group = Text(
        "--group",
        "The group it belongs to; made when the hub has none of this name."
    );
    private static readonly Option<string> Description = Text("--description", "What it is, in a few sentences.");
    private static readonly Option<string> Kind = Text("--kind", $"One of {string.Join(", ", Kinds.All)}.");
    private static readonly Option<string> Languages = Text("--language", "Languages spoken, such as en or \"en es\".");
    private static readonly Option<string> Cost = Text("--cost", "free, donation, sliding or fixed.");
    private static readonly Option<string> HostAlias = Text("--host", "The name the host goes by.");

    public static Command Make(Terminal terminal)
    {
        var meetup = new Command(
            "meetup",
            "Make a meetup. Prints id, link and host, the secret link; keep that one safe."
        );
        Option[] options =
        [
            Title,
            Start,
            Zone,
            Rule,
            End,
            Minutes,
            Place,
            At,
            HiddenPlace,
            AccessTo,
            Capacity,
            Way,
            Link,
            HiddenLink,
            Phone,
            Group,
            Description,
            Kind,
            Languages,
            Cost,
            HostAlias,
        ];
        foreach (var option in options)
            meetup.Add(option);
        meetup.SetAction(
            (parsed, ct) =>
                Running.OnHubAsync(
                    terminal,
                    parsed.GetValue(CommandLine.Data)!,
                    hub => AddAsync(terminal, hub, Wish(parsed), ct),
                    ct
                )
        );
        return new("add", "Make something without a browser.") { meetup };
    }

    private static async Task<int> AddAsync(
        Terminal terminal,
        IServiceProvider hub,
        MeetupWish wish,
        CancellationToken ct
    )
    {
        var added = await ActivatorUtilities.CreateInstance<AddMeetup>(hub).RunAsync(wish, ct);
        foreach (var note in added.Notes)
            await terminal.Error.WriteLineAsync(note);
        await terminal.Out.WriteLineAsync($"id: {added.Id}");
        await terminal.Out.WriteLineAsync($"link: {added.Link}");
        await terminal.Out.WriteLineAsync($"host: {added.Host}");
        return CommandLine.Done;
    }

    private static MeetupWish Wish(ParseResult parsed) =>
        new()
        {
            Title = parsed.GetValue(Title)!,
            Start = parsed.GetValue(Start)!,
            Zone = parsed.GetValue(Zone),
            Rule = parsed.GetValue(Rule),
            End = parsed.GetValue(End),
            Minutes = parsed.GetValue(Minutes),
            Place = parsed.GetValue(Place),
            At = parsed.GetValue(At),
            HiddenPlace = parsed.GetValue(HiddenPlace),
            Access = parsed.GetValue(AccessTo),
            Capacity = parsed.GetValue(Capacity),
            Mode = parsed.GetValue(Way),
            Link = parsed.GetValue(Link),
            HiddenLink = parsed.GetValue(HiddenLink),
            Phone = parsed.GetValue(Phone),
            Group = parsed.GetValue(Group),
            Description = parsed.GetValue(Description),
            Kind = parsed.GetValue(Kind),
            Languages = parsed.GetValue(Languages),
            Cost = parsed.GetValue(Cost),
            HostAlias = parsed.GetValue(HostAlias),
        };

    private static Option<string> Text(string name, string description, bool required = false) =>
        new(name) { Description = description, Required = required };

    private static Option<bool> Flag(string name, string description) => new(name) { Description = description };
}
