using System.Text;
using Kith.Texts;

namespace Kith.Features.Formats;

/// <summary>A format as plain text, for a group to change.</summary>
public static class FormatText
{
    /// <summary>Roles, agenda, what to bring and access; the ground rules go into the group's agreement instead.</summary>
    public static string Of(Format format, T texts)
    {
        var text = new StringBuilder(format.Summary).Append("\n\n");
        Part(text, texts["Formats.Roles"], format.Roles.Select(r => $"{r.Name}: {r.Does}"));
        Part(
            text,
            texts["Formats.Agenda"],
            format.Agenda.Select(p => $"{texts["Formats.Minutes", p.Minutes]} – {p.What}. {p.How}")
        );
        Part(text, texts["Formats.Bring"], format.Bring);
        Part(text, texts["Formats.Access"], format.Access);
        return text.ToString().TrimEnd();
    }

    private static void Part(StringBuilder text, string heading, IEnumerable<string> lines)
    {
        text.Append(heading).Append('\n');
        foreach (var line in lines)
            text.Append("• ").Append(line).Append('\n');
        text.Append('\n');
    }
}
