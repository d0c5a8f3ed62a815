using Kith.Features.Meetups;
using Kith.Features.Shared;
using Kith.Texts;

namespace Kith.Features.Week;

/// <summary>What a line of the list says about where and how to join, in few words.</summary>
public sealed class WeekWords(T texts)
{
    /// <summary>"Mill Lane Hall, 12 Mill Lane"; the part of town where the host tells the address; null when nobody meets in a room.</summary>
    public static string? Where(Notice notice)
    {
        if (notice is not { HasRoom: true, Place: { } place })
            return null;
        var parts = notice.HidesAddress ? [place.Area] : new[] { place.Name, place.Address ?? place.Area };
        return string.Join(", ", parts.Where(part => part is { Length: > 0 })) is { Length: > 0 } where ? where : null;
    }

    /// <summary>"Just turn up.", "Say you're coming first.", "Online. Ask for the link."</summary>
    public string How(Notice notice)
    {
        var how = notice switch
        {
            { HidesAddress: true, HasRoom: true } => "Ask",
            { Meetup: { Mode: Mode.Phone, DialIn: { Length: > 0 } }, ShowsLink: true } => "DialIn",
            { Meetup.Mode: Mode.Phone } => "Phone",
            { Meetup.Mode: Mode.Online, ShowsLink: true } => "Online",
            { Meetup.Mode: Mode.Online } => "OnlineAsk",
            { Meetup: { Mode: Mode.Hybrid, JustTurnUp: true } } => "TurnUpOrOnline",
            { Meetup.Mode: Mode.Hybrid } => "SayOrOnline",
            { Meetup.JustTurnUp: true } => "TurnUp",
            _ => "Say",
        };
        return how == "DialIn"
            ? texts["Week.HowDialIn", DialTelephone.InSentence(texts, notice.Meetup.DialIn!)]
            : texts[$"Week.How.{how}"];
    }
}
