using System.Globalization;
using Microsoft.AspNetCore.Html;
using Microsoft.AspNetCore.Mvc.Rendering;
using static Kith.Features.Shared.FieldTagHelper;

namespace Kith.Features.Shared;

/// <summary>The part of a field that a person fills in.</summary>
internal sealed class FieldControl(
    Question question,
    string kind,
    IEnumerable<SelectListItem> options,
    string autocomplete,
    bool narrow
)
{
    /// <summary>Several inputs under one legend.</summary>
    public bool IsGroup => kind is "checkboxes" or "radios";

    /// <summary>One box to tick, its label behind it.</summary>
    public bool IsTick => kind == "checkbox";

    /// <summary>The inputs, described by the elements with these ids.</summary>
    public IHtmlContent Render(string? describedBy)
    {
        if (IsGroup)
        {
            return Choices();
        }
        var control = kind switch
        {
            "textarea" => TextArea(),
            "select" => Select(),
            "checkbox" => Tick("checkbox", "true", question.Answers is ["true" or "True"], question.Id),
            _ => Input(),
        };
        Describe(control, describedBy);
        return control;
    }

    private TagBuilder Input()
    {
        var input = Element("input", narrow ? "short" : null, question.Id);
        input.TagRenderMode = TagRenderMode.SelfClosing;
        input.Attributes["type"] = kind;
        if (kind != "password")
        {
            input.Attributes["value"] = question.Answer;
        }
        if (kind == "number")
        {
            input.Attributes["inputmode"] = "numeric";
            Limit(input);
        }
        Name(input);
        return input;
    }

    private TagBuilder TextArea()
    {
        var area = Element("textarea", null, question.Id);
        area.Attributes["rows"] = "4";
        Name(area);
        // HTML drops the first line break of a text area: one more keeps the person's own.
        area.InnerHtml.AppendHtml("\n").Append(question.Answer);
        return area;
    }

    private TagBuilder Select()
    {
        var select = Element("select", narrow ? "short" : null, question.Id);
        Name(select);
        select.Attributes.Remove("maxlength");
        foreach (var option in options)
        {
            var choice = Element("option", words: option.Text);
            choice.Attributes["value"] = option.Value;
            if (IsChosen(option))
            {
                choice.Attributes["selected"] = "selected";
            }
            select.InnerHtml.AppendHtml(choice);
        }
        return select;
    }

    private TagBuilder Choices()
    {
        var all = Element("div", "choices");
        foreach (var (option, at) in options.Select((option, at) => (option, at)))
        {
            var id = at == 0 ? question.Id : string.Create(CultureInfo.InvariantCulture, $"{question.Id}-{at}");
            var label = Element("label", words: option.Text);
            label.Attributes["for"] = id;
            var choice = Element("div", "choice");
            var tick = Tick(kind == "radios" ? "radio" : "checkbox", option.Value, IsChosen(option), id);
            choice.InnerHtml.AppendHtml(tick).AppendHtml(label);
            all.InnerHtml.AppendHtml(choice);
        }
        return all;
    }

    private TagBuilder Tick(string type, string value, bool ticked, string id)
    {
        var box = Element("input", null, id);
        box.TagRenderMode = TagRenderMode.SelfClosing;
        box.Attributes["type"] = type;
        box.Attributes["name"] = question.Name;
        box.Attributes["value"] = value;
        if (ticked)
        {
            box.Attributes["checked"] = "checked";
        }
        return box;
    }

    private bool IsChosen(SelectListItem option) =>
        question.Answers.Contains(option.Value, StringComparer.OrdinalIgnoreCase)
        || (option.Selected && question.Answers is [""]);

    private void Name(TagBuilder control)
    {
        control.Attributes["name"] = question.Name;
        control.Attributes["autocomplete"] = autocomplete;
        if (question.Longest is { } longest)
        {
            control.Attributes["maxlength"] = longest.ToString(CultureInfo.InvariantCulture);
        }
    }

    private void Limit(TagBuilder input)
    {
        if (question.Range is { } range)
        {
            input.Attributes["min"] = Convert.ToString(range.Minimum, CultureInfo.InvariantCulture);
            input.Attributes["max"] = Convert.ToString(range.Maximum, CultureInfo.InvariantCulture);
        }
    }

    private void Describe(TagBuilder control, string? describedBy)
    {
        if (describedBy is not null)
        {
            control.Attributes["aria-describedby"] = describedBy;
        }
        if (question.Mistake is not null)
        {
            control.Attributes["aria-invalid"] = "true";
        }
    }
}
