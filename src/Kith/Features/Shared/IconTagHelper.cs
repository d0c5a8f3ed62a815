using Kith.Web;
using Microsoft.AspNetCore.Html;
using Microsoft.AspNetCore.Razor.TagHelpers;

namespace Kith.Features.Shared;

/// <summary>
/// <c>&lt;icon name="clock" /&gt;</c>: a small drawing from <c>/icons.svg</c> beside words that say the same; hidden from screen readers.
/// <c>class="turns"</c> mirrors it where people read from right to left.
/// </summary>
[HtmlTargetElement("icon", Attributes = "name", TagStructure = TagStructure.WithoutEndTag)]
public sealed class IconTagHelper(ThemeAssets assets) : TagHelper
{
    /// <summary>The id of a symbol in <c>icons.svg</c>.</summary>
    public string Name { get; set; } = "";

    /// <summary>More class names.</summary>
    public string? Class { get; set; }

    /// <inheritdoc />
    public override void Process(TagHelperContext context, TagHelperOutput output)
    {
        output.TagName = null;
        output.Content.SetHtmlContent(Draw(assets, Name, Class));
    }

    // Names are written by us, never by visitors.
    internal static IHtmlContent Draw(ThemeAssets assets, string name, string? more = null) =>
        new HtmlString(
            $"<svg class=\"{(more is null ? "icon" : "icon " + more)}\" aria-hidden=\"true\"><use href=\"{assets.Url("icons.svg")}#{name}\"/></svg>"
        );
}
