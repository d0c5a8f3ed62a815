using System.Text.Json;
using System.Text.Json.Nodes;
using Kith.Features.Imports;
using Kith.Features.Meetups;
using Kith.Tests.Support;
using Microsoft.EntityFrameworkCore;

namespace Kith.Tests.Features.Imports.MeetingGuide;

/// <summary>Small lists of meetings and what became of them.</summary>
internal static class Lists
{
    public const string Monday = """
        {"slug":"monday-owls","name":"Monday Owls","day":1,"time":"18:30","end_time":"19:30","types":["O","X","EN"],
         "location":"Old Library","formatted_address":"1 Mill Lane, Lewes, DE 19958, USA","latitude":38.77,"longitude":-75.14,
         "region":"LEWES","group":"Night Owls","updated":"2026-01-05 10:00:00","attendance_option":"in_person"}
        """;

    public const string Online = """
        {"slug":"online-tea","name":"Online tea","day":[2,4],"time":"23:30","end_time":"00:30","types":["S","ONL"],
         "conference_url":"https://meet.example.org/tea","attendance_option":"online","last_contact":"2026-02-01"}
        """;

    public static string Write(TestHub hub, params string[] rows) => WriteAs(hub, "list.json", rows);

    public static string WriteAs(TestHub hub, string name, params string[] rows)
    {
        var file = Path.Combine(hub.Folder.FullName, name);
        File.WriteAllText(file, $"[{string.Join(",\n", rows)}]");
        return file;
    }

    /// <summary>A row with some fields changed; null takes one out.</summary>
    public static string With(this string row, params (string Field, object? Value)[] changes)
    {
        var json = JsonNode.Parse(row)!.AsObject();
        foreach (var (field, value) in changes)
        {
            json.Remove(field);
            if (value is not null)
                json[field] = JsonSerializer.SerializeToNode(value);
        }
        return json.ToJsonString();
    }

    public static Task<CommandRun> ImportAsync(TestHub hub, string file, params string[] options) =>
        CommandRun.OnAsync(hub, ["import", "meetings", file, "--zone", "America/New_York", .. options]);

    public static Task<(Meetup Meetup, FeedRow Row)> FindAsync(TestHub hub, string slug) =>
        hub.ReadAsync(async db =>
        {
            var row = await db.FeedRows.AsNoTracking().SingleAsync(r => r.Slug == slug);
            return (await db.Meetups.AsNoTracking().SingleAsync(m => m.Id == row.MeetupId), row);
        });

    public static Task<List<Occurrence>> TimesAsync(TestHub hub, Meetup meetup) =>
        hub.ReadAsync(db =>
            db.Occurrences.AsNoTracking().Where(o => o.MeetupId == meetup.Id).OrderBy(o => o.StartsAt).ToListAsync()
        );
}
