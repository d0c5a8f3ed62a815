using System.Globalization;
using Kith.Texts;
using Microsoft.AspNetCore.Razor.TagHelpers;

namespace Kith.Features.Shared;

/// <summary>
/// <c>&lt;when utc="@occurrence.StartsUtc" zone="@occurrence.Zone" /&gt;</c>: "tomorrow at 18:30 (in 20 hours)", readable by machines too. With
/// <c>relative="false"</c> only the first part: for paper, and for pages that are kept for long.
/// </summary>
[HtmlTargetElement("when", Attributes = "utc,zone", TagStructure = TagStructure.WithoutEndTag)]
public sealed class WhenTagHelper(Say say, TimeProvider clock) : TagHelper
{
    /// <summary>The instant, UTC.</summary>
    public DateTime Utc { get; set; }

    /// <summary>IANA zone it happens in; times are said in it.</summary>
    public string Zone { get; set; } = "";

    /// <summary>Whether to add how long until then.</summary>
    public bool Relative { get; set; } = true;

    /// <inheritdoc />
    public override void Process(TagHelperContext context, TagHelperOutput output)
    {
        var now = clock.GetUtcNow().UtcDateTime;
        output.TagName = "time";
        output.TagMode = TagMode.StartTagAndEndTag;
        output.Attributes.SetAttribute(
            "datetime",
            Utc.ToString("yyyy-MM-dd'T'HH:mm:ss'Z'", CultureInfo.InvariantCulture)
        );
        output.Content.SetContent(Relative ? say.WhenAndHowLong(Utc, Zone, now) : say.When(Utc, Zone, now));
    }
}
