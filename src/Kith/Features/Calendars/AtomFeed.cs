using System.Globalization;
using System.Text;
using System.Xml;
using Kith.Features.Meetups;
using Kith.Texts;
using Kith.Web;

namespace Kith.Features.Calendars;

/// <summary>What is on, as an Atom feed (RFC 4287): for feed readers and for other hubs. Says what the pages say and no more.</summary>
public sealed class AtomFeed(T texts, Say say, Address address)
{
    /// <summary>Namespace of RFC 4287.</summary>
    public const string Namespace = "http://www.w3.org/2005/Atom";

    public const string ContentType = "application/atom+xml; charset=utf-8";

    /// <summary>Writes the feed; one entry for each time, soonest first.</summary>
    /// <param name="title">What the feed calls itself.</param>
    /// <param name="path">Local path of the page it belongs to; the feed lies beside it.</param>
    /// <param name="self">Local path of the feed.</param>
    /// <param name="notices">The times, each with its <c>Time</c>.</param>
    /// <param name="nowUtc">Now; the feed's date when it is empty.</param>
    public string Write(string title, string path, string self, IReadOnlyList<Notice> notices, DateTime nowUtc)
    {
        using var text = new Utf8Text();
        using (var xml = XmlWriter.Create(text, new XmlWriterSettings { CheckCharacters = false }))
        {
            xml.WriteStartElement("feed", Namespace);
            xml.WriteElementString("id", address.Link(self));
            xml.WriteElementString("title", Clean(title));
            Link(xml, "self", self, "application/atom+xml");
            Link(xml, "alternate", path, "text/html");
            xml.WriteElementString("updated", Stamp(notices.Count == 0 ? nowUtc.Date : notices.Max(Changed)));
            foreach (var notice in notices)
                Entry(xml, notice);
            xml.WriteEndElement();
        }
        return text.ToString();
    }

    private void Entry(XmlWriter xml, Notice notice)
    {
        xml.WriteStartElement("entry");
        xml.WriteElementString("id", address.Link(notice.Path));
        xml.WriteElementString("title", Clean(texts["Calendars.EntryTitle", notice.Meetup.Title, When(notice)]));
        Link(xml, "alternate", notice.Path, "text/html");
        xml.WriteElementString("published", Stamp(notice.Meetup.CreatedAt));
        xml.WriteElementString("updated", Stamp(Changed(notice)));
        xml.WriteStartElement("author");
        xml.WriteElementString("name", Clean(notice.Group?.Name ?? notice.Meetup.Title));
        xml.WriteEndElement();
        xml.WriteElementString("summary", Clean(CalendarWords.Of(notice)));
        xml.WriteEndElement();
    }

    // A feed is read later than it is written, so days have their date and no "tomorrow".
    private string When(Notice notice)
    {
        var local = Say.Local(notice.Time!.StartsAt, notice.Meetup.Zone);
        return texts["Say.DayAt", say.LongDay(DateOnly.FromDateTime(local)), say.Time(local)];
    }

    private void Link(XmlWriter xml, string relation, string path, string type)
    {
        xml.WriteStartElement("link");
        xml.WriteAttributeString("rel", relation);
        xml.WriteAttributeString("type", type);
        xml.WriteAttributeString("href", address.Link(path));
        xml.WriteEndElement();
    }

    private static DateTime Changed(Notice notice) => notice.Meetup.ChangedAt;

    private static string Stamp(DateTime utc) => utc.ToString("yyyy-MM-ddTHH:mm:ssZ", CultureInfo.InvariantCulture);

    /// <summary>XML 1.0 has no way to write most control characters; they say nothing.</summary>
    private static string Clean(string? words) =>
        string.IsNullOrEmpty(words)
            ? ""
            : new string([
                .. words.Where(c => c is '\n' or '\t' || (!char.IsControl(c) && c is not '\uFFFE' and not '\uFFFF')),
            ]);

    private sealed class Utf8Text() : StringWriter(CultureInfo.InvariantCulture)
    {
        public override Encoding Encoding => Encoding.UTF8;
    }
}
