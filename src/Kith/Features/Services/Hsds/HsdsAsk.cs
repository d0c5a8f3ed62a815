using System.Text.Json.Nodes;
using Kith.Features.Imports;

namespace Kith.Features.Services.Hsds;

/// <summary>Asks an API for single answers.</summary>
public static class HsdsAsk
{
    /// <summary>Largest answer.</summary>
    private const long MostBytes = 256L * 1024 * 1024;

    private static readonly Dictionary<HsdsKind, string[]> Insides = new()
    {
        [HsdsVocabulary.Service] = ["service_at_locations", "phones", "schedules", "contacts", "languages"],
        [HsdsVocabulary.Organization] = ["services", "locations", "programs", "phones", "contacts"],
    };

    /// <summary>The object at an address; a list becomes the only page of itself.</summary>
    /// <exception cref="UnreadableInputException">It cannot be had, or is neither object nor list.</exception>
    public static async Task<JsonObject> ForAsync(string address, CancellationToken ct)
    {
        await using var source = await Source.OpenAsync(address, MostBytes, ct);
        return await ParsedAsync(source, ct);
    }

    /// <inheritdoc cref="ForAsync"/>
    public static async Task<JsonObject> ParsedAsync(Source source, CancellationToken ct)
    {
        var (node, why) = StrictJson.Parse(await source.ReadAllAsync(ct));
        return node switch
        {
            _ when why is not null => throw new UnreadableInputException($"{source.Name} gave no answer: {why}"),
            JsonObject one => one,
            JsonArray list => new JsonObject { ["contents"] = list, ["total_pages"] = 1 },
            _ => throw new UnreadableInputException($"{source.Name} answered neither an object nor a list."),
        };
    }

    /// <summary>
    /// The item with what is inside it, asked for by its id when its line in the list has none of it. An answer with another id, an
    /// apology with status 200 for example, says nothing of the item: then its line stays.
    /// </summary>
    /// <param name="item">As the list has it.</param>
    /// <param name="list">The address of the list, without a query.</param>
    /// <param name="ct">Stops it.</param>
    public static async Task<HsdsItem> WholeAsync(HsdsItem item, string list, CancellationToken ct)
    {
        if (
            item.Refusal is not null
            || !Insides.TryGetValue(item.Kind, out var inside)
            || inside.Any(item.Object.ContainsKey)
            || HsdsSplitter.IdOf(item.Object["id"]) is not { } id
        )
            return item;
        try
        {
            var whole = await ForAsync($"{list}/{Uri.EscapeDataString(id)}", ct);
            return string.Equals(HsdsSplitter.IdOf(whole["id"]), id, StringComparison.OrdinalIgnoreCase)
                ? item with
                {
                    Object = whole,
                }
                : Brief(item, $"the answer to {id} is about something else");
        }
        catch (UnreadableInputException e)
        {
            return Brief(item, e.Message);
        }
    }

    private static HsdsItem Brief(HsdsItem item, string why)
    {
        item.Remarks.Add($"only its line in the list could be had: {why}");
        return item with { IsPartial = true };
    }
}
