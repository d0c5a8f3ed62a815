using System.Text.Json;
using System.Text.Json.Nodes;
using Kith.Features.Services.Hsds;

namespace Kith.Features.Services;

/// <summary>Finds the terms a record carries, itself or in anything that stands inside it.</summary>
public static class TermsIn
{
    private const string Reference = "\"taxonomy_term_id\"";

    public static IEnumerable<Guid> Of(HsdsRecord record, string list) =>
        record.Text.Contains(Reference, StringComparison.Ordinal) ? Of(JsonNode.Parse(record.Text), list).ToList() : [];

    private static IEnumerable<Guid> Of(JsonNode? node, string list) =>
        node switch
        {
            JsonArray many => many.SelectMany(item => Of(item, list)),
            JsonObject one => one.SelectMany(p =>
                p.Key == "taxonomy_term_id" && HsdsSplitter.IdOf(p.Value) is { } id
                    ? [HsdsId.Of(list, HsdsVocabulary.TaxonomyTerm, id)]
                    : Of(p.Value, list)
            ),
            _ => [],
        };
}
