using System.Text;
using System.Text.RegularExpressions;
using System.Xml.Linq;
using Kith.Data;

namespace Kith.Tests.Architecture;

/// <summary><c>docs/who-can-see-what.md</c> is written from the sentences above the rules, so that it cannot say anything else.</summary>
public sealed partial class WhoCanSeeWhatTests
{
    private const string Document = "docs/who-can-see-what.md";

    private const string Introduction = """
        # Who can see what

        Written from the sentences above the rules in `src/Kith/Rules`; a test compares the two. To write it again:
        `KITH_WRITE_DOCS=1 script/test --filter WhoCanSeeWhat`.

        Everything a person sees is found through these rules. What they do not let you see answers exactly as what does not
        exist.

        """;

    [Fact]
    public void The_document_says_what_the_rules_say()
    {
        var written = Write();
        var path = Path.Combine(Sources.Root, Document);
        if (Environment.GetEnvironmentVariable("KITH_WRITE_DOCS") == "1")
            File.WriteAllText(path, written);
        Assert.Equal(written, File.ReadAllText(path));
    }

    [Fact]
    public void Every_rule_is_in_the_document_with_its_promise()
    {
        var rules = typeof(AppDb)
            .Assembly.GetTypes()
            .Where(t => t.Namespace == "Kith.Rules" && t.Name.EndsWith("Rules", StringComparison.Ordinal));
        Assert.All(rules, rule => Assert.Contains($"## {Title(rule.Name)}", Write(), StringComparison.Ordinal));
    }

    private static string Write()
    {
        var text = new StringBuilder(Introduction.ReplaceLineEndings("\n"));
        var members = XDocument.Load(Path.Combine(AppContext.BaseDirectory, "Kith.xml")).Descendants("member");
        var rules = members
            .Select(m => (Name: (string)m.Attribute("name")!, Summary: Sentence(m.Element("summary"))))
            .Where(m => Rule().IsMatch(m.Name) && m.Summary.Length > 0)
            .GroupBy(m => Rule().Match(m.Name).Groups["rule"].Value)
            .OrderBy(g => g.Key, StringComparer.Ordinal);
        foreach (var rule in rules)
        {
            text.Append("## ")
                .Append(Title(rule.Key))
                .Append("\n\n")
                .Append(rule.First(m => m.Name[0] == 'T').Summary)
                .Append("\n\n");
            foreach (var member in rule.Where(m => m.Name[0] == 'M'))
                text.Append("- ").Append(member.Summary).Append('\n');
            text.Append('\n');
        }
        return text.ToString().TrimEnd() + "\n";
    }

    private static string Title(string rule) => rule.Replace("Rules", "", StringComparison.Ordinal) + "s";

    private static string Sentence(XElement? summary) =>
        summary is null
            ? ""
            : string.Join(
                ' ',
                string.Concat(summary.Nodes().Select(Words)).Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries)
            );

    private static string Words(XNode node) =>
        node is XElement { } e
            ? (string?)e.Attribute("cref") is { } cref
                ? cref[(cref.LastIndexOf('.') + 1)..]
                : (string?)e.Attribute("name") ?? e.Value
            : node.ToString();

    [GeneratedRegex(@"^[TM]:Kith\.Rules\.(?<rule>\w+Rules)(\.|$)")]
    private static partial Regex Rule();
}
