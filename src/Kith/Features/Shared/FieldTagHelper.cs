using Kith.Texts;
using Microsoft.AspNetCore.Html;
using Microsoft.AspNetCore.Mvc.Rendering;
using Microsoft.AspNetCore.Mvc.ViewFeatures;
using Microsoft.AspNetCore.Razor.TagHelpers;

namespace Kith.Features.Shared;

/// <summary>
/// One question of a form: label, hint, what went wrong and the input, tied together for screen readers. What a person typed stands
/// there again after a mistake.
/// <code>&lt;field for="Form.Alias" text="Coming.Alias" name="alias" autocomplete="nickname" /&gt;</code>
/// The label is the sentence <c>text</c>, the hint the sentence <c>text + ".Hint"</c> if there is one. Names that may be left out say so.
/// </summary>
[HtmlTargetElement("field", Attributes = "for", TagStructure = TagStructure.WithoutEndTag)]
public sealed class FieldTagHelper(T texts, KeptFields kept) : TagHelper
{
    /// <summary>The property it asks for.</summary>
    public required ModelExpression For { get; set; }

    /// <summary>Key of the label's sentence in <c>Texts/</c>.</summary>
    public required string Text { get; set; }

    /// <summary>
    /// text, textarea, select, number, tel, email, search, password, date, time, checkbox, checkboxes or radios; worked out from the property
    /// when left out.
    /// </summary>
    public string? Kind { get; set; }

    /// <summary>Its name in the form, when that is not the property's.</summary>
    public string? Name { get; set; }

    /// <summary>What to choose from: select, checkboxes, radios.</summary>
    public IEnumerable<SelectListItem> Options { get; set; } = [];

    /// <summary>The kind of thing a browser may fill in (HTML "autofill detail tokens"); off unless said.</summary>
    public string Autocomplete { get; set; } = "off";

    /// <summary>Says "you can leave this out" when that is so; filters, which all can be, switch it off.</summary>
    public bool Optional { get; set; } = true;

    /// <summary>
    /// Allows keeping what was written while the field is unanswered and nothing is wrong with it; says what its choices depend on
    /// besides the language. Null: written anew each time.
    /// </summary>
    public string? Kept { get; set; }

    /// <summary>A narrow box, for short answers.</summary>
    public bool Narrow { get; set; }

    /// <summary>The page it stands on.</summary>
    [ViewContext, HtmlAttributeNotBound]
    public ViewContext Page { get; set; } = null!;

    /// <inheritdoc />
    public override void Process(TagHelperContext context, TagHelperOutput output)
    {
        var question = new Question(For, Name, Page.ViewData);
        output.TagName = "div";
        output.TagMode = TagMode.StartTagAndEndTag;
        output.Attributes.SetAttribute("class", question.Mistake is null ? "field" : "field wrong");
        output.Content.SetHtmlContent(
            Kept is not null && question.IsUnanswered
                ? kept.Get($"{Text} {question.Name} {Kept}", () => Write(question))
                : Write(question)
        );
    }

    private IHtmlContent Write(Question question)
    {
        var control = new FieldControl(question, Kind ?? question.Kind, Options, Autocomplete, Narrow);
        var hint = texts.Find(Text + ".Hint");
        var parts = new HtmlContentBuilder();
        if (hint is not null)
        {
            parts.AppendHtml(Element("p", "hint", question.HintId, hint));
        }
        if (question.Mistake is { } mistake)
        {
            parts.AppendHtml(Element("p", "error", question.ErrorId, mistake));
        }
        var describedBy = question.DescribedBy(hint is not null);
        return control.IsGroup
            ? Group(parts, control, question, describedBy)
            : Single(parts, control, question, describedBy);
    }

    private IHtmlContent Single(IHtmlContent parts, FieldControl control, Question question, string? describedBy)
    {
        var label = Labelled("label", question);
        label.Attributes["for"] = question.Id;
        var all = new HtmlContentBuilder();
        if (control.IsTick)
        {
            var choice = Element("div", "choice");
            choice.InnerHtml.AppendHtml(control.Render(describedBy)).AppendHtml(label);
            return all.AppendHtml(choice).AppendHtml(parts);
        }
        return all.AppendHtml(label).AppendHtml(parts).AppendHtml(control.Render(describedBy));
    }

    private TagBuilder Group(IHtmlContent parts, FieldControl control, Question question, string? describedBy)
    {
        var group = new TagBuilder("fieldset");
        if (describedBy is not null)
        {
            group.Attributes["aria-describedby"] = describedBy;
        }
        group.InnerHtml.AppendHtml(Labelled("legend", question)).AppendHtml(parts).AppendHtml(control.Render(null));
        return group;
    }

    private TagBuilder Labelled(string tag, Question question)
    {
        var label = new TagBuilder(tag);
        label.InnerHtml.Append(texts[Text]);
        if (Optional && !question.Required)
        {
            var optional = Element("span", "optional", words: texts["Form.Optional"]);
            label.InnerHtml.Append(" ").AppendHtml(optional);
        }
        return label;
    }

    internal static TagBuilder Element(string tag, string? css = null, string? id = null, string? words = null)
    {
        var element = new TagBuilder(tag);
        if (css is not null)
        {
            element.Attributes["class"] = css;
        }
        if (id is not null)
        {
            element.Attributes["id"] = id;
        }
        element.InnerHtml.Append(words ?? "");
        return element;
    }
}
