using Kith.Features.Shared;

namespace Kith.Features.Services.Freshness;

/// <summary>What a field of the form may hold.</summary>
public static class EditLimits
{
    /// <summary>Longest "something else", in characters.</summary>
    public const int LongestWords = 2000;

    /// <summary>So much of what the page said is kept beside what it should say, in characters.</summary>
    public const int LongestBefore = 4000;

    private const int FewestDigits = 3;

    /// <summary>Characters the field of this name may have.</summary>
    public static int Of(string name) =>
        name switch
        {
            "name" => Organization.LongestName,
            "description" => 4000,
            "application_process" => 2000,
            "fees" or "schedules" => 1000,
            "url" => 500,
            "email" => 254,
            "number" => 60,
            "extension" => 8,
            _ => 300,
        };

    /// <summary>Key of the sentence that says what is wrong with an answer; null when nothing is.</summary>
    /// <param name="name">The field's name.</param>
    /// <param name="value">The answer; null for none.</param>
    public static string? Wrong(string name, string? value) =>
        (name, value) switch
        {
            ("name" or "status", null) => "Services.Correct.Missing",
            (_, null) => null,
            _ when !KeepableAttribute.IsKeepable(value) => "Error.NotKeepable",
            _ when value.Length > Of(name) => "Services.Correct.Long",
            ("url", _) when WebLink.Safe(value) is null => "Services.Correct.Url.Odd",
            ("email", _) when !IsEmail(value) => "Services.Correct.Email.Odd",
            ("number", _) when value.Count(char.IsAsciiDigit) < FewestDigits => "Services.Correct.Number.Odd",
            ("extension", _) when !value.All(char.IsAsciiDigit) => "Services.Correct.Extension.Odd",
            ("status", _) when Service.StatusOf(value) is null => "Services.Correct.Missing",
            _ => null,
        };

    private static bool IsEmail(string value) =>
        value.Split('@') is [{ Length: > 0 }, { Length: > 2 } host]
        && host.Contains('.', StringComparison.Ordinal)
        && !value.Any(char.IsWhiteSpace);
}
