using System.Globalization;
using Kith.Features.Shared;
using Kith.Texts;

namespace Kith.Features.HelpNow;

/// <summary>What there is to say about a help line, in the language of the request.</summary>
public sealed class LineWords(T texts, Say say, TimeProvider clock)
{
    private static readonly string[] Week = ["su", "mo", "tu", "we", "th", "fr", "sa"];

    /// <summary>When it answers, in that country's time.</summary>
    public string Hours(HelpLine line)
    {
        if (line.Hours is null or "always")
        {
            return texts[line.Hours is null ? "HelpNow.HoursUnknown" : "HelpNow.Always"];
        }
        var parts = line.Hours.Split(' ', 2);
        var times = parts[0].Split('-').Select(At).ToList();
        return parts is [_, var days]
            ? texts["HelpNow.OnDays", times[0], times[1], string.Join(", ", days.Split(' ').Select(Day))]
            : texts["HelpNow.Daily", times[0], times[1]];
    }

    /// <summary>What it costs and who may see that one rang, as far as it is known; null when neither is.</summary>
    public string? Cost(HelpLine line)
    {
        string?[] known =
        [
            line.Free is { } free ? texts[free ? "HelpNow.Free" : "HelpNow.NotFree"] : null,
            line.OnBill is { } listed ? texts[listed ? "HelpNow.OnBill" : "HelpNow.NotOnBill"] : null,
        ];
        return known.OfType<string>().ToList() is [_, ..] facts ? string.Join(", ", facts) : null;
    }

    /// <summary>What nobody knows about it, as one sentence; null when all is known.</summary>
    public string? Unknown(HelpLine line)
    {
        string?[] open =
        [
            line.Free is null ? texts["HelpNow.Unknown.Cost"] : null,
            line.Call is not null && line.OnBill is null ? texts["HelpNow.Unknown.Bill"] : null,
            line.MayCallServices is null ? texts["HelpNow.Unknown.Services"] : null,
        ];
        var questions = open.OfType<string>().ToList();
        return questions is []
            ? null
            : texts["HelpNow.Unknown", questions.Aggregate((some, next) => texts["HelpNow.Unknown.And", some, next])];
    }

    /// <summary>Whether, when and by whom it was checked.</summary>
    public string Checked(HelpLine line)
    {
        var today = DateOnly.FromDateTime(clock.GetUtcNow().UtcDateTime);
        if (line.Verified is not { } day)
            return texts["HelpNow.NeverChecked"];
        var (at, isStale) = (say.Day(day, today), line.IsStale(today));
        return line.VerifiedBy is { } by
            ? texts[isStale ? "HelpNow.CheckedByLongAgo" : "HelpNow.CheckedBy", at, by]
            : texts[isStale ? "HelpNow.CheckedLongAgo" : "HelpNow.Checked", at];
    }

    /// <summary>A country's name; its own English one where <c>Texts/</c> has none.</summary>
    /// <param name="country">ISO 3166-1 code.</param>
    public string Country(string country)
    {
        try
        {
            return texts.Find($"Country.{country}") ?? new RegionInfo(country).EnglishName;
        }
        catch (ArgumentException)
        {
            return country;
        }
    }

    /// <summary>A number to read inside a sentence: the groups of "116 123" must not change places where people read from right to left.</summary>
    public string Number(string number) => DialTelephone.InSentence(texts, number);

    /// <summary>The languages it answers in, each as it calls itself.</summary>
    public static string Languages(HelpLine line) =>
        string.Join(", ", line.Languages.Select(code => CultureInfo.GetCultureInfo(code).NativeName));

    /// <summary>Where a tap on the number for messages goes: the message is already written (RFC 5724).</summary>
    public static string SmsLink(HelpLine line) =>
        $"sms:{DialTelephone.Digits(line.Text!)}{(line.TextWords is { } words ? "?body=" + Uri.EscapeDataString(words) : "")}";

    // 24:00 is the midnight that ends the day.
    private string At(string time)
    {
        var parts = time.Split(':');
        var (hour, minute) = (
            int.Parse(parts[0], CultureInfo.InvariantCulture),
            int.Parse(parts[1], CultureInfo.InvariantCulture)
        );
        return say.Time(DateTime.MinValue.AddHours(hour).AddMinutes(minute));
    }

    private static string Day(string code) =>
        CultureInfo.CurrentCulture.DateTimeFormat.GetAbbreviatedDayName((DayOfWeek)Array.IndexOf(Week, code));
}
