using System.ComponentModel.DataAnnotations;
using System.Text.Encodings.Web;
using AngleSharp.Dom;
using Kith.Features.Shared;
using Microsoft.AspNetCore.Mvc.Rendering;

namespace Kith.Tests.Features.Shared;

public sealed class FieldTests
{
    private readonly Rendering<Form> _page = new();

    public sealed class Form
    {
        [Required, StringLength(40)]
        public string Alias { get; set; } = "";

        [Range(1, 9)]
        public int Party { get; set; } = 2;

        [EmailAddress]
        public string? Contact { get; set; }

        public DateOnly? From { get; set; }

        public bool SafeToText { get; set; }

        public string[] Days { get; set; } = ["tu"];
    }

    [Fact]
    public async Task A_label_belongs_to_its_box()
    {
        var field = await Field("Alias");
        var box = field.QuerySelector("input")!;
        Assert.Equal(box.Id, field.QuerySelector("label")!.GetAttribute("for"));
        Assert.Equal("Alias", box.GetAttribute("name"));
        Assert.Equal("40", box.GetAttribute("maxlength"));
        Assert.False(box.HasAttribute("aria-invalid"));
    }

    [Fact]
    public async Task What_may_be_left_out_says_so()
    {
        Assert.Null((await Field("Alias")).QuerySelector(".optional"));
        Assert.NotNull((await Field("Contact")).QuerySelector(".optional"));
        Assert.Null((await Field("Contact", field => field.Optional = false)).QuerySelector(".optional"));
    }

    [Fact]
    public async Task A_mistake_stands_beside_its_box_and_what_was_typed_stays()
    {
        _page.State.SetModelValue("Alias", "  <b>Sam</b> & \"co\"", "  <b>Sam</b> & \"co\"");
        _page.State.AddModelError("Alias", "Shorter, please.");
        var field = await Field("Alias");
        var box = field.QuerySelector("input")!;
        Assert.Equal("  <b>Sam</b> & \"co\"", box.GetAttribute("value"));
        Assert.Equal("true", box.GetAttribute("aria-invalid"));
        var message = field.QuerySelector("#" + box.GetAttribute("aria-describedby"))!;
        Assert.Equal("Shorter, please.", message.TextContent);
        Assert.NotNull(field.QuerySelector(".field.wrong"));
    }

    [Fact]
    public async Task A_mistake_is_found_under_a_shorter_name_too()
    {
        _page.State.AddModelError("alias", "Shorter, please.");
        var field = await Field("Alias", field => field.Name = "alias");
        Assert.Equal("alias", field.QuerySelector("input")!.GetAttribute("name"));
        Assert.NotNull(field.QuerySelector(".error"));
    }

    [Theory]
    [InlineData("Party", "number", "2")]
    [InlineData("Contact", "email", "")]
    [InlineData("From", "date", "2026-11-24")]
    [InlineData("SafeToText", "checkbox", "true")]
    public async Task The_kind_of_box_follows_the_question(string property, string type, string value)
    {
        _page.Form.From = new DateOnly(2026, 11, 24);
        var box = (await Field(property)).QuerySelector("input")!;
        Assert.Equal(type, box.GetAttribute("type"));
        Assert.Equal(value, box.GetAttribute("value"));
    }

    [Fact]
    public async Task A_number_keeps_within_its_range()
    {
        var box = (await Field("Party")).QuerySelector("input")!;
        Assert.Equal(("1", "9"), (box.GetAttribute("min"), box.GetAttribute("max")));
    }

    [Fact]
    public async Task Several_choices_stand_under_one_legend_each_with_its_label()
    {
        var field = await Field("Days", field => (field.Kind, field.Options) = ("checkboxes", Days));
        Assert.NotNull(field.QuerySelector("fieldset > legend"));
        Assert.All(
            field.QuerySelectorAll("input"),
            box => Assert.Single(field.QuerySelectorAll($"label[for='{box.Id}']"))
        );
        Assert.Equal(
            "tu",
            field.QuerySelectorAll("input").Single(box => box.HasAttribute("checked")).GetAttribute("value")
        );
    }

    [Fact]
    public async Task A_list_shows_what_was_chosen()
    {
        _page.Form.Alias = "tu";
        var field = await Field("Alias", field => (field.Kind, field.Options) = ("select", Days));
        Assert.Equal(
            "tu",
            field.QuerySelectorAll("option").Single(one => one.HasAttribute("selected")).GetAttribute("value")
        );
        Assert.False(field.QuerySelector("select")!.HasAttribute("maxlength"));
    }

    [Fact]
    public async Task A_text_area_keeps_a_first_empty_line()
    {
        _page.Form.Alias = "\nsecond line";
        var area = (await Field("Alias", field => field.Kind = "textarea")).QuerySelector("textarea")!;
        Assert.Equal("\nsecond line", area.TextContent);
    }

    [Fact]
    public async Task A_password_is_never_written_back()
    {
        _page.Form.Alias = "hunter2";
        var field = await Field("Alias", field => field.Kind = "password");
        Assert.DoesNotContain("hunter2", field.OuterHtml);
    }

    [Fact]
    public async Task The_summary_leads_to_every_box_that_needs_another_look()
    {
        using var _ = new Speaking("en", "en-GB");
        _page.Form.Party = 12;
        _page.Validate();
        var summary = await Rendering<Form>.Render(new ErrorsTagHelper(Speaking.Texts) { Page = _page.Page });
        Assert.NotNull(summary.QuerySelector("[autofocus][tabindex='-1'][role=alert]"));
        Assert.Equal("2 things need another look", summary.QuerySelector("h2")!.TextContent);
        foreach (var property in new[] { "Alias", "Party" })
        {
            var box = (await Field(property)).QuerySelector("input")!;
            Assert.NotNull(summary.QuerySelector($"a[href='#{box.Id}']"));
        }
    }

    [Fact]
    public void Validation_speaks_the_language_of_the_request()
    {
        using var _ = new Speaking("es", "es-ES");
        _page.Form.Party = 12;
        _page.Validate();
        Assert.Equal("Rellena este campo, por favor.", _page.State["Alias"]!.Errors[0].ErrorMessage);
        Assert.Equal("Elige un número entre 1 y 9.", _page.State["Party"]!.Errors[0].ErrorMessage);
    }

    [Fact]
    public async Task Nothing_wrong_means_no_summary() =>
        Assert.Equal(
            "",
            (await Rendering<Form>.Render(new ErrorsTagHelper(Speaking.Texts) { Page = _page.Page })).InnerHtml
        );

    private static SelectListItem[] Days => [new("Monday", "mo"), new("Tuesday", "tu"), new("Wednesday", "we")];

    private async Task<IElement> Field(string property, Action<FieldTagHelper>? change = null)
    {
        var helper = new FieldTagHelper(Speaking.Texts, new KeptFields(HtmlEncoder.Default))
        {
            For = _page.For(property),
            Text = "Shared.Find",
            Page = _page.Page,
        };
        change?.Invoke(helper);
        return await Rendering<Form>.Render(helper);
    }
}
