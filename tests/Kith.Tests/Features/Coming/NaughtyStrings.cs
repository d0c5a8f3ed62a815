using System.Net;
using System.Text.Json;
using AngleSharp.Html.Dom;
using Kith.Tests.Support;

namespace Kith.Tests.Features.Coming;

/// <summary>Strings that break forms elsewhere, and a form filled in with each of them.</summary>
internal static class NaughtyStrings
{
    /// <summary>Beside the published list, what it lacks.</summary>
    internal static readonly string[] Ours =
    [
        " leading and trailing ",
        "\u200Fمرحبا\u200E and \u202Eback",
        "👩🏽‍🚀🧑‍🤝‍🧑 family",
        "Zalgo t̸̢̛o̴͜",
        "nul\0inside",
        "\0",
        "tab\tand\r\nline",
        "a\u0001\u0002\u0007\u001b[31m",
        new string('x', 10_000),
        string.Concat(Enumerable.Repeat("💛", 5_000)),
        "</textarea><script>alert(1)</script>",
        "{0} {1} @T[\"x\"] ${x} %00 %0",
    ];

    internal static IReadOnlyList<string> All =>
        [
            .. JsonSerializer.Deserialize<string[]>(
                File.ReadAllText(SharedData.Path("security", "blns", "blns.json"))
            )!,
            .. Ours,
        ];

    internal static Task AsTypedAsync(
        TestBrowser browser,
        string path,
        string field,
        params (string Name, string Value)[] more
    ) => AsTypedAsync(browser, path, [(field, int.MaxValue)], (_, _, _) => Task.CompletedTask, more);

    /// <summary>
    /// Sends the form with each string in every field it is not too long for, and the too long ones in the first; what is refused
    /// must stand there as typed, with a message.
    /// </summary>
    internal static async Task AsTypedAsync(
        TestBrowser browser,
        string path,
        (string Name, int Longest)[] fields,
        Func<Visit, string, string[], Task> accepted,
        params (string Name, string Value)[] more
    )
    {
        var form = await browser.GetAsync(path);
        // A choice is one of a list whatever stands there: every fifth string is enough for those.
        foreach (var words in All.Where((_, n) => fields[0].Longest < int.MaxValue || n % 5 == 0))
        {
            string[] filled = [.. fields.Where(f => words.Length <= f.Longest).Select(f => f.Name)];
            filled = filled is [] ? [.. fields.Select(f => f.Name)] : filled;
            var values = more.ToDictionary(m => m.Name, string? (m) => m.Value);
            values["once"] = null;
            foreach (var field in filled)
                values[field] = words;
            var sent = await browser.SubmitAsync(form, values);
            if (sent.Status == HttpStatusCode.SeeOther)
            {
                await accepted(sent, words, filled);
                continue;
            }
            Assert.True(sent.Status == HttpStatusCode.UnprocessableEntity, $"{sent.Status} for {filled[0]} = {words}");
            Assert.NotNull(sent.Page.QuerySelector(".errors"));
            foreach (var field in filled.Where(f => Asks(sent, f)))
                Assert.Equal(Plain(words), Plain(Typed(sent, field)));
        }
    }

    /// <summary>Whether the field shows what was typed; choices show none, hidden fields are ours.</summary>
    internal static bool Asks(Visit page, string field) =>
        page.Page.QuerySelector($"main [name={field}]")
            is IHtmlTextAreaElement
                or IHtmlInputElement { Type: not ("radio" or "checkbox" or "hidden") };

    internal static string Typed(Visit page, string field) =>
        page.Page.QuerySelector($"main [name={field}]") switch
        {
            IHtmlTextAreaElement area => area.Value,
            { } input => input.GetAttribute("value") ?? "",
            null => "",
        };

    /// <summary>
    /// As HTML reads it: line breaks of any kind are one kind, a NUL is U+FFFD and references to U+0080–U+009F are Windows-1252
    /// (WHATWG HTML, numeric character reference end state). "As typed" means but for that.
    /// </summary>
    internal static string Plain(string words) =>
        string.Concat(words.Select(c => c is >= '\u0080' and <= '\u009f' ? Windows1252(c) : c))
            .Replace("\r\n", "\n", StringComparison.Ordinal)
            .Replace('\r', '\n')
            .Replace('\0', '\uFFFD');

    internal static char Windows1252(char c) =>
        System.Text.CodePagesEncodingProvider.Instance.GetEncoding(1252)!.GetString([(byte)c])[0];
}
