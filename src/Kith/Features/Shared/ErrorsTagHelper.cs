using Kith.Texts;
using Microsoft.AspNetCore.Mvc.Rendering;
using Microsoft.AspNetCore.Mvc.ViewFeatures;
using Microsoft.AspNetCore.Razor.TagHelpers;

namespace Kith.Features.Shared;

/// <summary>
/// <c>&lt;errors /&gt;</c> above a form: everything that needs another look, each linked to its field; takes the focus when the page
/// comes back. Nothing when all is well.
/// </summary>
[HtmlTargetElement("errors", TagStructure = TagStructure.WithoutEndTag)]
public sealed class ErrorsTagHelper(T texts) : TagHelper
{
    /// <summary>The page it stands on.</summary>
    [ViewContext, HtmlAttributeNotBound]
    public ViewContext Page { get; set; } = null!;

    /// <inheritdoc />
    public override void Process(TagHelperContext context, TagHelperOutput output)
    {
        var mistakes = Page
            .ViewData.ModelState.Where(entry => entry.Value?.Errors.Count > 0)
            .Select(entry => (entry.Key, entry.Value!.Errors[0].ErrorMessage))
            .ToList();
        if (mistakes is [])
        {
            output.SuppressOutput();
            return;
        }
        output.TagName = "div";
        output.TagMode = TagMode.StartTagAndEndTag;
        output.Attributes.SetAttribute("class", "errors");
        output.Attributes.SetAttribute("role", "alert");
        output.Attributes.SetAttribute("tabindex", "-1");
        output.Attributes.SetAttribute(new TagHelperAttribute("autofocus"));
        var list = new TagBuilder("ul");
        foreach (var (key, message) in mistakes)
        {
            list.InnerHtml.AppendHtml(Line(key, message));
        }
        output
            .Content.AppendHtml(FieldTagHelper.Element("h2", words: texts.Plural("Form.Errors", mistakes.Count)))
            .AppendHtml(list);
    }

    // A mistake of the whole form (no key) has no field to go to.
    private static TagBuilder Line(string key, string message)
    {
        var line = new TagBuilder("li");
        if (key.Length == 0)
        {
            line.InnerHtml.Append(message);
            return line;
        }
        var link = FieldTagHelper.Element("a", words: message);
        link.Attributes["href"] = "#" + Question.IdOf(key);
        line.InnerHtml.AppendHtml(link);
        return line;
    }
}
