using System.Globalization;
using System.Text;
using Microsoft.AspNetCore.Razor.TagHelpers;
using QRCoder;

namespace Kith.Features.Shared;

/// <summary>
/// <c>&lt;qr text="https://…" label="…" /&gt;</c>: an address as a square for a phone's camera, drawn here as one SVG path, so that
/// paper leads to the page without anybody typing.
/// </summary>
[HtmlTargetElement("qr", Attributes = "text,label", TagStructure = TagStructure.WithoutEndTag)]
public sealed class QrTagHelper : TagHelper
{
    /// <summary>What the camera reads.</summary>
    public string Text { get; set; } = "";

    /// <summary>What it is, for those who do not see it.</summary>
    public string Label { get; set; } = "";

    /// <inheritdoc />
    public override void Process(TagHelperContext context, TagHelperOutput output)
    {
        using var code = QRCodeGenerator.GenerateQrCode(Text, QRCodeGenerator.ECCLevel.M);
        var size = code.ModuleMatrix.Count.ToString(CultureInfo.InvariantCulture);
        output.TagName = "svg";
        output.TagMode = TagMode.StartTagAndEndTag;
        output.Attributes.SetAttribute("class", "qr");
        output.Attributes.SetAttribute("viewBox", $"0 0 {size} {size}");
        output.Attributes.SetAttribute("role", "img");
        output.Attributes.SetAttribute("aria-label", Label);
        output.Content.SetHtmlContent($"<path d=\"{Path(code)}\"/>");
    }

    // Neighbouring dark squares of a row are one rectangle: a third of the bytes.
    private static string Path(QRCodeData code)
    {
        var path = new StringBuilder();
        for (var row = 0; row < code.ModuleMatrix.Count; row++)
        {
            var squares = code.ModuleMatrix[row];
            for (var from = 0; from < squares.Length; from++)
            {
                if (!squares[from])
                    continue;
                var to = from;
                while (to + 1 < squares.Length && squares[to + 1])
                    to++;
                path.Append(CultureInfo.InvariantCulture, $"M{from} {row}h{to - from + 1}v1h-{to - from + 1}z");
                from = to;
            }
        }
        return path.ToString();
    }
}
