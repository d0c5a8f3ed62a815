using System.Text;
using System.Text.Json.Nodes;
using Kith.Features.Services.Hsds;

namespace Kith.Features.Services;

/// <summary>Writes the directory as JSON: lists by name, or an object on each line.</summary>
public static class ServicesFile
{
    /// <summary><c>{"services":[…],"organizations":[…],…}</c>, an object on each line so that two files can be compared.</summary>
    public static async Task JsonAsync(
        IAsyncEnumerable<(HsdsKind Kind, JsonObject Object)> objects,
        Stream into,
        CancellationToken ct
    )
    {
        await using var text = Writer(into);
        HsdsKind? list = null;
        await text.WriteAsync("{");
        await foreach (var (kind, item) in objects.WithCancellation(ct))
        {
            if (kind.Name == list?.Name)
                await text.WriteAsync(",\n");
            else
                await text.WriteAsync(
                    $"{(list is null ? "" : "],")}\n{HsdsOrder.Text(JsonValue.Create(kind.List))}: [\n"
                );
            list = kind;
            await text.WriteAsync(HsdsOrder.Text(item));
        }
        await text.WriteAsync(list is null ? "}\n" : "]\n}\n");
    }

    /// <summary>A service on each line; then, as lists by name, whatever stands in none.</summary>
    public static async Task LinesAsync(
        IAsyncEnumerable<(HsdsKind Kind, JsonObject Object)> objects,
        Stream into,
        CancellationToken ct
    )
    {
        await using var text = Writer(into);
        await foreach (var (kind, item) in objects.WithCancellation(ct))
        {
            var line = kind == HsdsVocabulary.Service ? item : new JsonObject { [kind.List] = new JsonArray(item) };
            await text.WriteAsync($"{HsdsOrder.Text(line)}\n");
        }
    }

    private static StreamWriter Writer(Stream into) => new(into, new UTF8Encoding(false), 64 * 1024, leaveOpen: true);
}
