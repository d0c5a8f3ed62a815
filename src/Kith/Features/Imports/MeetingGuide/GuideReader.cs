using System.Text.Json;
using Kith.Features.Meetups;

namespace Kith.Features.Imports.MeetingGuide;

/// <summary>Turns one element of the list into a checked row, or says in plain words why it cannot be one.</summary>
public static class GuideReader
{
    private const int LongestName = 255;
    private const int LongestSlug = 255;
    private const int LongestNotes = 4000;
    private const int LongestLink = 1000;
    private const int LongestDialIn = 255;
    private const int LongestTypes = 400;

    /// <summary>Reads one element.</summary>
    /// <param name="element">The element.</param>
    /// <param name="zone">IANA zone of rows that name none.</param>
    /// <returns>The row, or the slug as far as it is known and the reason of the refusal.</returns>
    public static (GuideRow? Row, string? Slug, string? Refusal) Read(GuideElement element, string zone)
    {
        if (element.Refusal is not null)
            return (null, null, element.Refusal);
        using var document = JsonDocument.Parse(element.Raw);
        var fields = new GuideFields(document.RootElement);
        var slug = fields.Text("slug")?.Trim();
        if (Unnamed(fields, slug) is { } refusal)
            return (null, slug is { Length: <= LongestSlug } ? slug : null, refusal);
        var (when, untimely) = GuideClock.Read(fields, zone);
        return when is null ? (null, slug, untimely) : (Row(element, fields, slug!, when), slug, null);
    }

    private static string? Unnamed(GuideFields fields, string? slug)
    {
        if (slug is null)
            return "it has no slug, the key by which a list knows a meeting again";
        if (slug.Length > LongestSlug || slug.Any(char.IsWhiteSpace))
            return $"the slug '{GuideFields.Short(slug)}' has spaces or more than {LongestSlug} characters";
        if (fields.Text("name") is not { } name)
            return "it has no name";
        return name.Trim().Length > LongestName ? $"the name is longer than {LongestName} characters" : null;
    }

    private static GuideRow Row(GuideElement element, GuideFields fields, string slug, GuideTime when)
    {
        var types = Types(fields);
        var row = new GuideRow
        {
            Number = element.Number,
            Raw = element.Raw,
            Slug = slug,
            Name = fields.Words("name", LongestName)!,
            When = when,
            Types = types,
            How = How(fields, types),
            Place = GuidePlaces.Read(fields, types),
            Group = fields.Words("group", LongestName),
            GroupNotes = fields.Notes("group_notes", LongestNotes),
            Notes = fields.Notes("notes", LongestNotes),
            Confirmed = GuideClock.Confirmed(fields),
            Url = fields.Link("url", LongestLink) ?? fields.Link("website", LongestLink),
        };
        return row with { Remarks = [.. fields.Remarks] };
    }

    private static List<string> Types(GuideFields fields)
    {
        var codes = fields.Items("types").Where(c => !c.Any(char.IsWhiteSpace)).Distinct().ToList();
        var kept = codes.Count;
        while (string.Join(' ', codes.Take(kept)).Length > LongestTypes)
            kept--;
        if (kept < codes.Count)
            fields.Remark($"only the first {kept} of {codes.Count} types were kept");
        return [.. codes.Take(kept)];
    }

    private static GuideAccess How(GuideFields fields, List<string> types)
    {
        var link = fields.Link("conference_url", LongestLink);
        var dialIn = DialIn(fields);
        var option = fields.Text("attendance_option")?.Trim().ToLowerInvariant();
        var mode = Mode(fields, option, types, (link, dialIn));
        var standing = option switch
        {
            "inactive" => Standing.Inactive,
            _ when mode == Meetups.Mode.InPerson && types.Contains(GuideTypes.PlaceClosed) => Standing.PlaceClosed,
            _ when mode == Meetups.Mode.Online && link is null && dialIn is null => Standing.NoWayIn,
            _ => Standing.Active,
        };
        if (standing == Standing.NoWayIn)
            fields.Remark("it is online but gives no link and no number, so Find does not show it");
        return new(mode, link, dialIn, standing);
    }

    private static Mode Mode(
        GuideFields fields,
        string? option,
        List<string> types,
        (string? Link, string? DialIn) ways
    )
    {
        var online = ways != (null, null) || types.Contains(GuideTypes.Online);
        var door = fields.Text("formatted_address") is not null || fields.Text("address") is not null;
        return option switch
        {
            "in_person" => Meetups.Mode.InPerson,
            "hybrid" => Meetups.Mode.Hybrid,
            "online" => ways is { Link: null, DialIn: not null } ? Meetups.Mode.Phone : Meetups.Mode.Online,
            _ when !online => Meetups.Mode.InPerson,
            _ when ways is { Link: null, DialIn: not null } && !door => Meetups.Mode.Phone,
            // Without a word from the list: an address and a way in mean both, unless the place is closed or only an area.
            _ when door && !types.Contains(GuideTypes.PlaceClosed) && !GuidePlaces.IsApproximate(fields) => Meetups
                .Mode
                .Hybrid,
            _ => Meetups.Mode.Online,
        };
    }

    private static string? DialIn(GuideFields fields)
    {
        var parts = new[]
        {
            fields.Words("conference_phone", LongestDialIn),
            fields.Words("conference_phone_notes", LongestDialIn),
            fields.Words("conference_url_notes", LongestDialIn),
        };
        var whole = string.Join(" · ", parts.OfType<string>());
        if (whole.Length <= LongestDialIn)
            return whole.Length == 0 ? null : whole;
        fields.Remark($"the notes on joining were longer than {LongestDialIn} characters and were cut");
        return whole[..(LongestDialIn - 1)] + "…";
    }
}
