using Kith.Features.Imports;
using YamlDotNet.Core;
using YamlDotNet.RepresentationModel;

namespace Kith.Features.Services.Hsds;

/// <summary>Where a column of somebody's own CSV goes.</summary>
/// <param name="Kind">Which object.</param>
/// <param name="Field">Which column of it.</param>
/// <param name="Back">Column of that object which names the row's main object; null when it is the main object itself.</param>
/// <param name="BackFrom">Column of the row that holds that id.</param>
public sealed record CsvTarget(HsdsKind Kind, string Field, string? Back, string? BackFrom);

/// <summary>
/// Says what the columns of somebody's own CSV files are, in the form of Open Referral's hsds-transformer: under each file's name
/// its columns with <c>model</c> and <c>field</c>, and for another object of the same row <c>foreign_key_name</c> and
/// <c>foreign_key_value</c>. Under <c>defaults</c> stands what every object of a model says that says nothing itself.
/// </summary>
public sealed class CsvMapping
{
    private readonly Dictionary<string, Dictionary<string, CsvTarget>> _files = new(StringComparer.OrdinalIgnoreCase);
    private readonly Dictionary<HsdsKind, Dictionary<string, string>> _defaults = [];

    private CsvMapping() { }

    /// <summary>The files it names.</summary>
    public IEnumerable<string> Files => _files.Keys;

    /// <summary>The columns of a file; null when the mapping does not name it.</summary>
    public IReadOnlyDictionary<string, CsvTarget>? File(string name) => _files.GetValueOrDefault(name);

    /// <summary>What objects of a kind say that say nothing themselves.</summary>
    public IEnumerable<(string Column, string Value)> Defaults(HsdsKind kind) =>
        _defaults.TryGetValue(kind, out var values) ? values.Select(v => (v.Key, v.Value)) : [];

    /// <summary>Reads a mapping from a file.</summary>
    /// <exception cref="UnreadableInputException">It is no such mapping; the message says where.</exception>
    public static CsvMapping Read(string path)
    {
        try
        {
            var yaml = new YamlStream();
            using var text = System.IO.File.OpenText(path);
            yaml.Load(text);
            if (yaml.Documents is [])
                throw new UnreadableInputException($"{Path.GetFileName(path)} is no mapping: it is empty.");
            var mapping = new CsvMapping();
            foreach (var (file, columns) in Pairs(yaml.Documents[0].RootNode))
                mapping.Add(file, columns);
            return mapping;
        }
        catch (Exception e) when (e is YamlException or ArgumentException or IOException)
        {
            throw new UnreadableInputException($"{Path.GetFileName(path)} is no mapping: {e.Message}", e);
        }
    }

    private void Add(string file, YamlNode columns)
    {
        if (file == "defaults")
        {
            foreach (var (model, values) in Pairs(columns))
                _defaults[Kind(model)] = Pairs(values)
                    .ToDictionary(v => v.Name, v => Text(v.Value), StringComparer.Ordinal);
            return;
        }
        var targets = Pairs(columns)
            .ToDictionary(c => c.Name, c => Target(file, c.Name, c.Value), StringComparer.OrdinalIgnoreCase);
        if (targets.Values.FirstOrDefault(t => t.Back is null) is not { Kind: var main })
            throw new UnreadableInputException(
                $"The mapping of {file} says of no column that it is of the row itself."
            );
        if (targets.FirstOrDefault(t => t.Value.Back is null && t.Value.Kind != main) is { Key: { } other })
            throw new UnreadableInputException(
                $"The mapping of {file}.{other} goes into another model than {main.Name} and names no foreign_key_name."
            );
        _files[file] = targets;
    }

    private static CsvTarget Target(string file, string column, YamlNode node)
    {
        var said = Pairs(node).ToDictionary(p => p.Name, p => Text(p.Value), StringComparer.Ordinal);
        if (!said.TryGetValue("model", out var model) || !said.TryGetValue("field", out var field))
            throw new UnreadableInputException($"The mapping of {file}.{column} names no model or no field.");
        if (said.ContainsKey("foreign_key_name") && !said.ContainsKey("foreign_key_value"))
            throw new UnreadableInputException(
                $"The mapping of {file}.{column} names a foreign_key_name and no foreign_key_value."
            );
        var kind = Kind(model);
        return new(
            kind,
            HsdsOlder.ColumnOf(kind, field),
            said.GetValueOrDefault("foreign_key_name"),
            said.GetValueOrDefault("foreign_key_value")
        );
    }

    private static HsdsKind Kind(string model) =>
        HsdsOlder.KindOf(model)
        ?? throw new UnreadableInputException($"The mapping names '{model}', which HSDS does not have.");

    private static IEnumerable<(string Name, YamlNode Value)> Pairs(YamlNode node) =>
        As<YamlMappingNode>(node).Children.Select(c => (Text(c.Key), c.Value));

    private static string Text(YamlNode node) => As<YamlScalarNode>(node).Value ?? "";

    private static T As<T>(YamlNode node)
        where T : YamlNode =>
        node as T
        ?? throw new UnreadableInputException(
            $"Line {node.Start.Line} of the mapping is not what belongs there: a file, under it its columns, under each its model and field."
        );
}
