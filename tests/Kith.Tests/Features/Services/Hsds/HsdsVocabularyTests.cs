using System.Text.Json;
using Kith.Features.Services.Hsds;
using Kith.Tests.Support;

namespace Kith.Tests.Features.Services.Hsds;

/// <summary>Our table of HSDS against the official schemas, where those are there; and the ids others get.</summary>
public sealed class HsdsVocabularyTests
{
    public static TheoryData<string> Kinds() => [.. HsdsVocabulary.All.Select(k => k.Name)];

    [SharedDataTheory, MemberData(nameof(Kinds))]
    public void Every_object_has_the_columns_the_official_schema_names(string name)
    {
        var kind = HsdsVocabulary.Find(name)!;
        using var schema = JsonDocument.Parse(
            File.ReadAllText(SharedData.Path("hsds", "spec-3.1-dev", "schema", $"{name}.json"))
        );
        var properties = schema.RootElement.GetProperty("properties").EnumerateObject().ToList();
        var plain = properties.Where(p => HsdsVocabulary.Under(p.Name) is null || Type(p.Value) == "string");
        var inside = properties.Select(p => p.Name).Except(plain.Select(p => p.Name));
        var required = schema.RootElement.GetProperty("required").EnumerateArray().Select(r => r.GetString()!);

        Assert.Equal(plain.Select(p => p.Name).Order(), kind.Columns.Select(c => c.Name).Order());
        Assert.All(inside, p => Assert.NotNull(HsdsVocabulary.Under(p)));
        Assert.Equal(
            required.Except(inside).Order(),
            kind.Columns.Where(c => c.IsRequired).Select(c => c.Name).Order()
        );
        Assert.All(kind.Columns, c => Assert.Equal(Said(schema.RootElement.GetProperty("properties"), c.Name), c.Type));
        Assert.Equal((string?)schema.RootElement.GetProperty("path").GetString(), kind.File);
    }

    [Fact]
    public void A_lists_own_uuid_stays_what_it_is_and_any_other_id_is_the_same_uuid_each_time()
    {
        var own = "ac148810-d857-441c-9679-408f346de14b";
        var made = HsdsId.Of("list", HsdsVocabulary.Service, "17");

        Assert.Equal(Guid.Parse(own), HsdsId.Of("list", HsdsVocabulary.Service, own));
        Assert.Equal(made, HsdsId.Of("list", HsdsVocabulary.Service, "17"));
        Assert.NotEqual(made, HsdsId.Of("other", HsdsVocabulary.Service, "17"));
        Assert.NotEqual(made, HsdsId.Of("list", HsdsVocabulary.Location, "17"));
        Assert.Equal(
            ('5', true),
            (made.ToString()[14], "89ab".Contains(made.ToString()[19], StringComparison.Ordinal))
        );
    }

    private static string? Type(JsonElement property) =>
        property.TryGetProperty("type", out var type) ? type.GetString() : null;

    private static HsdsType Said(JsonElement properties, string column)
    {
        var property = properties.GetProperty(column);
        var format =
            property.TryGetProperty("datapackage_type", out var plain) ? plain.GetString()
            : property.TryGetProperty("format", out var given) ? given.GetString()
            : null;
        return (Type(property), format) switch
        {
            ("number", _) => HsdsType.Number,
            (_, "date") => HsdsType.Date,
            (_, "datetime" or "date-time") => HsdsType.Instant,
            (_, "time") => HsdsType.Time,
            (_, "uri") => HsdsType.Address,
            (_, "email") => HsdsType.Email,
            _ => HsdsType.Text,
        };
    }
}
