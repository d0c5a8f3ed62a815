using Microsoft.AspNetCore.Razor.TagHelpers;

namespace Kith.Features.Faces;

/// <summary>The picture of a face: <c>&lt;face id="@face.PublicId" /&gt;</c>. The name stands beside it, so it says nothing itself.</summary>
[HtmlTargetElement("face", Attributes = "id", TagStructure = TagStructure.WithoutEndTag)]
public sealed class FaceTagHelper : TagHelper
{
    /// <summary>The face's public id.</summary>
    public string Id { get; set; } = "";

    /// <inheritdoc />
    public override void Process(TagHelperContext context, TagHelperOutput output)
    {
        output.TagName = "img";
        output.TagMode = TagMode.SelfClosing;
        output.Attributes.RemoveAll("id");
        output.Attributes.SetAttribute("class", "face");
        output.Attributes.SetAttribute("src", $"/faces/{Id}.svg");
        output.Attributes.SetAttribute("alt", "");
        output.Attributes.SetAttribute("width", "48");
        output.Attributes.SetAttribute("height", "48");
        output.Attributes.SetAttribute("loading", "lazy");
    }
}
