using System.Text;
using Kith.Data;
using Kith.Features.Imports;
using Kith.Features.Services;
using Kith.Tests.Support;
using Microsoft.EntityFrameworkCore;
using static Kith.Tests.Features.Services.Directories;

namespace Kith.Tests.Features.Services;

/// <summary>Of what a reading told, stewards see as many rows as fit, in every alphabet, and never none because there were many.</summary>
public sealed class ListReadingTests
{
    private static readonly DateTime Now = new(2026, 3, 1, 12, 0, 0, DateTimeKind.Utc);

    public static TheoryData<string> Alphabets() => ["a", "Ж", "水", "ש", "\"", "\\", "<", "\u0001", "😀", "\u2028"];

    [Theory, MemberData(nameof(Alphabets))]
    public void Rows_that_are_too_much_are_halved_until_they_fit(string letter)
    {
        var words = string.Concat(Enumerable.Repeat(letter, 300 / letter.Length));

        var reading = Done(Enumerable.Range(1, 400).Select(n => Refused(n, words)));

        var told = reading.Told();
        Assert.InRange(reading.Rows.Length, 1, ListReading.LongestRows);
        Assert.InRange(told.Count, 25, ListReading.MostRows);
        Assert.Equal(Enumerable.Range(1, told.Count), told.Select(r => r.Row!.Value));
        Assert.All(told, r => Assert.Equal((words, words, Outcome.Refused), (r.Slug, r.Reason, r.Outcome)));
        Assert.Equal(400, reading.Refused);
    }

    [Fact]
    public void Letters_of_every_alphabet_take_the_room_of_one()
    {
        var reading = Done([Refused(1, "<b>Жито & 水's \"ш\"</b>")]);

        Assert.Contains("<b>Жито & 水's \\\"ш\\\"</b>", reading.Rows, StringComparison.Ordinal);
        Assert.Equal("<b>Жито & 水's \"ш\"</b>", Assert.Single(reading.Told()).Reason);
    }

    [Fact]
    public void What_fits_is_kept_whole_up_to_two_hundred_rows()
    {
        Assert.Equal(200, Done(Enumerable.Range(1, 200).Select(n => Refused(n, "short"))).Told().Count);
        Assert.Equal(200, Done(Enumerable.Range(1, 201).Select(n => Refused(n, "short"))).Told().Count);
        Assert.Empty(Done([]).Told());
    }

    [Fact]
    public void Rows_nobody_needs_a_line_about_take_no_room()
    {
        var plain = Enumerable.Range(1, 300).Select(n => new ReportRow(n, "x", Outcome.Imported));

        var reading = Done([.. plain, new(null, "gone", Outcome.Gone), new(9, null, Outcome.Updated, "odd")]);

        Assert.Equal([(null, "gone"), (9, null)], reading.Told().Select(r => (r.Row, r.Slug)));
        Assert.Equal((300, 1, 1), (reading.Imported, reading.Gone, reading.Updated));
    }

    [Fact]
    public void Long_words_end_between_two_characters()
    {
        var words = $"{new string('x', 299)}😀 and more";

        var told = Assert.Single(Done([Refused(1, words)]).Told());

        Assert.Equal((words[..299], words[..299]), (told.Slug, told.Reason));
    }

    [Theory, OnBothDatabases]
    public async Task Whatever_was_told_and_however_it_failed_is_kept(ProviderKind kind)
    {
        await using var hub = await TestHub.StartAsync(kind);
        await ImportAsync(hub, List(hub, Food));
        var why = $"{new string('x', ListReading.LongestFailure - 1)}😀 and more";
        var half = "half \ud800, nothing \0, Ж";

        await hub.WriteAsync(async db =>
        {
            var reading = await db.ListReadings.SingleAsync();
            reading.Done(Report(Enumerable.Range(1, 400).Select(n => Refused(n, half + new string('Ж', 300)))), Now);
            reading.Failed(why, Now);
        });

        var kept = await hub.ReadAsync(db => db.ListReadings.AsNoTracking().SingleAsync());
        Assert.Equal(why[..(ListReading.LongestFailure - 1)], kept.Failure);
        Assert.StartsWith("half \ufffd, nothing \0, ЖЖЖ", kept.Told()[0].Reason, StringComparison.Ordinal);
        Assert.True(Encoding.UTF8.GetByteCount(kept.Rows) > kept.Rows.Length);
    }

    private static ReportRow Refused(int row, string words) => new(row, words, Outcome.Refused, words);

    private static ListReading Done(IEnumerable<ReportRow> rows)
    {
        var reading = ListReading.Of(Guid.NewGuid());
        reading.Done(Report(rows), Now);
        return reading;
    }

    private static ImportReport Report(IEnumerable<ReportRow> rows)
    {
        var report = new ImportReport();
        foreach (var row in rows)
            report.Add(row);
        return report;
    }
}
