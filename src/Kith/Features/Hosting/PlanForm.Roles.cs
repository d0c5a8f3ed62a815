using Kith.Features.Meetups;
using Kith.Features.Shared;

namespace Kith.Features.Hosting;

public sealed partial class PlanForm
{
    /// <summary>What the roles are called, by their slots; empty ones are no roles.</summary>
    public string?[] RoleNames { get; set; } = [];

    /// <summary>Seats of each role, by the same slots.</summary>
    public int?[] RoleSeats { get; set; } = [];

    /// <summary>Roles with seats of their own; none where all come alike. Only for a form without mistakes.</summary>
    public IReadOnlyList<MeetupRole> Roles =>
        [
            .. RoleNames
                .Zip(RoleSeats, (name, seats) => (Name: name?.Trim(), Seats: seats))
                .Take(MeetupRole.Most)
                .Select((role, slot) => new MeetupRole(slot, role.Name ?? "", role.Seats ?? 0))
                .Where(role => role is { Name.Length: > 0, Seats: > 0 }),
        ];

    private IEnumerable<(string Field, string Key)> WrongRoles()
    {
        if (RoleNames.Length > MeetupRole.Most || RoleNames.Length != RoleSeats.Length)
            yield return (nameof(RoleNames), NoChoice);
        if (RoleNames.Zip(RoleSeats).Any(r => string.IsNullOrWhiteSpace(r.First) != r.Second is null))
            yield return (nameof(RoleNames), "Plan.Role.Half");
        if (RoleSeats.Any(seats => seats is < 1 or > MeetupRole.MostSeats))
            yield return (nameof(RoleNames), "Plan.Role.Number");
        var names = RoleNames.OfType<string>().Select(name => name.Trim()).Where(name => name.Length > 0).ToList();
        if (names.Exists(name => name.Length > MeetupRole.LongestName || !IsOneLine(name)))
            yield return (nameof(RoleNames), "Plan.Role.Long");
        if (names.Distinct(StringComparer.OrdinalIgnoreCase).Count() < names.Count)
            yield return (nameof(RoleNames), "Plan.Role.Twice");
    }

    private static bool IsOneLine(string name) => KeepableAttribute.IsKeepable(name) && !name.Any(char.IsControl);

    private void ShowRoles(Meetup meetup)
    {
        (RoleNames, RoleSeats) = (new string?[MeetupRole.Most], new int?[MeetupRole.Most]);
        foreach (var role in meetup.Roles)
            (RoleNames[role.Slot], RoleSeats[role.Slot]) = (role.Name, role.Seats);
    }
}
