using Microsoft.AspNetCore.Mvc.Rendering;
using Microsoft.AspNetCore.Mvc.ViewFeatures;
using Microsoft.AspNetCore.Razor.TagHelpers;

namespace Kith.Features.Shared;

/// <summary>
/// A question before something that cannot be undone, as the whole of a page: what will happen, a button that does it and a link
/// that does not.
/// <code>&lt;confirm question="…" yes="Cancel my place" no="Keep my place" back="/my/…"&gt;What happens then.&lt;/confirm&gt;</code>
/// The form posts to the page itself unless <c>action</c> says where.
/// </summary>
[HtmlTargetElement("confirm", Attributes = "question")]
public sealed class ConfirmTagHelper(IHtmlGenerator html) : TagHelper
{
    /// <summary>The question, the page's heading.</summary>
    public string Question { get; set; } = "";

    /// <summary>Words on the button: what it does.</summary>
    public string Yes { get; set; } = "";

    /// <summary>Words on the link: what stays as it is.</summary>
    public string No { get; set; } = "";

    /// <summary>Where the link goes; a path of this hub.</summary>
    public string Back { get; set; } = "/";

    /// <summary>Where the form goes, or null for the page itself.</summary>
    public string? Action { get; set; }

    /// <summary>The page it stands on.</summary>
    [ViewContext, HtmlAttributeNotBound]
    public ViewContext Page { get; set; } = null!;

    /// <inheritdoc />
    public override async Task ProcessAsync(TagHelperContext context, TagHelperOutput output)
    {
        var body = await output.GetChildContentAsync();
        output.TagName = "form";
        output.Attributes.SetAttribute("method", "post");
        if (Action is not null)
        {
            output.Attributes.SetAttribute("action", Action);
        }
        var button = FieldTagHelper.Element("button", "button", words: Yes);
        button.Attributes["type"] = "submit";
        var link = FieldTagHelper.Element("a", "button quiet", words: No);
        link.Attributes["href"] = Back;
        var actions = FieldTagHelper.Element("div", "actions");
        actions.InnerHtml.AppendHtml(button).AppendHtml(link);
        output
            .Content.AppendHtml(FieldTagHelper.Element("h1", words: Question))
            .AppendHtml(body)
            .AppendHtml(actions)
            .AppendHtml(html.GenerateAntiforgery(Page));
    }
}
