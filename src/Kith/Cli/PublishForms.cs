using AngleSharp.Dom;
using AngleSharp.Html.Dom;
using Microsoft.AspNetCore.WebUtilities;

namespace Kith.Cli;

/// <summary>A form that only chooses one of a few pages, such as the country on "Help now", can be a list of links in the copy.</summary>
public static class PublishForms
{
    /// <summary>The pages a form chooses from; none when it asks anything else.</summary>
    public static IEnumerable<(string Link, string Words)> Choices(IHtmlFormElement form)
    {
        var asked = form
            .Elements.Where(e => e is not IHtmlButtonElement && e.GetAttribute("name") is not null)
            .ToList();
        if (
            form.Method != "get"
            || asked is not [IHtmlSelectElement select]
            || !PublishPaths.Turning.Contains(select.Name)
        )
            return [];
        var action = form.GetAttribute("action") ?? "";
        return select.Options.Select(o => (QueryHelpers.AddQueryString(action, select.Name!, o.Value), o.Text));
    }

    /// <summary>The form as a list of links, or null when it asks something only the hub can answer.</summary>
    public static IElement? AsLinks(IHtmlDocument document, IHtmlFormElement form)
    {
        var choices = Choices(form).ToList();
        if (choices is [])
            return null;
        var list = document.CreateElement("ul");
        foreach (var (link, words) in choices)
        {
            var (item, anchor) = (document.CreateElement("li"), document.CreateElement("a"));
            anchor.SetAttribute("href", link);
            anchor.TextContent = words;
            item.Append(anchor);
            list.Append(item);
        }
        return list;
    }
}
