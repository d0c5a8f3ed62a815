using Kith.Features.Imports;
using Kith.Features.Services.Hsds;

namespace Kith.Tests.Features.Services.Hsds;

/// <summary>A package that names what it does not have is read, and says what was missing.</summary>
public sealed class PackageAbsentTests : IDisposable
{
    private const string Services = "id,name,status\n1,Night line,active\n";

    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("kith-package-");

    public void Dispose() => _folder.Delete(recursive: true);

    [Fact]
    public async Task A_column_the_mapping_names_and_the_file_has_not_is_told_once()
    {
        Write("helpers.csv", "\ufeff Key ,what\n1,Night line\n");
        Map(
            """
            helpers:
              KEY: {model: services, field: id}
              what: {model: services, field: name}
              wehn: {model: services, field: description}
              tel: {model: phones, field: number, foreign_key_name: service_id, foreign_key_value: Kee}
              fax: {model: phones, field: description, foreign_key_name: service_id, foreign_key_value: kee}
            """
        );

        Assert.Equal(
            [
                "helpers.csv 1: the mapping names a column wehn, which the file does not have",
                "helpers.csv 1: the mapping names a column tel, which the file does not have",
                "helpers.csv 1: the mapping names a column Kee, which the file does not have",
                "helpers.csv 1: the mapping names a column fax, which the file does not have",
            ],
            await NotesAsync()
        );
    }

    [Fact]
    public async Task A_file_the_mapping_names_and_nobody_sent_is_told()
    {
        Write("helpers.csv", "key\n2\n");
        Write("services.csv", Services);
        Map("HELPERS:\n  key: {model: services, field: id}\nhelpers.csv:\n  key: {model: services, field: id}\n");

        Assert.Equal(["helpers.csv 1: the mapping names this file, which is not there"], await NotesAsync());
    }

    [Fact]
    public async Task Files_a_descriptor_names_and_nobody_sent_are_told_in_one_line()
    {
        Write("services.csv", Services);
        Describe(
            """{"name":"service","path":"Services.CSV"},{"name":"phone","path":"data/phones.csv"},{"name":"contact","path":"https://example.org/contacts.csv"}"""
        );

        Assert.Equal(
            ["datapackage.json 1: files it names are not there (2): phones.csv, contacts.csv"],
            await NotesAsync()
        );
    }

    [Fact]
    public async Task A_thousand_absent_files_are_counted_and_not_all_named()
    {
        Write("services.csv", Services);
        Describe(
            string.Join(',', Enumerable.Range(0, 1000).Select(n => $$"""{"name":"t{{n}}","path":"t{{n}}.csv"}"""))
        );

        var note = Assert.Single(await NotesAsync());

        Assert.Contains("(1000): t0.csv, t1.csv", note, StringComparison.Ordinal);
        Assert.DoesNotContain("t40.csv", note, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_whole_package_and_a_package_without_descriptor_leave_nothing_to_be_said()
    {
        Write("services.csv", Services);
        Write("empty.csv", "");
        Assert.Empty(await NotesAsync());

        Describe("""{"name":"service","path":"services.csv"}""");
        Map("services:\n  id: {model: services, field: id}\n");

        Assert.Empty(await NotesAsync());
    }

    private void Write(string name, string text) => File.WriteAllText(Path.Combine(_folder.FullName, name), text);

    private void Map(string yaml) => Write("mapping.yaml", yaml);

    private void Describe(string resources) => Write("datapackage.json", $$"""{"resources":[{{resources}}]}""");

    private async Task<IEnumerable<string>> NotesAsync() =>
        (await ReadAsync()).Notes.Select(n => $"{n.Slug} {n.Row}: {n.Reason}");

    private async Task<(IReadOnlyList<HsdsItem> Items, IReadOnlyList<ReportRow> Notes)> ReadAsync()
    {
        var mapping = Path.Combine(_folder.FullName, "mapping.yaml");
        using var files = await PackageFiles.OpenAsync(_folder.FullName, default);
        return PackageReader.Read(files!, File.Exists(mapping) ? CsvMapping.Read(mapping) : null);
    }
}
