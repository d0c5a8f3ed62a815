using Kith.Data;
using Kith.Features.Imports;
using Kith.Features.Services.Hsds;
using Kith.Tests.Support;
using Microsoft.EntityFrameworkCore;
using static Kith.Tests.Features.Services.Directories;

namespace Kith.Tests.Features.Services.Hsds;

/// <summary>Whoever writes a mapping is told what is wrong with it before anything is read.</summary>
public sealed class CsvMappingTests : IDisposable
{
    private const string Id = "  key: {model: services, field: id}\n";

    private readonly string _file = Path.Combine(
        Directory.CreateTempSubdirectory("kith-mapping-").FullName,
        "mapping.yaml"
    );

    public void Dispose() => Directory.Delete(Path.GetDirectoryName(_file)!, recursive: true);

    [Theory]
    [InlineData("", "mapping.yaml is no mapping: it is empty.")]
    [InlineData("# columns follow\n", "mapping.yaml is no mapping: it is empty.")]
    [InlineData("---\n", "of the mapping is not what belongs there")]
    [InlineData("services\n", "Line 1 of the mapping is not what belongs there")]
    [InlineData("- helpers\n", "Line 1 of the mapping is not what belongs there")]
    [InlineData("helpers:\n  key: services\n", "Line 2 of the mapping is not what belongs there")]
    [InlineData("helpers:\n  key: {model: [services], field: id}\n", "Line 2 of the mapping is not")]
    [InlineData("helpers: [\n", "mapping.yaml is no mapping: ")]
    [InlineData("helpers:\n\tkey: {model: services, field: id}\n", "mapping.yaml is no mapping: ")]
    [InlineData("a: b: c\n", "mapping.yaml is no mapping: ")]
    [InlineData("helpers:\n" + Id + Id, "mapping.yaml is no mapping: ")]
    [InlineData("helpers:\n" + Id + "  KEY: {model: services, field: name}\n", "mapping.yaml is no mapping: ")]
    [InlineData("helpers:\n  key: {model: services}\n", "The mapping of helpers.key names no model or no field.")]
    [InlineData("helpers:\n  key: {model: wizards, field: id}\n", "names 'wizards', which HSDS does not have")]
    [InlineData("helpers:\n  key: {model: '', field: id}\n", "names '', which HSDS does not have")]
    [InlineData("defaults:\n  wizards: {status: active}\n", "names 'wizards', which HSDS does not have")]
    public void What_is_no_mapping_is_told_with_its_place(string yaml, string said) =>
        Assert.Contains(said, Mistake(yaml), StringComparison.Ordinal);

    [Theory]
    [InlineData("helpers: {}\n", "The mapping of helpers says of no column that it is of the row itself.")]
    [InlineData(
        "helpers:\n  tel: {model: phones, field: number, foreign_key_name: service_id, foreign_key_value: key}\n",
        "The mapping of helpers says of no column that it is of the row itself."
    )]
    [InlineData(
        "helpers:\n" + Id + "  tel: {model: phones, field: number}\n",
        "The mapping of helpers.tel goes into another model than service and names no foreign_key_name."
    )]
    [InlineData(
        "helpers:\n" + Id + "  tel: {model: phones, field: number, foreign_key_value: key}\n",
        "The mapping of helpers.tel goes into another model than service and names no foreign_key_name."
    )]
    [InlineData(
        "helpers:\n" + Id + "  tel: {model: phones, field: number, foreign_key_name: service_id}\n",
        "The mapping of helpers.tel names a foreign_key_name and no foreign_key_value."
    )]
    public void A_row_knows_what_it_is_and_what_else_it_holds_knows_whose_it_is(string yaml, string said) =>
        Assert.Equal(said, Mistake(yaml));

    [Fact]
    public void Older_and_plural_names_are_one_model_and_a_file_is_found_whatever_its_case()
    {
        File.WriteAllText(
            _file,
            "Helpers:\n" + Id + "  what: {model: service, field: name}\ndefaults:\n  service: {status: inactive}\n"
        );

        var mapping = CsvMapping.Read(_file);

        Assert.Equal(["Helpers"], mapping.Files);
        Assert.Equal(HsdsVocabulary.Service, mapping.File("hELPERS")!["WHAT"].Kind);
        Assert.Equal([("status", "inactive")], mapping.Defaults(HsdsVocabulary.Service));
        Assert.Null(mapping.File("others"));
    }

    [Fact]
    public async Task A_wrong_mapping_imports_nothing()
    {
        await using var hub = await TestHub.StartAsync(ProviderKind.Sqlite);
        var csv = Write(hub, "helpers.csv", "key,tel\n1,020 7946 0101\n");
        var mapping = Write(hub, "wrong.yaml", "helpers:\n" + Id + "  tel: {model: phones, field: number}\n");

        var wrong = await ImportAsync(hub, csv, "--mapping", mapping);
        var twice = await ImportAsync(
            hub,
            csv,
            "--mapping",
            Write(hub, "twice.yaml", "helpers:\n" + Id + "  Key: {}\n")
        );

        Assert.Equal((2, 2, ""), (wrong.Exit, twice.Exit, wrong.Out + twice.Out));
        Assert.Contains("names no foreign_key_name", wrong.Error, StringComparison.Ordinal);
        Assert.False(await hub.ReadAsync(db => db.Services.AnyAsync()));
    }

    [Fact]
    public async Task What_a_row_also_holds_finds_its_way_whatever_the_case_of_its_key()
    {
        await using var hub = await TestHub.StartAsync(ProviderKind.Sqlite);
        var csv = Write(hub, "helpers.csv", "KEY,What,Tel\n1,Night line,020 7946 0101\n");
        var mapping = Write(
            hub,
            "mapping.yaml",
            "helpers:\n"
                + Id
                + "  what: {model: services, field: name}\n"
                + "  tel: {model: phones, field: number, foreign_key_name: service_id, foreign_key_value: key}\n"
        );

        var run = await ImportAsync(hub, csv, "--mapping", mapping);

        var document = await DocumentAsync(hub, (await ServiceAsync(hub, "Night line")).Id.ToString());
        Assert.Equal("020 7946 0101", (string?)document["phones"]?[0]!["number"]);
        Assert.DoesNotContain("names a column", run.Error, StringComparison.Ordinal);
    }

    private string Mistake(string yaml)
    {
        File.WriteAllText(_file, yaml);
        return Assert.Throws<UnreadableInputException>(() => CsvMapping.Read(_file)).Message;
    }
}
