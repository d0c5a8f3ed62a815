using System.Text;
using System.Text.Encodings.Web;
using Kith.Features.Meetups;
using Kith.Texts;
using Kith.Web;

namespace Kith.Mail;

/// <summary>
/// Writes what people are told, in their language: so that whoever looks over a shoulder learns nothing, unless the person asked
/// for plain words.
/// </summary>
public sealed class LetterWriter(T texts, Say say, Language language, CurrentHub hub, StopLinks stops)
{
    /// <summary>One mail that says all of it. All are to the same address.</summary>
    /// <param name="week">The lines of a digest among them; null when there is none.</param>
    public Envelope Write(string to, IReadOnlyList<Told> letters, IReadOnlyList<WeekLine>? week, DateTime nowUtc)
    {
        var first = letters[0];
        language.Speak(first.Language);
        var lines = letters.SelectMany(told => Lines(told, week ?? [], nowUtc)).ToList();
        lines.Add(texts["Mail.See", stops.Link(first.Mailbox is null ? "/coming" : "/me")]);
        var stop = letters.All(l => l.Letter.Required) || first.Mailbox is null ? null : stops.For(first.Mailbox);
        if (stop is not null)
            lines.Add(texts["Mail.Stop", stop]);
        var subject = letters is [var only] ? Subject(only) : texts["Mail.Several"];
        return new(to, subject, Plain(lines), Html(lines), first.IsDiscreet ? null : hub.Facts.Name, stop);
    }

    private string Subject(Told told) =>
        told is { IsDiscreet: false, Meetup: { } meetup }
            ? texts[$"Mail.Plain.{told.Letter.Kind}", meetup.Title]
            : texts[$"Mail.Subject.{told.Letter.Kind}"];

    private IEnumerable<string> Lines(Told told, IReadOnlyList<WeekLine> week, DateTime nowUtc)
    {
        if (told is { IsDiscreet: false, Meetup: { } meetup })
            yield return meetup.Title;
        yield return told.Letter.Kind switch
        {
            LetterKind.Cancelled => texts["Mail.Cancelled", When(told, nowUtc)],
            LetterKind.Moved when told.Letter.OldLocal is { } old && old != told.Time!.StartsLocal => texts[
                "Mail.Moved",
                say.DayAt(old, Now(told, nowUtc)),
                When(told, nowUtc)
            ],
            LetterKind.Moved => texts["Mail.MovedPlace", When(told, nowUtc)],
            LetterKind.BroughtBack => texts["Mail.BroughtBack", When(told, nowUtc)],
            LetterKind.Offered => texts["Mail.Offered", When(told, nowUtc), Until(told, nowUtc)],
            LetterKind.Admitted => texts["Mail.Admitted", When(told, nowUtc)],
            LetterKind.Declined => texts["Mail.Declined", When(told, nowUtc)],
            LetterKind.Reminder => texts["Mail.Reminder", When(told, nowUtc)],
            LetterKind.Digest => texts.Plural("Mail.Digest", week.Count),
            LetterKind.Confirm => texts["Mail.Confirm", stops.Code(told.Mailbox!)],
            LetterKind.HostLeft => texts["Own.Inbox.HostLeft"],
            LetterKind.CardAnswered => texts["Own.Inbox.CardAnswered"],
            LetterKind.WishBegun => texts["Own.Inbox.WishBegun"],
            // One sentence for all of it: whoever reads along learns that there is something, not what.
            LetterKind.FavourAnswered
            or LetterKind.FavourAgreed
            or LetterKind.FavourSaid
            or LetterKind.FavourEnded
            or LetterKind.FavourLapses
            or LetterKind.FavourLapsed
            or LetterKind.FavourRemoved
            or LetterKind.FavourReviewed => texts["Mail.Neighbour"],
        };
        if (told is { IsDiscreet: false, Time.Reason: { Length: > 0 } why })
            yield return texts["Mail.Reason", why];
        if (told.Letter.Kind != LetterKind.Digest)
            yield break;
        foreach (var line in week)
            yield return told.IsDiscreet
                ? say.DayAt(line.StartsLocal, nowUtc)
                : $"{say.DayAt(line.StartsLocal, nowUtc)}: {line.Title}";
    }

    private string When(Told told, DateTime nowUtc) => say.DayAt(told.Time!.StartsLocal, Now(told, nowUtc));

    private string Until(Told told, DateTime nowUtc) =>
        say.DayAt(MeetupTimes.Local(told.Rsvp!.OfferEndsAt!.Value, Zone(told)), Now(told, nowUtc));

    private static DateTime Now(Told told, DateTime nowUtc) => MeetupTimes.Local(nowUtc, Zone(told));

    private static NodaTime.DateTimeZone Zone(Told told) => MeetupTimes.Zone(told.Meetup!.Zone);

    private static string Plain(IEnumerable<string> lines) => string.Join("\r\n\r\n", lines) + "\r\n";

    private string Html(IEnumerable<string> lines)
    {
        var html = new StringBuilder(
            $"<!DOCTYPE html><html lang=\"{texts.Language}\" dir=\"{texts.Direction}\"><body>"
        );
        foreach (var line in lines)
            html.Append("<p>").Append(HtmlEncoder.Default.Encode(line)).Append("</p>");
        return html.Append("</body></html>").ToString();
    }
}
