using System.Text;
using System.Text.Json.Nodes;
using Kith.Features.Moving;

namespace Kith.Tests.Features.Moving;

/// <summary>A group's file may have been written by anybody: each field says for itself what is wrong with it.</summary>
public sealed class GroupFileChecksTests
{
    [Fact]
    public void A_good_file_has_no_flaw_also_with_a_byte_order_mark_and_fields_nobody_knows()
    {
        Assert.Empty(Files.Flaws(Files.Bytes(Files.Owls(), json => json["tomorrow"] = 1)));
        Assert.Empty(Files.Flaws([.. "\uFEFF"u8, .. Files.Bytes(Files.Owls())]));
    }

    [Theory]
    [InlineData("", "NotUnderstood")]
    [InlineData("null", "Kind")]
    [InlineData("[]", "Kind")]
    [InlineData("{}", "Kind")]
    [InlineData("{\"kind\":\"kith-group\"}", "version Version")]
    [InlineData("{\"kind\":\"kith-group\",\"version\":2}", "version Version")]
    [InlineData("{\"kind\":\"kith-group\",\"version\":1e9}", "version Version")]
    [InlineData("{\"kind\":\"kith-group\",\"version\":\"1\"}", "version Version")]
    [InlineData("{\"kind\":\"kith-group\",\"version\":1,\"version\":1}", "NotUnderstood")]
    [InlineData("{\"kind\":\"kith-group\",\"version\":1}", "NotUnderstood")]
    [InlineData("{\"kind\":\"\\ud800aaaaaaaaaaaa\",\"version\":1}", "NotUnderstood")]
    [InlineData("PK\u0003\u0004", "NotUnderstood")]
    public void What_is_no_group_file_says_so(string text, string flaw) =>
        Assert.Equal([flaw], Files.Flaws(Encoding.UTF8.GetBytes(text)));

    [Fact]
    public void What_is_too_deep_or_too_large_or_no_text_at_all_is_not_read()
    {
        Assert.Equal(["NotUnderstood"], Files.Flaws(Encoding.UTF8.GetBytes(new string('[', 100_000))));
        Assert.Equal(["Large"], Files.Flaws(new byte[GroupFile.MostBytes + 1]));
        Assert.Equal(["NotUnderstood"], Files.Flaws([0xFF, 0xFE, 0x00]));
    }

    [Theory]
    [InlineData("mark", "\"short\"", "mark NotUnderstood")]
    [InlineData("mark", "null", "mark NotUnderstood")]
    [InlineData("group.name", "\"  \"", "group.name Missing")]
    [InlineData("group.name", "\"\\u0000\"", "group.name Error.NotKeepable")]
    [InlineData("group.name", "7", "group.name NotUnderstood")]
    [InlineData("group.visibility", "\"everybody\"", "group.visibility NotUnderstood")]
    [InlineData("group.visibility", "\"members, hidden\"", "group.visibility NotUnderstood")]
    [InlineData("group.visibility", "2", "group.visibility NotUnderstood")]
    [InlineData("group.capacity", "1", "group.capacity Number")]
    [InlineData("group.capacity", "99999999999", "group.capacity NotUnderstood")]
    [InlineData("group.state", "\"archived\"", "group.state Over")]
    [InlineData("group.languages", "\"<b>\"", "group.languages NotUnderstood")]
    [InlineData("group.questions", "[null]", "group.questions[0] NotUnderstood")]
    [InlineData("group.questions", "[\"a\",\"b\",\"c\",\"d\",\"e\",\"f\"]", "group.questions Many")]
    [InlineData("agreements", "[{\"text\":\"x\",\"from\":\"2030-01-01T00:00:00Z\"}]", "agreements[0].from Date")]
    [InlineData("agreements", "[{\"text\":\"x\"}]", "agreements[0] NotUnderstood")]
    [InlineData("members", "[{\"name\":\"\\u202etawny\",\"role\":\"host\"}]", "members[0].name Accounts.Alias.Odd")]
    [InlineData("members", "[{\"name\":\"Tawny\",\"role\":\"steward\"}]", "members[0].role NotUnderstood")]
    [InlineData("meetups.0.rule", "\"FREQ=OFTEN\"", "meetups[0].rule Rule")]
    [InlineData("meetups.0.rule", "\"FREQ=MINUTELY\"", "meetups[0].rule Often")]
    [InlineData("meetups.0.zone", "\"Mars/Base\"", "meetups[0].zone Zone")]
    [InlineData("meetups.0.starts", "\"2026-11-26T18:30:00Z\"", "meetups[0].starts Date")]
    [InlineData("meetups.0.starts", "\"0001-01-01T00:00:00\"", "meetups[0].starts Date")]
    [InlineData("meetups.0.starts", "\"2026-02-30T00:00:00\"", "meetups[0].starts NotUnderstood")]
    [InlineData("meetups.0.extraDates", "\"tomorrow\"", "meetups[0].extraDates Date")]
    [InlineData("meetups.0.link", "\"javascript:alert(1)\"", "meetups[0].link Plan.Link.Odd")]
    [InlineData("meetups.0.kind", "\"cult\"", "meetups[0].kind NotUnderstood")]
    [InlineData("meetups.0.seats", "-1", "meetups[0].seats Number")]
    [InlineData("meetups.0.roles", "[{\"name\":\"a\\nb\",\"seats\":0}]", "meetups[0].roles[0].name NotUnderstood")]
    [InlineData("meetups.0.roles", "[null]", "meetups[0].roles[0] NotUnderstood")]
    [InlineData("meetups.0.roles", "[{\"name\":\"talk\",\"seats\":0}]", "meetups[0].roles[0].seats Number")]
    [InlineData("meetups.0.state", "\"ended\"", "meetups[0].state NotUnderstood")]
    [InlineData("meetups.0.place.name", "\"\"", "meetups[0].place.name Missing")]
    [InlineData(
        "meetups.0.days",
        "[{\"on\":\"2026-11-26T18:30:00\",\"state\":\"moved\"}]",
        "meetups[0].days[0].starts Date"
    )]
    public void A_flaw_is_told_with_its_field(string path, string value, string flaw) =>
        Assert.Contains(flaw, Files.Flaws(Files.Bytes(Files.Owls(), json => Put(json, path, value))));

    [Fact]
    public void A_lone_half_of_a_character_is_a_flaw_and_no_failure()
    {
        var text = Encoding
            .UTF8.GetString(Files.Bytes(Files.Owls("Moths")))
            .Replace("Moths", "M\\ud83d", StringComparison.Ordinal);
        Assert.Equal(["group.name NotUnderstood"], Files.Flaws(Encoding.UTF8.GetBytes(text)));
    }

    [Theory]
    [InlineData("FREQ=YEARLY;BYMONTH=2;BYMONTHDAY=30")]
    [InlineData("FREQ=SECONDLY;BYMONTH=2;BYMONTHDAY=30")]
    [InlineData("FREQ=SECONDLY;INTERVAL=2147483647")]
    [InlineData("FREQ=DAILY;BYSETPOS=366")]
    public void A_rule_that_leads_nowhere_is_looked_through_to_its_end(string rule) =>
        Assert.InRange(
            Files.Flaws(Files.Bytes(Files.Owls(), json => Put(json, "meetups.0.rule", $"\"{rule}\""))).Count,
            0,
            1
        );

    private static void Put(JsonNode json, string path, string value)
    {
        var steps = path.Split('.');
        var at = steps[..^1]
            .Aggregate(json, (node, step) => char.IsAsciiDigit(step[0]) ? node[step[0] - '0']! : node[step]!);
        at[steps[^1]] = JsonNode.Parse(value);
    }
}
