using Kith.Features.Meetups;
using Kith.Texts;

namespace Kith.Tests.Features.Meetups;

public sealed class RuleWordsTests
{
    private static readonly DateTime Thursday = new(2026, 11, 26, 18, 30, 0);
    private static readonly RuleWords Words = new(Speaking.Texts, new Say(Speaking.Texts));

    [Theory]
    [InlineData("FREQ=WEEKLY", "Every Thursday at 18:30")]
    [InlineData("FREQ=WEEKLY;BYDAY=TH,MO", "Every Monday and Thursday at 18:30")]
    [InlineData("FREQ=WEEKLY;BYDAY=MO,WE,FR", "Every Monday, Wednesday and Friday at 18:30")]
    [InlineData("FREQ=WEEKLY;INTERVAL=2", "Every 2 weeks on Thursday at 18:30")]
    [InlineData("FREQ=WEEKLY;BYDAY=MO,TU,WE,TH,FR,SA,SU", "Every day at 18:30")]
    [InlineData("FREQ=DAILY", "Every day at 18:30")]
    [InlineData("FREQ=DAILY;INTERVAL=3", "Every 3 days at 18:30")]
    [InlineData("FREQ=DAILY;BYDAY=SA,SU", "Every Saturday and Sunday at 18:30")]
    [InlineData("FREQ=MONTHLY", "On day 26 of every month at 18:30")]
    [InlineData("FREQ=MONTHLY;BYMONTHDAY=15", "On day 15 of every month at 18:30")]
    [InlineData("FREQ=MONTHLY;BYMONTHDAY=-1", "On the last day of every month at 18:30")]
    [InlineData("FREQ=MONTHLY;BYDAY=1TH", "On the first Thursday of every month at 18:30")]
    [InlineData("FREQ=MONTHLY;BYDAY=3TH,1TH", "On the first and third Thursday of every month at 18:30")]
    [InlineData("FREQ=MONTHLY;BYDAY=-1TH,1TH", "On the first and last Thursday of every month at 18:30")]
    [InlineData("FREQ=MONTHLY;BYDAY=TH;BYSETPOS=2", "On the second Thursday of every month at 18:30")]
    [InlineData("FREQ=MONTHLY;INTERVAL=2;BYDAY=-1FR", "On the last Friday of every 2 months at 18:30")]
    [InlineData("FREQ=YEARLY", "Every year on 26 November at 18:30")]
    [InlineData("FREQ=YEARLY;BYMONTH=3;BYMONTHDAY=1", "Every year on 1 March at 18:30")]
    [InlineData("FREQ=WEEKLY;UNTIL=20270630", "Every Thursday at 18:30, until 30 June 2027")]
    [InlineData("FREQ=WEEKLY;UNTIL=20270630T233000Z", "Every Thursday at 18:30, until 1 July 2027")]
    [InlineData("FREQ=WEEKLY;COUNT=6", "Every Thursday at 18:30, 6 times in all")]
    public void A_common_rule_is_said_as_people_say_it(string rule, string words)
    {
        using var speaking = new Speaking("en", "en-GB");
        Assert.Equal(words, Words.Of(rule, Thursday, "Europe/London"));
    }

    [Theory]
    [InlineData("FREQ=WEEKLY;BYDAY=MO,TH", "Cada lunes y jueves, 18:30")]
    [InlineData("FREQ=MONTHLY;BYDAY=1TH,-1TH", "Cada mes, el primer y último jueves, 18:30")]
    [InlineData(
        "FREQ=WEEKLY;INTERVAL=2;UNTIL=20270630",
        "Cada 2 semanas, en jueves, 18:30, hasta el 30 de junio de 2027"
    )]
    public void In_Spanish_too(string rule, string words)
    {
        using var speaking = new Speaking("es", "es-ES");
        Assert.Equal(words, Words.Of(rule, Thursday, "Europe/London"));
    }

    [Theory]
    [InlineData(null)]
    [InlineData("nonsense")]
    [InlineData("FREQ=HOURLY")]
    [InlineData("FREQ=WEEKLY;BYHOUR=9,18")]
    [InlineData("FREQ=WEEKLY;BYMONTH=3")]
    [InlineData("FREQ=MONTHLY;BYDAY=1TH,2FR")]
    [InlineData("FREQ=MONTHLY;BYDAY=TH")]
    [InlineData("FREQ=MONTHLY;BYDAY=FR;BYMONTHDAY=13")]
    [InlineData("FREQ=MONTHLY;BYMONTHDAY=1,15")]
    [InlineData("FREQ=MONTHLY;BYDAY=MO,TU,WE,TH,FR;BYSETPOS=-1")]
    [InlineData("FREQ=DAILY;INTERVAL=2;BYDAY=MO")]
    [InlineData("FREQ=YEARLY;BYDAY=20MO")]
    [InlineData("FREQ=YEARLY;BYMONTH=2;BYMONTHDAY=30")]
    [InlineData("FREQ=YEARLY;BYMONTHDAY=-1")]
    public void What_cannot_be_said_well_is_left_to_its_dates(string? rule)
    {
        using var speaking = new Speaking("en", "en-GB");
        Assert.Null(Words.Of(rule, Thursday, "Europe/London"));
    }
}
