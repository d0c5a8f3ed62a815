using System.Text.Encodings.Web;
using System.Text.Unicode;
using AngleSharp.Dom;
using AngleSharp.Html.Parser;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.Abstractions;
using Microsoft.AspNetCore.Mvc.ModelBinding;
using Microsoft.AspNetCore.Mvc.ModelBinding.Validation;
using Microsoft.AspNetCore.Mvc.Rendering;
using Microsoft.AspNetCore.Mvc.ViewEngines;
using Microsoft.AspNetCore.Mvc.ViewFeatures;
using Microsoft.AspNetCore.Razor.TagHelpers;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;

namespace Kith.Tests.Features.Shared;

/// <summary>Renders one tag helper as a page with a form of type <typeparamref name="TForm"/> would.</summary>
public sealed class Rendering<TForm>
    where TForm : class, new()
{
    private readonly ViewDataDictionary<TForm> _view;
    private readonly ViewContext _context;

    /// <summary>An untouched page.</summary>
    public Rendering()
    {
        Services = LookHost.Services();
        var http = new DefaultHttpContext { RequestServices = Services };
        _view = new(Services.GetRequiredService<IModelMetadataProvider>(), new ModelStateDictionary())
        {
            Model = new TForm(),
        };
        var action = new ActionContext(http, new RouteData(), new ActionDescriptor(), _view.ModelState);
        var temp = new TempDataDictionary(http, Services.GetRequiredService<ITempDataProvider>());
        _context = new ViewContext(action, new NoView(), _view, temp, TextWriter.Null, new HtmlHelperOptions());
    }

    /// <summary>What a page could ask for.</summary>
    public IServiceProvider Services { get; }

    /// <summary>The form on the page.</summary>
    public TForm Form => _view.Model!;

    /// <summary>The request it answers.</summary>
    public HttpRequest Request => _context.HttpContext.Request;

    /// <summary>What was typed and what was wrong.</summary>
    public ModelStateDictionary State => _view.ModelState;

    /// <summary>The page, for tag helpers that look at it.</summary>
    public ViewContext Page => _context;

    /// <summary>Runs the program's own validation over the form.</summary>
    public void Validate() =>
        Services.GetRequiredService<IObjectModelValidator>().Validate(_context, null, "", _view.Model);

    /// <summary>A property of the form, as <c>for</c> gives it.</summary>
    public ModelExpression For(string property) => new(property, _view.ModelExplorer.GetExplorerForProperty(property));

    /// <summary>The elements a tag helper writes.</summary>
    public static async Task<IElement> Render(TagHelper helper, string content = "")
    {
        var context = new TagHelperContext([], new Dictionary<object, object>(), "test");
        var inner = new DefaultTagHelperContent().SetHtmlContent(content);
        var output = new TagHelperOutput("x", [], (_, _) => Task.FromResult(inner))
        {
            TagMode = TagMode.StartTagAndEndTag,
        };
        await helper.ProcessAsync(context, output);
        if (!output.IsContentModified && content.Length > 0)
        {
            output.Content.SetHtmlContent(content);
        }
        using var writer = new StringWriter();
        output.WriteTo(writer, HtmlEncoder.Create(UnicodeRanges.All));
        var page = await new HtmlParser().ParseDocumentAsync($"<body>{writer}</body>");
        return page.Body!;
    }

    private sealed class NoView : IView
    {
        public string Path => "";

        public Task RenderAsync(ViewContext context) => Task.CompletedTask;
    }
}
