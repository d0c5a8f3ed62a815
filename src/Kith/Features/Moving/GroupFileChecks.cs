using System.Globalization;
using Kith.Features.Accounts;
using Kith.Features.Formats;
using Kith.Features.Groups;
using Kith.Features.Meetups;
using Kith.Features.Shared;

namespace Kith.Features.Moving;

/// <summary>
/// What is wrong with a group's file, field by field: it may have been written by anybody. A file without flaws fits every column and
/// every limit that the pages keep.
/// </summary>
public sealed class GroupFileChecks(TimeProvider clock)
{
    internal const string Missing = "Moving.Wrong.Missing";
    internal const string Long = "Moving.Wrong.Long";
    internal const string Odd = "Moving.Wrong.NotUnderstood";
    internal const string Many = "Moving.Wrong.Many";
    private const int LongestName = 100;
    private const int LongestSlug = 140;

    private readonly List<Flaw> _flaws = [];

    /// <summary>Everything that is wrong; the first that are, when there is much.</summary>
    public IReadOnlyList<Flaw> Check(GroupFile file)
    {
        _flaws.Clear();
        if (file.Mark.Length != GroupMark.Length || !file.Mark.All(char.IsAsciiLetterOrDigit))
            Add("mark", Odd);
        Check(file.Group);
        Each("agreements", file.Agreements, GroupFile.MostAgreements, Check);
        if (file.Format is { } format)
            Check(format);
        var meetups = new MeetupChecks(this, clock.GetUtcNow().UtcDateTime);
        Each("meetups", file.Meetups, GroupFile.MostMeetups, meetups.Check);
        Each("members", file.Members, Group.LargestCapacity, Check);
        return _flaws;
    }

    internal void Add(string path, string key, object? value = null) => _flaws.Add(new(path, key, value));

    /// <summary>Words that may be empty.</summary>
    internal void Words(string path, string? words, int most)
    {
        if (words?.Length > most)
            Add(path, Long, most);
        else if (words is not null && !KeepableAttribute.IsKeepable(words))
            Add(path, "Error.NotKeepable");
    }

    /// <summary>Words that must be there.</summary>
    internal void Needed(string path, string words, int most)
    {
        if (string.IsNullOrWhiteSpace(words))
            Add(path, Missing);
        Words(path, words, most);
    }

    /// <summary>A choice that may be left out; the reader takes several at once for one.</summary>
    internal void Choice<T>(string path, T? choice)
        where T : struct, Enum
    {
        if (choice is { } made && !Enum.IsDefined(made))
            Add(path, Odd);
    }

    internal void Range(string path, int? number, int least, int most)
    {
        if (number < least || number > most)
            Add(path, "Moving.Wrong.Number", most);
    }

    internal void Codes(string path, string codes, int most)
    {
        Words(path, codes, most);
        if (!codes.All(c => char.IsAsciiLetterOrDigit(c) || c is ' ' or '-'))
            Add(path, Odd);
    }

    internal void Each<T>(string path, IReadOnlyList<T> list, int most, Action<string, T> check)
        where T : class
    {
        if (list.Count > most)
        {
            Add(path, Many, most);
            return;
        }
        for (var n = 0; n < list.Count; n++)
        {
            var at = string.Create(CultureInfo.InvariantCulture, $"{path}[{n}]");
            if (list[n] is { } one)
                check(at, one);
            else
                Add(at, Odd);
        }
    }

    private void Check(FiledGroup group)
    {
        Needed("group.name", group.Name, LongestName);
        Words("group.slug", group.Slug, LongestSlug);
        Words("group.purpose", group.Purpose, 4000);
        Words("group.whoFor", group.WhoFor, 1000);
        Codes("group.languages", group.Languages, 100);
        Words("group.neighbourhood", group.Neighbourhood, 120);
        Words("group.phone", group.Phone, 40);
        Words("group.stateReason", group.StateReason, 500);
        Words("group.closingWords", group.ClosingWords, 4000);
        Choice("group.led", group.Led);
        Choice<GroupVisibility>("group.visibility", group.Visibility);
        Choice<GroupJoining>("group.joining", group.Joining);
        Choice("group.ages", group.Ages);
        Choice<GroupState>("group.state", group.State);
        if (group.State == GroupState.Archived)
            Add("group.state", "Moving.Wrong.Over");
        Range("group.capacity", group.Capacity, 2, Group.LargestCapacity);
        Each(
            "group.questions",
            group.Questions,
            JoinRequest.MostQuestions,
            (path, question) => Needed(path, question, JoinRequest.LongestQuestion)
        );
    }

    private void Check(string path, FiledAgreement agreement)
    {
        Needed($"{path}.text", agreement.Text, Agreement.Longest);
        if (agreement.From.Kind != DateTimeKind.Utc || agreement.From > clock.GetUtcNow().UtcDateTime.AddDays(1))
            Add($"{path}.from", "Moving.Wrong.Date");
    }

    private void Check(FiledFormat format)
    {
        Needed("format.text", format.Text, GroupFormat.Longest);
        if (format.From is { } from)
            Codes("format.from", from, 60);
    }

    private void Check(string path, FiledMember member)
    {
        if (!Alias.IsName(member.Name))
            Add($"{path}.name", "Accounts.Alias.Odd");
        Choice<GroupRole>($"{path}.role", member.Role);
    }
}
