using Microsoft.AspNetCore.Razor.TagHelpers;

namespace Kith.Features.Shared;

/// <summary>
/// <c>&lt;phone number="@number" /&gt;</c>: a telephone number to tap, its digits in order also on a page that reads from right to
/// left. <c>dial="false"</c> for paper, and for words that are more than a number; <c>as</c> names the element then.
/// </summary>
[HtmlTargetElement("phone", TagStructure = TagStructure.WithoutEndTag)]
public sealed class PhoneTagHelper : TagHelper
{
    /// <summary>The number as a person wrote it.</summary>
    public string Number { get; set; } = "";

    /// <summary>Whether a tap rings it.</summary>
    public bool Dial { get; set; } = true;

    /// <summary>The element of a number that cannot be tapped.</summary>
    public string As { get; set; } = "span";

    /// <inheritdoc />
    public override void Process(TagHelperContext context, TagHelperOutput output)
    {
        output.TagName = Dial ? "a" : As;
        output.TagMode = TagMode.StartTagAndEndTag;
        if (Dial)
            output.Attributes.SetAttribute("href", $"tel:{DialTelephone.Digits(Number)}");
        output.Attributes.SetAttribute("dir", "ltr");
        output.Attributes.Add(new TagHelperAttribute("data-own"));
        output.Content.SetContent(Number);
    }
}
