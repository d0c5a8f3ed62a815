namespace Kith.Features.HelpNow;

/// <summary>The numbers of one country.</summary>
/// <param name="Emergency">What to ring when somebody is in danger, the usual one first.</param>
/// <param name="Lines">Help lines, in the order they are shown.</param>
public sealed record CountryHelp(IReadOnlyList<string> Emergency, IReadOnlyList<HelpLine> Lines);

/// <summary>One help line: a public fact with its source and its age. Null means nobody knows, and is said so.</summary>
/// <param name="Id">Stays the same when the fact changes.</param>
/// <param name="Name">Its own name for itself.</param>
/// <param name="For">
/// Who it is for: <c>anyone</c>, <c>suicide</c>, <c>urgent</c>, <c>young</c>, <c>children</c>, <c>abuse</c>, <c>trans</c>, <c>lgbtYoung</c> or <c>indigenous</c>.
/// </param>
/// <param name="Languages">ISO 639-1 codes it answers in.</param>
/// <param name="Source">Where the fact comes from, an https address.</param>
/// <param name="Call">Number to ring, as people of that country write it.</param>
/// <param name="Text">Number to send a text message to.</param>
/// <param name="TextWords">What the message must say, when it must say something.</param>
/// <param name="Chat">Address of a page to chat on.</param>
/// <param name="Hours"><c>always</c>, or <c>09:00-21:00</c>, or <c>14:00-20:00 mo tu we</c>, in that country's time.</param>
/// <param name="Free">Whether it costs nothing, also from a mobile phone.</param>
/// <param name="OnBill">Whether the call is listed on the bill. A phone's own list of calls shows it always.</param>
/// <param name="MayCallServices">Whether they may call an ambulance or the police without being asked.</param>
/// <param name="Verified">When somebody of this hub last checked it, or null for never.</param>
/// <param name="VerifiedBy">Who says so, in words everybody may read.</param>
/// <param name="Deaf">Whether deaf people can use it: text phone, relay or signing.</param>
public sealed record HelpLine(
    string Id,
    string Name,
    string For,
    IReadOnlyList<string> Languages,
    string Source,
    string? Call = null,
    string? Text = null,
    string? TextWords = null,
    string? Chat = null,
    string? Hours = null,
    bool? Free = null,
    bool? OnBill = null,
    bool? MayCallServices = null,
    DateOnly? Verified = null,
    string? VerifiedBy = null,
    bool? Deaf = null
)
{
    /// <summary>Who a line may be for, as <see cref="For"/> says it; each has its sentence <c>HelpNow.For.…</c>.</summary>
    public static readonly IReadOnlyList<string> Audiences =
    [
        "anyone",
        "suicide",
        "urgent",
        "young",
        "children",
        "abuse",
        "trans",
        "lgbtYoung",
        "indigenous",
    ];

    /// <summary>Whether there is any way to reach it.</summary>
    public bool IsReachable => Call is not null || Text is not null || Chat is not null;

    /// <summary>A check older than this many days counts as old, and the page says so.</summary>
    public const int CheckHolds = 180;

    /// <summary>Whether the last check was so long ago that it should be done again.</summary>
    public bool IsStale(DateOnly today) => Verified is { } day && today.DayNumber - day.DayNumber > CheckHolds;
}
