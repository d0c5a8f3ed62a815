using System.Linq.Expressions;
using Kith.Features.Groups;
using Kith.Features.Polls;

namespace Kith.Rules;

/// <summary>
/// Which evening suits whom is for the hosts, who ring people and book rooms. Each member sees their own answer, and sums only when
/// the hosts want that and enough have answered that nobody can be guessed from them.
/// </summary>
public static class PollRules
{
    /// <summary>A group's question is for its members.</summary>
    public static Expression<Func<Poll, bool>> VisibleTo(Viewer viewer) => poll => viewer.Groups.Contains(poll.GroupId);

    /// <summary>Who answered what is for the hosts of the group.</summary>
    public static Expression<Func<PollVoice, bool>> VoiceVisibleTo(Viewer viewer) =>
        voice => viewer.HostedGroups.Contains(voice.GroupId);

    /// <summary>Answers without names, to be summed, where the hosts show sums.</summary>
    public static Expression<Func<PollVoice, bool>> CountedFor(Viewer viewer) =>
        voice => viewer.Groups.Contains(voice.GroupId);

    /// <summary>Whether sums may be shown to this viewer.</summary>
    public static bool MaySeeSums(Viewer viewer, Poll poll, int answers) =>
        viewer.IsHostOf(poll.GroupId) || (poll.ShowsSums && answers >= EveningRules.FewestAnswers);

    /// <summary>Members of a group that goes on answer.</summary>
    public static Verdict MayAnswer(Viewer viewer, Group group) => TopicRules.MaySuggest(viewer, group);
}
