using System.Globalization;
using Kith.Texts;
using Kith.Web;
using Microsoft.AspNetCore.Html;
using Microsoft.AspNetCore.Http.Extensions;
using Microsoft.AspNetCore.Mvc.Rendering;
using Microsoft.AspNetCore.Mvc.ViewFeatures;
using Microsoft.AspNetCore.Razor.TagHelpers;

namespace Kith.Features.Shared;

/// <summary>
/// <c>&lt;pager number="@Model.Number" of="@Model.Pages" /&gt;</c>: to the page before and after, keeping everything else in the address. Nothing
/// when there is one page.
/// </summary>
[HtmlTargetElement("pager", TagStructure = TagStructure.WithoutEndTag)]
public sealed class PagerTagHelper(T texts, ThemeAssets assets) : TagHelper
{
    /// <summary>This page, from 1.</summary>
    public int Number { get; set; } = 1;

    /// <summary>How many pages there are.</summary>
    public int Of { get; set; } = 1;

    /// <summary>The page it stands on.</summary>
    [ViewContext, HtmlAttributeNotBound]
    public ViewContext Page { get; set; } = null!;

    /// <inheritdoc />
    public override void Process(TagHelperContext context, TagHelperOutput output)
    {
        if (Of <= 1)
        {
            output.SuppressOutput();
            return;
        }
        output.TagName = "nav";
        output.TagMode = TagMode.StartTagAndEndTag;
        output.Attributes.SetAttribute("class", "pager");
        output.Attributes.SetAttribute("aria-label", texts["Pager.Name"]);
        if (Number > 1)
        {
            output.Content.AppendHtml(Link(Math.Min(Number - 1, Of), "prev", texts["Pager.Previous"]));
        }
        output.Content.AppendHtml(FieldTagHelper.Element("span", words: texts["Pager.Where", Number, Of]));
        if (Number < Of)
        {
            output.Content.AppendHtml(Link(Number + 1, "next", texts["Pager.Next"]));
        }
    }

    private TagBuilder Link(int number, string rel, string words)
    {
        var request = Page.HttpContext.Request;
        var query = new QueryBuilder(request.Query.Where(pair => pair.Key != "page"));
        if (number > 1)
        {
            query.Add("page", number.ToString(CultureInfo.InvariantCulture));
        }
        var link = FieldTagHelper.Element("a");
        link.Attributes["rel"] = rel;
        link.Attributes["href"] = request.Path + query.ToString();
        var arrow = IconTagHelper.Draw(assets, rel == "prev" ? "previous" : "next", "turns");
        return Fill(
            link,
            rel == "prev" ? [arrow, new StringHtmlContent(words)] : [new StringHtmlContent(words), arrow]
        );
    }

    private static TagBuilder Fill(TagBuilder link, IHtmlContent[] parts)
    {
        foreach (var part in parts)
        {
            link.InnerHtml.AppendHtml(part);
        }
        return link;
    }
}
