using System.ComponentModel.DataAnnotations;
using System.Globalization;
using Kith.Features.Groups;
using Kith.Features.HelpNow;
using Kith.Features.Shared;
using Kith.Texts;
using Microsoft.AspNetCore.Mvc.ModelBinding;

namespace Kith.Features.Admin;

/// <summary>A help line as stewards write it down.</summary>
public sealed class HelpLineForm
{
    private const int LongestNumber = 40;
    private const int LongestAddress = 500;
    private const string Number = @"[0-9+*# ().\-]*[0-9][0-9+*# ().\-]*";
    private const string NumberOdd = "Admin.HelpLines.Call.Odd";

    [Required(ErrorMessage = "Admin.HelpLines.Name.Missing"), StringLength(120), Keepable]
    public string Name { get; set; } = "";

    public string For { get; set; } = HelpLine.Audiences[0];

    [StringLength(LongestNumber), DataType(DataType.PhoneNumber)]
    [RegularExpression(Number, ErrorMessage = NumberOdd)]
    public string? Call { get; set; }

    [StringLength(LongestNumber), DataType(DataType.PhoneNumber)]
    [RegularExpression(Number, ErrorMessage = NumberOdd)]
    public string? Text { get; set; }

    /// <summary>What a message must say.</summary>
    [StringLength(LongestNumber), Keepable]
    public string? TextWords { get; set; }

    [StringLength(LongestAddress), Keepable]
    public string? Chat { get; set; }

    /// <summary><c>always</c>, <c>09:00-21:00</c> or <c>14:00-20:00 mo tu we</c>.</summary>
    [StringLength(60), Keepable]
    [RegularExpression(
        @"always|([01]\d|2[0-4]):[0-5]\d-([01]\d|2[0-4]):[0-5]\d( (mo|tu|we|th|fr|sa|su))*",
        ErrorMessage = "Admin.HelpLines.Hours.Odd"
    )]
    public string? Hours { get; set; }

    /// <summary>ISO 639-1 codes with spaces between.</summary>
    [Required(ErrorMessage = "Admin.HelpLines.Languages.Odd"), StringLength(60)]
    [RegularExpression(@"\s*[A-Za-z]{2,3}([ ,]+[A-Za-z]{2,3})*\s*", ErrorMessage = "Admin.HelpLines.Languages.Odd")]
    public string Languages { get; set; } = "";

    [Required(ErrorMessage = "Admin.HelpLines.Source.Odd"), StringLength(LongestAddress), Keepable]
    public string Source { get; set; } = "";

    /// <summary>Null for not known; so are the next three.</summary>
    public bool? Free { get; set; }

    public bool? OnBill { get; set; }

    public bool? MayCall { get; set; }

    public bool? Deaf { get; set; }

    /// <summary>Who checked it, as everybody may read it.</summary>
    [Required(ErrorMessage = "Admin.HelpLines.By.Missing"), StringLength(120), Keepable]
    public string By { get; set; } = "";

    public static HelpLineForm Of(HelpLine line, string by) =>
        new()
        {
            Name = line.Name,
            For = line.For,
            Call = line.Call,
            Text = line.Text,
            TextWords = line.TextWords,
            Chat = line.Chat,
            Hours = line.Hours,
            Languages = string.Join(' ', line.Languages),
            Source = line.Source,
            Free = line.Free,
            OnBill = line.OnBill,
            MayCall = line.MayCallServices,
            Deaf = line.Deaf,
            By = by,
        };

    /// <summary>Notes what no attribute can say.</summary>
    public void Check(ModelStateDictionary state, T texts)
    {
        if (!HelpLine.Audiences.Contains(For, StringComparer.Ordinal))
            state.AddModelError("Form.For", texts["Error.NotUnderstood"]);
        if (Plain(Call) is null && Plain(Text) is null && Plain(Chat) is null)
            state.AddModelError("Form.Call", texts["Admin.HelpLines.Call.Missing"]);
        if (Plain(Chat) is { } chat && WebLink.Safe(chat) is null)
            state.AddModelError("Form.Chat", texts["Admin.HelpLines.Source.Odd"]);
        if (Plain(Source) is { } source && WebLink.Safe(source) is null)
            state.AddModelError("Form.Source", texts["Admin.HelpLines.Source.Odd"]);
        if (Codes.Any(code => LanguageOf(code) is null))
            state.AddModelError("Form.Languages", texts["Admin.HelpLines.Languages.Odd"]);
    }

    /// <summary>The line as it is written here, checked today.</summary>
    public HelpLine Line(HelpLine before, DateOnly today) =>
        before with
        {
            Name = Name.Trim(),
            For = For,
            Call = Plain(Call),
            Text = Plain(Text),
            TextWords = Plain(Text) is null ? null : Plain(TextWords),
            Chat = Plain(Chat),
            Hours = Plain(Hours),
            Languages = [.. Codes.Distinct(StringComparer.Ordinal)],
            Source = Source.Trim(),
            Free = Free,
            OnBill = OnBill,
            MayCallServices = MayCall,
            Deaf = Deaf,
            Verified = today,
            VerifiedBy = By.Trim(),
        };

    private IEnumerable<string> Codes =>
        Languages.ToLowerInvariant().Split([' ', ','], StringSplitOptions.RemoveEmptyEntries);

    private static string? Plain(string? typed) => GroupFields.Plain(typed);

    // Systems make up a culture for any code; one that people speak has a name of its own.
    private static CultureInfo? LanguageOf(string code)
    {
        try
        {
            return CultureInfo.GetCultureInfo(code, predefinedOnly: true);
        }
        catch (CultureNotFoundException)
        {
            return null;
        }
    }
}
