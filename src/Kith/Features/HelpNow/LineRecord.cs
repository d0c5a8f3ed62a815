using System.Globalization;
using System.Text.Json.Nodes;
using Kith.Features.Services;
using Kith.Features.Services.Finder;
using Kith.Features.Services.Hsds;
using Kith.Features.Shared;

namespace Kith.Features.HelpNow;

/// <summary>
/// A help line as an HSDS 3.1 <c>service</c> and back. What HSDS has no column for stands in attributes whose label is the code of a
/// <see cref="Mark"/>, as docs/decisions/0019 says, so that other programs can read it too.
/// </summary>
public static class LineRecord
{
    /// <summary>Label of the attribute that says who checked it.</summary>
    public const string VerifiedBy = "verified-by";

    /// <summary>Label of the address of a page to chat on.</summary>
    public const string Chat = "chat";

    private const string Audience = "help-line";
    private const string Yes = "yes";
    private const string No = "no";
    private const string Day = "yyyy-MM-dd";

    /// <summary>The service.</summary>
    /// <param name="line">The line.</param>
    /// <param name="country">ISO 3166-1 code of its country.</param>
    /// <param name="about">Who it is for, in words.</param>
    public static JsonObject Of(HelpLine line, string country, string about)
    {
        var record = new JsonObject
        {
            ["id"] = line.Id,
            ["name"] = line.Name,
            ["description"] = about,
            ["url"] = line.Source.Length > 0 ? line.Source : null,
            ["status"] = "active",
            ["assured_date"] = line.Verified?.ToString(Day, CultureInfo.InvariantCulture),
            ["phones"] = List(
                Phone(line, "voice", line.Call, words: null),
                Phone(line, "text", line.Text, line.TextWords)
            ),
            ["schedules"] = List(LineHours.Schedule(line.Hours)),
            ["service_areas"] = List(
                new JsonObject
                {
                    ["name"] = country,
                    ["extent"] = country,
                    ["extent_type"] = "ISO 3166-1 alpha-2",
                }
            ),
            ["languages"] = List([.. line.Languages.Select(code => new JsonObject { ["code"] = code })]),
            ["additional_urls"] = List(
                line.Chat is { } chat ? new JsonObject { ["label"] = Chat, ["url"] = chat } : null
            ),
            ["attributes"] = List([.. Attributes(line)]),
        };
        Number(line.Id, record);
        return HsdsOrder.Of(HsdsVocabulary.Service, record);
    }

    /// <summary>The line.</summary>
    /// <param name="id">Its id in the hub's list.</param>
    /// <param name="record">The service as it counts here.</param>
    public static HelpLine Read(string id, JsonObject record)
    {
        var said = record
            .Parts("attributes")
            .Where(a => a.Word("label") is not null)
            .GroupBy(a => a.Word("label")!, a => a.Word("value"), StringComparer.Ordinal)
            .ToDictionary(a => a.Key, a => a.First(), StringComparer.Ordinal);
        var text = record.Parts("phones").FirstOrDefault(p => p.Word("type") == "text");
        var audience = said.GetValueOrDefault(Audience) ?? "";
        return new(
            id,
            record.Word("name") ?? "",
            HelpLine.Audiences.Contains(audience, StringComparer.Ordinal) ? audience : "anyone",
            [.. record.Parts("languages").Select(LanguagesIn.Code).OfType<string>()],
            Web(record.Word("url")) ?? "",
            record.Parts("phones").FirstOrDefault(p => p.Word("type") is null or "voice")?.Word("number"),
            text?.Word("number"),
            text?.Word("description"),
            Web(record.Parts("additional_urls").FirstOrDefault(u => u.Word("label") == Chat)?.Word("url")),
            record.Parts("schedules").Select(LineHours.Of).FirstOrDefault(),
            IsSo(Mark.FreeCall),
            !IsSo(Mark.NotOnBill),
            !IsSo(Mark.NoPolice),
            DateOnly.TryParseExact(
                record.Word("assured_date"),
                Day,
                CultureInfo.InvariantCulture,
                DateTimeStyles.None,
                out var day
            )
                ? day
                : null,
            said.GetValueOrDefault(VerifiedBy),
            IsSo(Mark.Deaf)
        );

        bool? IsSo(Mark mark) =>
            said.GetValueOrDefault(Marks.Code(mark)) switch
            {
                Yes => true,
                No => false,
                _ => null,
            };
    }

    /// <summary>
    /// The fields of the service that a change of the line changes, with their new values, JSON; null takes one out. What others
    /// have added to a list inside stays.
    /// </summary>
    /// <param name="record">The service as it counts here.</param>
    /// <param name="before">The line it is.</param>
    /// <param name="after">The line it shall be.</param>
    public static IEnumerable<(string Field, string? Value)> Changes(JsonObject record, HelpLine before, HelpLine after)
    {
        var (was, will) = (Of(before, "", ""), Of(after, "", ""));
        foreach (var field in was.Select(p => p.Key).Union(will.Select(p => p.Key)).ToList())
        {
            if (JsonNode.DeepEquals(was[field], will[field]))
                continue;
            var ours = was[field].Each().Concat(will[field].Each()).Select(p => p.Word("id")).ToHashSet();
            var others = record[field].Each().Where(p => !ours.Contains(p.Word("id")));
            var value =
                record[field] is JsonArray
                    ? new JsonArray([.. will[field].Each().Concat(others).Select(p => p.DeepClone())])
                    : will[field];
            yield return (field, value is null or JsonArray { Count: 0 } ? null : HsdsOrder.Text(value));
        }
    }

    private static IEnumerable<JsonObject> Each(this JsonNode? list) => (list as JsonArray ?? []).OfType<JsonObject>();

    private static string? Web(string? address) => WebLink.Safe(address) is null ? null : address;

    private static IEnumerable<JsonObject> Attributes(HelpLine line) =>
        from said in new (string Label, string? Value)[]
        {
            (Audience, line.For),
            (Marks.Code(Mark.Free), Said(line.Free)),
            (Marks.Code(Mark.FreeCall), Said(line.Free)),
            (Marks.Code(Mark.NotOnBill), Said(!line.OnBill)),
            (Marks.Code(Mark.NoPolice), Said(!line.MayCallServices)),
            (Marks.Code(Mark.TextChat), line.Chat is not null ? Yes : null),
            (Marks.Code(Mark.Deaf), Said(line.Deaf)),
            (VerifiedBy, line.VerifiedBy),
        }
        where said.Value is not null
        select new JsonObject { ["label"] = said.Label, ["value"] = said.Value };

    private static string? Said(bool? isSo) =>
        isSo is { } so
            ? so
                ? Yes
                : No
            : null;

    private static JsonObject? Phone(HelpLine line, string type, string? number, string? words) =>
        number is null
            ? null
            : new()
            {
                ["number"] = number,
                ["type"] = type,
                ["description"] = words,
            };

    private static JsonArray List(params JsonObject?[] parts) => [.. parts.OfType<JsonObject>()];

    // What stands inside keeps its id while it is what it was, so that what neighbours correct stays corrected.
    private static void Number(string id, JsonObject record)
    {
        foreach (var (name, list) in record.Where(p => p.Value is JsonArray).ToList())
        foreach (var part in list!.AsArray().OfType<JsonObject>())
        {
            var what = part.Word("type") ?? part.Word("label") ?? part.Word("code") ?? part.Word("extent");
            part["id"] = HsdsId.Named($"help-line/{id}/{name}/{what}").ToString();
        }
    }
}
