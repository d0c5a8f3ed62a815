using Microsoft.AspNetCore.Razor.TagHelpers;

namespace Kith.Features.Shared;

/// <summary><c>&lt;fields legend="@T["Coming.About"]"&gt;…&lt;/fields&gt;</c>: questions that belong together, under one heading.</summary>
[HtmlTargetElement("fields", Attributes = "legend")]
public sealed class FieldsTagHelper : TagHelper
{
    /// <summary>What they are about.</summary>
    public string Legend { get; set; } = "";

    /// <inheritdoc />
    public override void Process(TagHelperContext context, TagHelperOutput output)
    {
        output.TagName = "fieldset";
        output.PreContent.SetHtmlContent(FieldTagHelper.Element("legend", "as-heading", words: Legend));
    }
}
