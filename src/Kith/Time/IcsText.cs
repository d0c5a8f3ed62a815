using System.Buffers.Text;
using System.Globalization;
using System.Text;

namespace Kith.Time;

/// <summary>The TEXT value of RFC 5545 §3.3.11, and the encodings of the format before it.</summary>
internal static class IcsText
{
    /// <summary>The text that <c>\n</c>, <c>\,</c>, <c>\;</c> and <c>\\</c> stand for.</summary>
    public static string Unescape(string value)
    {
        if (!value.Contains('\\', StringComparison.Ordinal))
            return value;
        var text = new StringBuilder(value.Length);
        for (var i = 0; i < value.Length; i++)
        {
            var c = value[i];
            if (c == '\\' && i + 1 < value.Length)
                c = value[++i] is 'n' or 'N' ? '\n' : value[i];
            text.Append(c);
        }
        return text.ToString();
    }

    /// <summary>In one line: every control character is a space.</summary>
    public static string OneLine(string text) =>
        text.Any(char.IsControl) ? new string([.. text.Select(c => char.IsControl(c) ? ' ' : c)]) : text;

    public static string FromBase64(string value)
    {
        if (!Base64.IsValid(value))
            return value;
        return Encoding.UTF8.GetString(Convert.FromBase64String(value));
    }

    public static string FromQuotedPrintable(string value)
    {
        var bytes = new List<byte>(value.Length);
        for (var i = 0; i < value.Length; i++)
        {
            var hex = value[i] == '=' && i + 2 < value.Length ? value.AsSpan(i + 1, 2) : default;
            if (byte.TryParse(hex, NumberStyles.AllowHexSpecifier, CultureInfo.InvariantCulture, out var encoded))
            {
                bytes.Add(encoded);
                i += 2;
            }
            else
                bytes.AddRange(Encoding.UTF8.GetBytes(value, i, char.IsSurrogatePair(value, i) ? 2 : 1));
        }
        return Encoding.UTF8.GetString([.. bytes]);
    }
}
