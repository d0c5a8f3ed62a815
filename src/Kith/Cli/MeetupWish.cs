using System.Globalization;
using Kith.Features.Meetups;
using Kith.Features.Places;
using Kith.Time;
using NodaTime;

namespace Kith.Cli;

/// <summary>
/// A meetup as typed on the command line. Each method reads one part, or fails with a sentence that says what would be right.
/// </summary>
public sealed record MeetupWish
{
    private const int LongestDays = 7;
    private static readonly string[] Moments =
    [
        "yyyy-MM-ddTHH:mm",
        "yyyy-MM-ddTHH:mm:ss",
        "yyyy-MM-dd HH:mm",
        "yyyy-MM-dd HH:mm:ss",
    ];

    public required string Title { get; init; }
    public required string Start { get; init; }
    public string? Zone { get; init; }
    public string? Rule { get; init; }
    public string? End { get; init; }
    public int? Minutes { get; init; }
    public string? Place { get; init; }
    public string? At { get; init; }
    public bool HiddenPlace { get; init; }
    public string? Access { get; init; }
    public int? Capacity { get; init; }
    public string? Mode { get; init; }
    public string? Link { get; init; }
    public bool HiddenLink { get; init; }
    public string? Phone { get; init; }
    public string? Group { get; init; }
    public string? Description { get; init; }
    public string? Kind { get; init; }
    public string? Languages { get; init; }
    public string? Cost { get; init; }
    public string? HostAlias { get; init; }

    /// <summary>A text within its column's limit, without spaces around it; null for none.</summary>
    /// <exception cref="CommandFailedException">It is longer.</exception>
    public static string? Words(string option, string? text, int longest)
    {
        var trimmed = text?.Trim();
        if (trimmed?.Length > longest)
            throw new CommandFailedException($"{option} is longer than {longest} characters.");
        if (trimmed?.Any(c => char.IsControl(c) && c is not ('\n' or '\r' or '\t')) == true)
            throw new CommandFailedException($"{option} holds control characters.");
        return trimmed is { Length: > 0 } ? trimmed : null;
    }

    /// <summary>The zone it happens in.</summary>
    /// <exception cref="CommandFailedException">No such zone.</exception>
    public DateTimeZone ReadZone(string otherwise) =>
        Zones.Find(Zone ?? otherwise)
        ?? throw new CommandFailedException($"--zone '{Zone}' is no time zone, such as Europe/London.");

    /// <summary>First start, wall time.</summary>
    /// <exception cref="CommandFailedException">It is no date and time.</exception>
    public DateTime ReadStart() =>
        Moment(Start) is { } start && start < Horizon.Latest
            ? start
            : throw new CommandFailedException($"--start '{Start}' is no date and time, such as 2026-11-26T18:30.");

    /// <summary>Length in minutes; null when not said.</summary>
    /// <exception cref="CommandFailedException">It ends before it starts, or after more than a week.</exception>
    public int? ReadMinutes(DateTime start)
    {
        if (End is not null && Minutes is not null)
            throw new CommandFailedException("Give --end or --minutes, not both.");
        var minutes = End is null ? Minutes : (int)(ReadEnd(start) - start).TotalMinutes;
        return minutes is null or (> 0 and <= LongestDays * 24 * 60)
            ? minutes
            : throw new CommandFailedException($"It must end after it starts, within {LongestDays} days.");
    }

    /// <summary>RRULE value in its canonical form; null for a single meetup.</summary>
    /// <exception cref="CommandFailedException">The rule is invalid; the message names the part.</exception>
    public string? ReadRule()
    {
        if (string.IsNullOrWhiteSpace(Rule))
            return null;
        return RecurrenceRule.TryParse(Rule, out var rule, out var error)
            ? rule.ToString()
            : throw new CommandFailedException($"--rule: {error}");
    }

    /// <summary>Seats each time; null for as many as come.</summary>
    /// <exception cref="CommandFailedException">Not between 1 and 100,000.</exception>
    public int? ReadCapacity() =>
        Capacity is null or (>= 1 and <= 100_000)
            ? Capacity
            : throw new CommandFailedException("--capacity must be a number from 1 to 100000.");

    /// <summary>How people take part; by what was given when --mode was not.</summary>
    public Mode ReadMode() =>
        Choice<Mode>("--mode", Mode)
        ?? (Place, Link) switch
        {
            (null, not null) => Features.Meetups.Mode.Online,
            (not null, not null) => Features.Meetups.Mode.Hybrid,
            _ => Features.Meetups.Mode.InPerson,
        };

    public CostKind? ReadCost() => Choice<CostKind>("--cost", Cost);

    public Access ReadAccess() =>
        (Access ?? "")
            .Split(',', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries)
            .Aggregate(Features.Places.Access.None, (all, one) => all | Choice<Access>("--access", one)!.Value);

    /// <summary>Address of the online room.</summary>
    /// <exception cref="CommandFailedException">No http or https address.</exception>
    public string? ReadLink() =>
        Words("--link", Link, 1000) is not { } link ? null
        : Uri.TryCreate(link, UriKind.Absolute, out var uri) && uri.Scheme is "http" or "https" ? link
        : throw new CommandFailedException("--link must be an http or https address.");

    /// <summary>Kind of group, a code of <see cref="Kinds"/>.</summary>
    /// <exception cref="CommandFailedException">No known kind.</exception>
    public string ReadKind() =>
        Kind is null ? Kinds.Other
        : Kinds.All.Contains(Kind) ? Kind
        : throw new CommandFailedException($"--kind '{Kind}' is none of {string.Join(", ", Kinds.All)}.");

    /// <summary>Language codes separated by single spaces, lower case.</summary>
    /// <exception cref="CommandFailedException">Something else than codes.</exception>
    public string ReadLanguages()
    {
        var codes = (Languages ?? "").ToLowerInvariant().Split([' ', ','], StringSplitOptions.RemoveEmptyEntries);
        return Array.TrueForAll(codes, c => c.Length is 2 or 3 && c.All(char.IsAsciiLetter)) && codes.Length <= 20
            ? string.Join(' ', codes.Distinct())
            : throw new CommandFailedException($"--language '{Languages}' must be codes such as en or es.");
    }

    /// <summary>Degrees WGS 84 of a new venue.</summary>
    /// <exception cref="CommandFailedException">No point on earth.</exception>
    public (double Latitude, double Longitude)? ReadPoint()
    {
        if (At is null)
            return null;
        var parts = At.Split(',');
        if (
            parts.Length == 2
            && double.TryParse(parts[0], CultureInfo.InvariantCulture, out var latitude)
            && double.TryParse(parts[1], CultureInfo.InvariantCulture, out var longitude)
            && Math.Abs(latitude) <= 90
            && Math.Abs(longitude) <= 180
        )
            return (latitude, longitude);
        throw new CommandFailedException($"--at '{At}' must be latitude,longitude in degrees, such as 51.5,-0.1.");
    }

    private DateTime ReadEnd(DateTime start)
    {
        if (TimeOnly.TryParseExact(End, "HH:mm", CultureInfo.InvariantCulture, DateTimeStyles.None, out var time))
        {
            var sameDay = start.Date + time.ToTimeSpan();
            return sameDay > start ? sameDay : sameDay.AddDays(1);
        }
        return Moment(End!) ?? throw new CommandFailedException($"--end '{End}' is no time, such as 20:00.");
    }

    private static DateTime? Moment(string text) =>
        DateTime.TryParseExact(text.Trim(), Moments, CultureInfo.InvariantCulture, DateTimeStyles.None, out var at)
            ? at
            : null;

    private static T? Choice<T>(string option, string? word)
        where T : struct, Enum
    {
        if (word is null)
            return null;
        var name = Enum.GetNames<T>().FirstOrDefault(n => n.Equals(word, StringComparison.OrdinalIgnoreCase));
        if (name is not null)
            return Enum.Parse<T>(name);
        var names = Enum.GetNames<T>().Select(n => char.ToLowerInvariant(n[0]) + n[1..]).Where(n => n != "none");
        throw new CommandFailedException($"{option} '{word}' is none of {string.Join(", ", names)}.");
    }
}
