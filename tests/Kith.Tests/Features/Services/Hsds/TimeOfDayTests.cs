using System.Text.Json.Nodes;
using Kith.Data;
using Kith.Features.Services.Hsds;
using Kith.Tests.Support;
using static Kith.Tests.Features.Services.Directories;

namespace Kith.Tests.Features.Services.Hsds;

/// <summary>Which times of day are times, what becomes of those people write otherwise, and how days are counted.</summary>
public sealed class TimeOfDayTests
{
    private static readonly HsdsKind Schedule = HsdsVocabulary.Find("schedule")!;

    [Theory]
    [InlineData("00:00")]
    [InlineData("09:00")]
    [InlineData("23:59")]
    [InlineData("09:00:30")]
    [InlineData("09:00:30.5")]
    [InlineData("09:00Z")]
    [InlineData("09:00z")]
    [InlineData("09:00:00Z")]
    [InlineData("09:00-05:00")]
    [InlineData("09:00:00+05:45")]
    [InlineData("09:00+14:00")]
    [InlineData("09:00+0100")]
    [InlineData("09:00-05")]
    public void A_time_as_hsds_writes_it_is_right_and_stays_as_it_is(string time)
    {
        Assert.Null(Told("opens_at", time));
        Assert.Equal((time, time), (Made("opens_at", time), Made("closes_at", time)));
    }

    [Theory]
    [InlineData("")]
    [InlineData(" ")]
    [InlineData("Z")]
    [InlineData("+09:00")]
    [InlineData("-09:00")]
    [InlineData("9")]
    [InlineData("09")]
    [InlineData("0900")]
    [InlineData("09.00")]
    [InlineData("09:0")]
    [InlineData("09:60")]
    [InlineData("25:00")]
    [InlineData("24:01")]
    [InlineData("09:00:60")]
    [InlineData("009:00")]
    [InlineData("T09:00")]
    [InlineData("2026-01-01T09:00:00Z")]
    [InlineData("09:00ZZ")]
    [InlineData("09:00Zulu")]
    [InlineData("09:00+")]
    [InlineData("09:00-")]
    [InlineData("09:00+01:60")]
    [InlineData("09:00+25:00")]
    [InlineData("09:00-17:00")]
    [InlineData("09:00-23:00")]
    [InlineData("09:00 - 17:00")]
    [InlineData("09:00 to 17:00")]
    [InlineData("09:00, 14:00")]
    [InlineData("09:00[Europe/London]")]
    [InlineData("09:00-<script>")]
    [InlineData("09:00'; DROP TABLE services;--")]
    [InlineData("09:00\0")]
    [InlineData("\u200b09:00")]
    [InlineData("09\uff1a00")]
    [InlineData("\u0660\u0669:\u0660\u0660")]
    [InlineData("noon")]
    [InlineData("9 o'clock")]
    [InlineData("9am-5pm")]
    [InlineData("9-5")]
    [InlineData("am")]
    [InlineData("13 pm")]
    [InlineData("13:00 pm")]
    [InlineData("9:60 am")]
    [InlineData("9 xm")]
    [InlineData("9 am pm")]
    [InlineData("24:00 pm")]
    [InlineData("24:00 or later")]
    [InlineData("24:0012")]
    [InlineData("24:00-lunch")]
    public void What_is_no_time_is_told_and_given_to_nobody(string text)
    {
        Assert.StartsWith("is no time of day: ", Told("opens_at", text), StringComparison.Ordinal);
        Assert.Equal((null, null), (Made("opens_at", text), Made("closes_at", text)));
    }

    [Theory]
    [InlineData("9:00", "09:00:00")]
    [InlineData("9:30:15", "09:30:15")]
    [InlineData(" 09:00 ", "09:00:00")]
    [InlineData("09:00\n", "09:00:00")]
    [InlineData("9 am", "09:00:00")]
    [InlineData("9AM", "09:00:00")]
    [InlineData("9:30 am", "09:30:00")]
    [InlineData("9:30  Pm", "21:30:00")]
    [InlineData("09:30pm", "21:30:00")]
    [InlineData("12am", "00:00:00")]
    [InlineData("12 pm", "12:00:00")]
    [InlineData("12:30 a.m.", "00:30:00")]
    [InlineData("12:30 p.m.", "12:30:00")]
    [InlineData("9 P.M.", "21:00:00")]
    [InlineData("11:59:59 pm", "23:59:59")]
    [InlineData("9:30Z", "09:30:00Z")]
    [InlineData("9:30-05:00", "09:30:00-05:00")]
    [InlineData("9 am +01:00", "09:00:00+01:00")]
    public void A_time_as_people_write_it_is_told_and_made_one(string text, string time)
    {
        Assert.NotNull(Told("opens_at", text));
        Assert.Equal((time, time), (Made("opens_at", text), Made("closes_at", text)));
        Assert.Null(Told("opens_at", time));
    }

    [Theory]
    [InlineData("24:00", "23:59")]
    [InlineData("24:00:00", "23:59:00")]
    [InlineData("24:00Z", "23:59Z")]
    [InlineData("24:00-05:00", "23:59-05:00")]
    public void Twenty_four_oclock_is_the_end_of_a_day_and_the_beginning_of_none(string text, string end)
    {
        Assert.NotNull(Told("closes_at", text));
        Assert.Equal((null, end), (Made("opens_at", text), Made("closes_at", text)));
        Assert.Null(Told("closes_at", end));
    }

    [Fact]
    public void A_time_of_a_hundred_thousand_letters_is_told_in_short()
    {
        Assert.True(Told("opens_at", new string('0', 100_000))!.Length < 100);
        Assert.Equal("is no text: 900", HsdsCheck.Wrong(Schedule, Schedule.Column("opens_at")!, 900));
    }

    [Theory]
    [InlineData("0", "SU")]
    [InlineData("1", "MO")]
    [InlineData("6", "SA")]
    [InlineData("7", "SU")]
    [InlineData(" 0 ", "SU")]
    [InlineData("Sunday", "SU")]
    [InlineData("thu", "TH")]
    [InlineData("8", "8")]
    [InlineData("-1", "-1")]
    [InlineData("t", "t")]
    [InlineData("1,3", "1,3")]
    [InlineData("MO,WE", "MO,WE")]
    [InlineData("1MO", "1MO")]
    [InlineData("holidays", "holidays")]
    public void Days_count_from_Monday_and_Sunday_is_seven_or_nought(string said, string day) =>
        Assert.Equal(day, (string?)PackageRow.Value(Schedule, "byday", said));

    [Fact]
    public async Task Everybody_gets_hours_made_right_and_an_export_gives_them_as_they_were_told()
    {
        await using var hub = await TestHub.StartAsync(ProviderKind.Sqlite);
        Write(hub, "old/services.csv", $"id,name,status\n{Pantry},Pantry,active\n");
        Write(
            hub,
            "old/regular_schedules.csv",
            $"id,service_id,weekday,opens_at,closes_at\n1,{Pantry},0,9 a.m.,24:00\n2,{Pantry},1,09:00-17:00,5 pm\n"
        );

        var run = await ImportAsync(hub, Path.Combine(hub.Folder.FullName, "old"));

        var hours = (await DocumentAsync(hub))["schedules"]!.AsArray();
        Assert.Equal(
            ["SU 09:00:00 23:59", "MO  17:00:00"],
            hours.Select(h => $"{h!["byday"]} {h["opens_at"]} {h["closes_at"]}")
        );
        Assert.Contains("opens_at is no time of day: \"09:00-17:00\"", run.Error, StringComparison.Ordinal);
        var table = await ExportAsync(hub, "csv");
        Assert.All(["9 a.m.", "24:00", "09:00-17:00"], t => Assert.Contains(t, table, StringComparison.Ordinal));
    }

    private static string? Told(string column, string text) =>
        HsdsCheck.Wrong(Schedule, Schedule.Column(column)!, JsonValue.Create(text)!);

    private static string? Made(string column, string text)
    {
        var item = new JsonObject { ["id"] = "ac148810-d857-441c-9679-408f346de14b", [column] = text };
        Assert.True(HsdsProper.Make(Schedule, item));
        return (string?)item[column];
    }
}
