using Kith.Time;
using NodaTime;

namespace Kith.Tests.Time;

public class RecurrenceRuleTests
{
    [Theory]
    [InlineData("FREQ=WEEKLY;BYDAY=MO=", "BYDAY has more than one '='")]
    [InlineData("FREQ=DAILY;BYDAY=1MO", "1MO needs a MONTHLY or YEARLY rule")]
    [InlineData("FREQ=WEEKLY;BYDAY=-1FR", "-1FR needs")]
    [InlineData("FREQ=MONTHLY;BYWEEKNO=10", "BYWEEKNO belongs in a YEARLY rule")]
    [InlineData("FREQ=MONTHLY;BYYEARDAY=14", "BYYEARDAY cannot stand in a MONTHLY rule")]
    [InlineData("FREQ=DAILY;BYYEARDAY=14", "BYYEARDAY cannot stand in a DAILY rule")]
    [InlineData("FREQ=WEEKLY;BYYEARDAY=14", "BYYEARDAY cannot stand in a WEEKLY rule")]
    [InlineData("FREQ=WEEKLY;BYMONTHDAY=20", "BYMONTHDAY cannot stand in a WEEKLY rule")]
    [InlineData("FREQ=DAILY;COUNT=3;UNTIL=20260101", "COUNT and UNTIL cannot stand in one rule")]
    [InlineData("FREQ=DAILY;INTERVAL=0", "INTERVAL must be a whole number from 1")]
    [InlineData("FREQ=DAILY;INTERVAL=-1", "INTERVAL must")]
    [InlineData("FREQ=DAILY;INTERVAL=1.5", "INTERVAL must")]
    [InlineData("FREQ=DAILY;INTERVAL=99999999999", "INTERVAL must")]
    [InlineData("FREQ=DAILY;COUNT=0", "COUNT must")]
    [InlineData("FREQ=DAILY;COUNT=123456789012345678901234567890", "COUNT must")]
    [InlineData("FREQ=DAILY;COUNT=3;COUNT=4", "COUNT is given twice")]
    [InlineData("FREQ=DAILY;freq=daily", "FREQ is given twice")]
    [InlineData("FREQ=FORTNIGHTLY", "FREQ cannot be 'FORTNIGHTLY'")]
    [InlineData("INTERVAL=2", "The rule says no FREQ")]
    [InlineData("", "The rule says no FREQ")]
    [InlineData("every monday", "'EVERY MONDAY' should look like NAME=VALUE")]
    [InlineData("FREQ=DAILY;BYDAY=", "BYDAY has no value")]
    [InlineData("FREQ=DAILY;BYDAY=MO,,TU", "BYDAY takes the days")]
    [InlineData("FREQ=MONTHLY;BYDAY=54MO", "BYDAY takes days such as")]
    [InlineData("FREQ=MONTHLY;BYDAY=1XX", "BYDAY takes the days")]
    [InlineData("FREQ=MONTHLY;BYMONTHDAY=0", "BYMONTHDAY takes numbers from 1 to 31 or -1 to -31, not '0'")]
    [InlineData("FREQ=MONTHLY;BYMONTHDAY=32", "BYMONTHDAY takes")]
    [InlineData("FREQ=MONTHLY;BYMONTH=13", "BYMONTH takes")]
    [InlineData("FREQ=MONTHLY;BYMONTH=-1", "BYMONTH takes")]
    [InlineData("FREQ=MONTHLY;BYMONTH=5L", "BYMONTH takes")]
    [InlineData("FREQ=YEARLY;BYWEEKNO=54", "BYWEEKNO takes")]
    [InlineData("FREQ=YEARLY;BYYEARDAY=367", "BYYEARDAY takes")]
    [InlineData("FREQ=DAILY;BYHOUR=24", "BYHOUR takes")]
    [InlineData("FREQ=DAILY;BYMINUTE=60", "BYMINUTE takes")]
    [InlineData("FREQ=DAILY;BYSECOND=61", "BYSECOND takes")]
    [InlineData("FREQ=DAILY;BYSETPOS=0", "BYSETPOS takes")]
    [InlineData("FREQ=DAILY;WKST=XX", "WKST takes the days")]
    [InlineData("FREQ=DAILY;UNTIL=20260231", "UNTIL must look like")]
    [InlineData("FREQ=DAILY;UNTIL=tomorrow", "UNTIL must look like")]
    [InlineData("FREQ=DAILY;BYEASTER=1", "BYEASTER is not a part of a recurrence rule")]
    [InlineData("FREQ=MONTHLY;RSCALE=HEBREW", "RSCALE: only")]
    [InlineData("FREQ=MONTHLY;SKIP=FORWARD", "SKIP: only")]
    public void A_rule_that_cannot_be_is_refused_with_the_part_that_is_wrong(string text, string says)
    {
        Assert.False(RecurrenceRule.TryParse(text, out _, out var error));
        Assert.Contains(says, error, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("rrule:freq=weekly;byday=mo", "FREQ=WEEKLY;BYDAY=MO")]
    [InlineData(" FREQ=DAILY; ", "FREQ=DAILY")]
    [InlineData("BYDAY=FR,MO,FR;FREQ=WEEKLY;INTERVAL=1;WKST=MO", "FREQ=WEEKLY;BYDAY=MO,FR")]
    [InlineData("FREQ=MONTHLY;BYDAY=+2TU,-1FR,MO", "FREQ=MONTHLY;BYDAY=MO,-1FR,2TU")]
    [InlineData("FREQ=YEARLY;BYMONTH=11,4,11;BYMONTHDAY=-1,1", "FREQ=YEARLY;BYMONTH=4,11;BYMONTHDAY=-1,1")]
    [InlineData("FREQ=DAILY;UNTIL=20260331t183000z", "FREQ=DAILY;UNTIL=20260331T183000Z")]
    [InlineData("FREQ=DAILY;X-NAME=1;RSCALE=GREGORIAN;SKIP=OMIT", "FREQ=DAILY")]
    [InlineData("FREQ=WEEKLY;WKST=SU;INTERVAL=2;COUNT=7", "FREQ=WEEKLY;INTERVAL=2;COUNT=7;WKST=SU")]
    public void A_rule_is_written_in_one_canonical_form(string text, string canonical)
    {
        var rule = RecurrenceRule.Parse(text);
        Assert.Equal(canonical, rule.ToString());
        Assert.Equal(rule, RecurrenceRule.Parse(canonical));
    }

    [Fact]
    public void Parse_throws_what_TryParse_says()
    {
        var thrown = Assert.Throws<FormatException>(() => RecurrenceRule.Parse("FREQ=NEVER"));
        Assert.StartsWith("FREQ cannot be 'NEVER'", thrown.Message, StringComparison.Ordinal);
        Assert.False(RecurrenceRule.TryParse(null, out _, out _));
        Assert.False(RecurrenceRule.TryParse(new string('A', 30_000), out _, out var error));
        Assert.Contains("longer than", error, StringComparison.Ordinal);
    }

    [Fact]
    public void A_series_can_be_ended_where_another_takes_over()
    {
        var rule = RecurrenceRule
            .Parse("FREQ=WEEKLY;COUNT=20;BYDAY=MO")
            .EndingAt(new LocalDateTime(2026, 3, 30, 18, 30));
        Assert.Equal("FREQ=WEEKLY;UNTIL=20260330T183000;BYDAY=MO", rule.ToString());
    }
}
