using Kith.Rules;

namespace Kith.Features.Coming;

/// <summary>What a page tells about a time a meetup meets.</summary>
/// <param name="Subject">The meetup and the time.</param>
/// <param name="Place">The place as this person may know it; null when there is none.</param>
/// <param name="ShowLink">Whether this person may see the online room and the dial-in.</param>
public sealed record About(Subject Subject, ShownPlace? Place, bool ShowLink)
{
    /// <summary>As a stranger sees it.</summary>
    public static About ForStranger(Subject subject) =>
        new(
            subject,
            subject.Place(isTold: false),
            MeetupRules.MaySeeLink(Viewer.Stranger, subject.Meetup, isGoing: false, isTold: false)
        );

    /// <summary>As the holder of a private link or code may see it.</summary>
    public static About For(Holding mine) => new(mine.Subject, mine.Place, mine.MaySeeLink);
}
