using System.Text.Json;
using System.Text.Json.Nodes;
using Kith.Features.Imports;

namespace Kith.Features.Services.Checking;

/// <summary>Schemas of HSDS or of a profile in a folder, named as Open Referral names them: <c>service.json</c>, <c>service_list.json</c>…, also in its <c>compiled</c>.</summary>
public sealed class SchemaFolder
{
    private readonly string _folder;
    private readonly Dictionary<string, JsonSchema?> _read = new(StringComparer.Ordinal);

    /// <summary>Looks whether the folder is one.</summary>
    /// <exception cref="UnreadableInputException">There is no such folder, or it holds no schema of services.</exception>
    public SchemaFolder(string folder)
    {
        _folder = folder;
        if (Find("service.json") is null)
            throw new UnreadableInputException($"{folder} holds no service.json: it is no folder of HSDS schemas.");
    }

    /// <summary>The schema a file holds; null when there is no such file.</summary>
    /// <exception cref="UnreadableInputException">It is no schema.</exception>
    public JsonSchema? Find(string file)
    {
        if (_read.TryGetValue(file, out var known))
            return known;
        var path = new[] { _folder, Path.Combine(_folder, "compiled") }
            .Select(f => Path.Combine(f, Path.GetFileName(file)))
            .FirstOrDefault(File.Exists);
        return _read[file] = path is null ? null : new(Parsed(path), Find);
    }

    private static JsonObject Parsed(string path)
    {
        try
        {
            return JsonNode.Parse(File.ReadAllBytes(path)) as JsonObject
                ?? throw new UnreadableInputException($"{path} is no schema.");
        }
        catch (JsonException e)
        {
            throw new UnreadableInputException($"{path} is no JSON: {e.Message}", e);
        }
    }
}
