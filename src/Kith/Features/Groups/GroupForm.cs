using System.ComponentModel.DataAnnotations;
using Kith.Features.Meetups;
using Kith.Features.Shared;

namespace Kith.Features.Groups;

/// <summary>What a group says from its beginning on and its hosts change later.</summary>
public abstract class GroupFields
{
    /// <summary>In characters.</summary>
    public const int LongestName = 100;

    [Required(ErrorMessage = "Groups.Name.Missing"), StringLength(LongestName, MinimumLength = 2), Keepable]
    public string Name { get; set; } = "";

    [StringLength(2000), Keepable, DataType(DataType.MultilineText)]
    public string? Purpose { get; set; }

    [StringLength(1000), Keepable, DataType(DataType.MultilineText)]
    public string? WhoFor { get; set; }

    [EnumDataType(typeof(GroupVisibility))]
    public GroupVisibility Visibility { get; set; }

    [EnumDataType(typeof(GroupJoining))]
    public GroupJoining Joining { get; set; }

    /// <summary>Words without space around them, line ends as one sign; null for nothing.</summary>
    public static string? Plain(string? words) =>
        words?.Replace("\r\n", "\n", StringComparison.Ordinal).Trim() is { Length: > 0 } plain ? plain : null;
}

/// <summary>The fields of a group that its hosts change.</summary>
public sealed class GroupForm : GroupFields
{
    [StringLength(40), Keepable, DataType(DataType.PhoneNumber)]
    public string? Phone { get; set; }

    /// <summary>One a line.</summary>
    [StringLength(1600), Keepable, DataType(DataType.MultilineText)]
    public string? Questions { get; set; }

    [Range(2, Group.LargestCapacity)]
    public int? Capacity { get; set; }

    public AgeBand? Ages { get; set; }

    [StringLength(500), Keepable]
    public string? SafetyContact { get; set; }

    public bool HidesMembers { get; set; }

    public static GroupForm Of(Group group) =>
        new()
        {
            Name = group.Name,
            Purpose = group.Purpose,
            WhoFor = group.WhoFor,
            Phone = group.Phone,
            Visibility = group.Visibility,
            Joining = group.Joining,
            Questions = group.Questions,
            Capacity = group.Capacity,
            Ages = group.Ages,
            SafetyContact = group.SafetyContact,
            HidesMembers = group.HidesMembers,
        };

    /// <summary>Whether these are few and short enough.</summary>
    public static bool AreQuestions(IReadOnlyList<string> lines) =>
        lines.Count <= JoinRequest.MostQuestions && lines.All(l => l.Length <= JoinRequest.LongestQuestion);

    public void Apply(Group group)
    {
        group.Rename(Name.Trim());
        group
            .Describe(Plain(Purpose), Plain(WhoFor), group.Languages, group.Led, Plain(Phone))
            .Show(Visibility)
            .Admit(Joining, Capacity)
            .Ask(JoiningPage.Lines(Questions) is { Count: > 0 } asked ? string.Join('\n', asked) : null)
            .Protect(Ages, Plain(SafetyContact), HidesMembers);
    }
}
