using Kith.Texts;

namespace Kith.Features.Week;

/// <summary>Times and numbers as somebody reads them aloud: "half past 6 in the evening", "0 2 0, 7 9 4 6".</summary>
public sealed class SpokenTime(T texts)
{
    private const int Quarter = 15;
    private const int Half = 30;
    private const int Hour = 60;

    /// <summary>A time of day in words.</summary>
    public string Of(DateTime local)
    {
        var (hour, minute) = (local.Hour, local.Minute);
        if (minute == 0 && hour % 12 == 0)
            return texts[hour == 0 ? "Spoken.Midnight" : "Spoken.Noon"];
        var next = (hour + 1) % 24;
        var said = minute switch
        {
            0 => Number(hour),
            Quarter => texts["Spoken.QuarterPast", Number(hour)],
            Half => texts["Spoken.HalfPast", Number(hour)],
            Hour - Quarter => texts["Spoken.QuarterTo", Number(next)],
            < Half => texts["Spoken.Past", Number(hour), minute],
            _ => texts["Spoken.To", Number(next), Hour - minute],
        };
        // Spans of two hours: fine enough for what languages call the parts of a day.
        return texts["Spoken.At", said, texts[$"Spoken.Part.{hour / 2}"]];
    }

    /// <summary>A telephone number digit by digit, with a pause where its writer left a space.</summary>
    public string Phone(string number) =>
        string.Join(
            ", ",
            number
                .Split([' ', '-', '(', ')', '/', '.'], StringSplitOptions.RemoveEmptyEntries)
                .Select(part => string.Join(' ', part.Select(sign => sign == '+' ? texts["Spoken.Plus"] : $"{sign}")))
        );

    private string Number(int hour) => texts.Plural("Spoken.Hour", hour % 12 == 0 ? 12 : hour % 12);
}
