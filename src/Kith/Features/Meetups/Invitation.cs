using Kith.Texts;
using Kith.Web;

namespace Kith.Features.Meetups;

/// <summary>
/// Words ready to send to a friend. The discreet ones name no group and no meetup and carry no link, so that whoever reads over
/// a shoulder learns nothing; the plain ones say what it is.
/// </summary>
public sealed class Invitation(T texts, Say say, Address address)
{
    /// <summary>"Would you come along with me? Thursday 26 November, 18:30, 12 Mill Lane."</summary>
    public string Discreet(Notice notice, DateTime nowUtc) =>
        Where(notice, notice.Place?.Address) is { } where
            ? texts["Meetups.InviteDiscreetAt", When(notice, nowUtc), where]
            : texts["Meetups.InviteDiscreet", When(notice, nowUtc)];

    /// <summary>The title, the time, the place and the address of the page.</summary>
    public string Plain(Notice notice, DateTime nowUtc)
    {
        var (title, when, link) = (notice.Meetup.Title, When(notice, nowUtc), address.Link(notice.Path));
        return Where(notice, Hall(notice)) is { } where
            ? texts["Meetups.InvitePlainAt", title, when, where, link]
            : texts["Meetups.InvitePlain", title, when, link];
    }

    /// <summary>Opens the person's own messages with the words filled in (RFC 5724); they choose to whom.</summary>
    public static string Sms(string words) => "sms:?body=" + Uri.EscapeDataString(words);

    /// <summary>Opens WhatsApp with the words filled in, when the person taps it; nothing is loaded from there before.</summary>
    public static string WhatsApp(string words) => "https://wa.me/?text=" + Uri.EscapeDataString(words);

    private string When(Notice notice, DateTime nowUtc)
    {
        var zone = notice.Meetup.Zone;
        var start = Say.Local(notice.Time!.StartsAt, zone);
        return texts["Say.DayAt", SaidTime.DayOf(say, start, Say.Local(nowUtc, zone)), say.Time(start)];
    }

    private static string? Where(Notice notice, string? place) => notice.HasRoom ? place ?? notice.Place?.Area : null;

    private static string? Hall(Notice notice) =>
        notice.Place is { Name: { } name, Address: { } street } ? $"{name}, {street}" : notice.Place?.Name;
}
