using System.Diagnostics.CodeAnalysis;

namespace Kith.Time;

/// <summary>One content line (RFC 5545 §3.1): <c>NAME;PARAM=value:VALUE</c>, name and parameter names in upper case.</summary>
internal sealed record IcsLine(
    string Name,
    IReadOnlyList<(string Name, string Value)> Parameters,
    string Value,
    int Number
)
{
    /// <summary>No honest line has more.</summary>
    private const int MostParameters = 50;

    /// <summary>The first value of a parameter, without quotes, or null.</summary>
    public string? Parameter(string name)
    {
        foreach (var parameter in Parameters)
            if (parameter.Name == name)
                return parameter.Value;
        return null;
    }

    /// <summary>Takes a line apart; false when it has no name or no value.</summary>
    public static bool TryParse(string text, int number, [NotNullWhen(true)] out IcsLine? line)
    {
        line = null;
        var at = text.AsSpan().IndexOfAny(';', ':');
        if (at < 1)
            return false;
        var name = text[..at].Trim().ToUpperInvariant();
        var parameters = new List<(string, string)>();
        while (text[at] == ';')
        {
            var end = EndOfParameter(text, at + 1);
            if (end == text.Length || parameters.Count == MostParameters)
                return false;
            parameters.Add(ReadParameter(text[(at + 1)..end]));
            at = end;
        }
        line = new IcsLine(name, parameters, Decoded(text[(at + 1)..], parameters), number);
        return true;
    }

    /// <summary>Where the parameter ends: at the next ; or : outside of quotes.</summary>
    private static int EndOfParameter(string text, int at)
    {
        for (var quoted = false; at < text.Length; at++)
        {
            if (text[at] == '"')
                quoted = !quoted;
            else if (!quoted && text[at] is ';' or ':')
                break;
        }
        return at;
    }

    private static (string Name, string Value) ReadParameter(string text)
    {
        var equals = text.IndexOf('=', StringComparison.Ordinal);
        return equals < 0
            ? (text.ToUpperInvariant(), "")
            : (text[..equals].Trim().ToUpperInvariant(), text[(equals + 1)..].Trim().Trim('"'));
    }

    /// <summary>Old calendars encode values; what cannot be decoded stays as it is.</summary>
    private static string Decoded(string value, List<(string Name, string Value)> parameters) =>
        parameters.Find(p => p.Name == "ENCODING").Value?.ToUpperInvariant() switch
        {
            "BASE64" or "B" => IcsText.FromBase64(value),
            "QUOTED-PRINTABLE" => IcsText.FromQuotedPrintable(value),
            _ => value,
        };
}
