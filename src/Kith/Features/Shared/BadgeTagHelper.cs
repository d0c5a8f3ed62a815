using Kith.Web;
using Microsoft.AspNetCore.Razor.TagHelpers;

namespace Kith.Features.Shared;

/// <summary><c>&lt;badge icon="people"&gt;@T["Meetup.PeerLed"]&lt;/badge&gt;</c>: one short fact; <c>alert</c> for what must not be missed (cancelled, moved).</summary>
[HtmlTargetElement("badge")]
public sealed class BadgeTagHelper(ThemeAssets assets) : TagHelper
{
    /// <summary>A drawing before the words, or null.</summary>
    public string? Icon { get; set; }

    /// <summary>Whether it must not be missed.</summary>
    public bool Alert { get; set; }

    /// <inheritdoc />
    public override void Process(TagHelperContext context, TagHelperOutput output)
    {
        output.TagName = "span";
        output.Attributes.SetAttribute("class", Alert ? "badge alert" : "badge");
        if (Icon is not null)
        {
            output.PreContent.SetHtmlContent(IconTagHelper.Draw(assets, Icon));
        }
    }
}
