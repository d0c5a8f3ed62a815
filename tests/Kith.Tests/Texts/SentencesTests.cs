using System.Text.Json;
using System.Text.RegularExpressions;
using Kith.Texts;

namespace Kith.Tests.Texts;

public sealed partial class SentencesTests
{
    private static readonly Catalogue Shipped = Catalogue.Load();
    private static readonly string[] PluralForms = [".zero", ".one", ".two", ".few", ".many", ".other"];

    public static TheoryData<string> OtherLanguages => new(Shipped.Languages.Where(code => code != Catalogue.Fallback));

    [Fact]
    public void English_and_Spanish_are_shipped()
    {
        Assert.Contains("en", Shipped.Languages);
        Assert.Contains("es", Shipped.Languages);
    }

    [Theory, MemberData(nameof(OtherLanguages))]
    public void Every_language_says_everything(string language)
    {
        var said = Shipped.Find(language)!.Keys.Select(WithoutForm).ToHashSet();
        var english = Shipped.English.Keys.Select(WithoutForm).ToHashSet();
        Assert.Empty(english.Except(said));
        Assert.Empty(said.Except(english));
    }

    [Theory, MemberData(nameof(OtherLanguages))]
    public void Every_language_fills_in_the_same_things(string language)
    {
        var other = Shipped.Find(language)!;
        foreach (var key in other.Keys)
        {
            var english = Shipped.English.Find(key) ?? Shipped.English.Find(WithoutForm(key) + ".other")!;
            Assert.True(Holes(english).SetEquals(Holes(other.Find(key)!)), $"{language} {key}: {other.Find(key)}");
        }
    }

    [Fact]
    public void A_counted_sentence_has_every_form_its_language_needs()
    {
        foreach (var phrases in Shipped.Languages.Select(code => Shipped.Find(code)!))
        {
            foreach (var key in phrases.Keys.Where(key => WithoutForm(key) != key).Select(WithoutForm).Distinct())
            {
                foreach (var count in new[] { 1, 2, 3, 5, 11, 21, 100 })
                {
                    var form = $"{key}.{Plurals.Category(phrases.Language, count)}";
                    Assert.True(phrases.Find(form) is not null, $"{phrases.Language} has no {form}");
                }
            }
        }
    }

    [Fact]
    public void Every_sentence_asked_for_is_there()
    {
        var asked = Sources
            .Read(".cs", ".cshtml")
            .SelectMany(file =>
                Asked().Matches(file.Text).Select(match => (file.Path, Key: match.Groups["key"].Value))
            );
        var known = Shipped.English.Keys.Concat(Shipped.English.Keys.Select(WithoutForm)).ToHashSet();
        Assert.DoesNotContain(asked, one => !known.Contains(one.Key));
    }

    [Fact]
    public void No_sentence_is_left_that_nobody_says()
    {
        var code = string.Concat(Sources.Read(".cs", ".cshtml").Select(file => file.Text));
        var beginnings = Beginning().Matches(code).Select(match => match.Groups["start"].Value).Distinct().ToList();
        var silent = Shipped.English.Keys.Select(Asking).Distinct().Where(key => !IsSaid(code, beginnings, key));
        Assert.Empty(silent);
    }

    [Fact]
    public void No_two_files_say_the_same_key()
    {
        var program = typeof(Catalogue).Assembly;
        var said = program
            .GetManifestResourceNames()
            .Where(name => name.StartsWith("Texts/", StringComparison.Ordinal))
            .SelectMany(name =>
            {
                using var file = JsonDocument.Parse(program.GetManifestResourceStream(name)!);
                return file.RootElement.EnumerateObject().Select(one => $"{name.Split('.')[^2]} {one.Name}").ToList();
            });
        Assert.Empty(said.GroupBy(key => key, StringComparer.Ordinal).Where(k => k.Count() > 1).Select(k => k.Key));
    }

    [Fact]
    public void No_sentence_shouts()
    {
        foreach (var phrases in Shipped.Languages.Select(code => Shipped.Find(code)!))
        {
            Assert.DoesNotContain(phrases.Keys, key => phrases.Find(key)!.Contains('!', StringComparison.Ordinal));
        }
    }

    private static bool IsSaid(string code, List<string> beginnings, string key) =>
        code.Contains($"\"{key}\"", StringComparison.Ordinal)
        || beginnings.Exists(start => key.StartsWith(start, StringComparison.Ordinal));

    private static string Asking(string key) =>
        key.EndsWith(".Hint", StringComparison.Ordinal) ? key[..^".Hint".Length] : WithoutForm(key);

    // "Kinds.other" ends like a counted sentence and is none: those have a form for one.
    private static string WithoutForm(string key) =>
        PluralForms.FirstOrDefault(form => key.EndsWith(form, StringComparison.Ordinal)) is { } form
        && Shipped.English.Find(key[..^form.Length] + ".one") is not null
            ? key[..^form.Length]
            : key;

    private static HashSet<string> Holes(string sentence) => [.. Hole().Matches(sentence).Select(hole => hole.Value)];

    [GeneratedRegex(@"\{\d+|\]\(\d+\)")]
    private static partial Regex Hole();

    [GeneratedRegex(@"""(?<start>[A-Z]\w*\.(?:\w+\.)*)(?:\{|"")")]
    private static partial Regex Beginning();

    [GeneratedRegex(@"(?:\b(?:T|texts|_texts)(?:\[|\.(?:Plural|Links)\()|\btext=)""(?<key>[A-Z][\w.]*\w)""")]
    private static partial Regex Asked();
}
