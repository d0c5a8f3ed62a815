using System.Globalization;

namespace Kith.Features.Meetups;

/// <summary>A part people come in, with seats of its own: "talking" and "listening", "cook" and "eat".</summary>
/// <param name="Slot">Its place in the plan, from 0: what keeps it the same role when its name changes.</param>
/// <param name="Name">What a host calls it.</param>
/// <param name="Seats">Seats each time, companions counted.</param>
public sealed record MeetupRole(int Slot, string Name, int Seats)
{
    /// <summary>Most roles of a meetup: as many as fit on a small screen and into a head.</summary>
    public const int Most = 5;

    /// <summary>In characters.</summary>
    public const int LongestName = 40;

    public const int MostSeats = 1000;

    /// <summary>All of them in one piece of text, one on each line; null without roles.</summary>
    public static string? Write(IEnumerable<MeetupRole> roles)
    {
        var lines = roles.Select(r => string.Create(CultureInfo.InvariantCulture, $"{r.Slot} {r.Seats} {r.Name}"));
        return string.Join('\n', lines) is { Length: > 0 } all ? all : null;
    }

    /// <summary>What <see cref="Write"/> wrote.</summary>
    public static IReadOnlyList<MeetupRole> Read(string? lines) =>
        lines is null ? [] : [.. lines.Split('\n').Select(line => line.Split(' ', 3)).Select(Of)];

    private static MeetupRole Of(string[] parts) =>
        new(
            int.Parse(parts[0], CultureInfo.InvariantCulture),
            parts[2],
            int.Parse(parts[1], CultureInfo.InvariantCulture)
        );
}
