using Kith.Features.Imports;
using Kith.Features.Services.Hsds;

namespace Kith.Tests.Features.Services.Hsds;

/// <summary>What a <c>datapackage.json</c> says is taken as far as it goes; an odd one harms nothing.</summary>
public sealed class PackageDescriptorTests : IDisposable
{
    private const string Services = "id,name,status\n1,Night line,active\n";

    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("kith-package-");

    public void Dispose() => _folder.Delete(recursive: true);

    [Theory]
    [InlineData("""{"path":"services.csv"}""")]
    [InlineData("""{"path":"services.csv","name":null}""")]
    [InlineData("""{"path":"services.csv","name":""}""")]
    [InlineData("""{"path":"services.csv","name":" "}""")]
    [InlineData("""{"path":"services.csv","name":"service","schema":"services.json"}""")]
    [InlineData("""{"path":"services.csv","name":"service","schema":{"fields":[1,null,{"name":7},{"type":"any"}]}}""")]
    [InlineData("""{"path":"services.csv","name":"service"},{"name":"no path"}""")]
    public async Task A_descriptor_that_says_little_of_a_file_leaves_it_its_name(string resource)
    {
        Write("services.csv", Services);
        Describe(resource);

        var (items, notes) = await ReadAsync();

        Assert.Equal(("service", "Night line"), (Assert.Single(items).Kind.Name, (string?)items[0].Object["name"]));
        Assert.Empty(notes);
    }

    [Theory]
    [InlineData("17")]
    [InlineData("null")]
    [InlineData("""{"path":null,"name":"service"}""")]
    [InlineData("""{"path":["a.csv","b.csv"],"name":"service"}""")]
    [InlineData("""{"path":"services.csv","name":{}}""")]
    [InlineData("{\"path\":")]
    public async Task A_descriptor_that_cannot_be_read_is_told(string resource)
    {
        Write("services.csv", Services);
        Describe(resource);

        var mistake = await Assert.ThrowsAsync<UnreadableInputException>(ReadAsync);

        Assert.StartsWith("datapackage.json cannot be read: ", mistake.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("\"type\":\"string\"", "[1]", "\"[1]\"")]
    [InlineData("\"type\":\"string\",\"format\":\"default\"", "[1]", "\"[1]\"")]
    [InlineData("\"type\":\"string\",\"format\":\"uri\"", "{}", "\"{}\"")]
    [InlineData("\"type\":\"any\"", "[1]", "[1]")]
    [InlineData("\"type\":\"any\",\"format\":\"json\"", "7", "7")]
    [InlineData("\"type\":\"any\",\"format\":\"json\"", "\"\"\"[1]\"\"\"", "\"[1]\"")]
    [InlineData("\"type\":\"any\",\"format\":\"json\"", "not so", "\"not so\"")]
    [InlineData("\"type\":\"any\",\"format\":\"json\"", "null", "\"null\"")]
    public async Task A_column_of_the_lists_own_is_read_as_the_descriptor_says(string type, string cell, string json)
    {
        Write("services.csv", $"id,name,own\n1,Night line,{cell}\n");
        Describe($$$"""{"name":"service","path":"services.csv","schema":{"fields":[{"name":"own",{{{type}}}}]}}""");

        var (items, _) = await ReadAsync();

        Assert.Equal(
            json,
            Assert.Single(items).Object["own"]!.ToJsonString().Replace("\\u0022", "\"", StringComparison.Ordinal)
        );
    }

    [Theory]
    [InlineData("any", "\"\\ud800\"")]
    [InlineData("string", "[\"\\udc00\"]")]
    [InlineData("any", "{\"a\":1,\"a\":2}")]
    public async Task What_could_not_be_written_down_again_stays_the_letters_it_came_in(string type, string cell)
    {
        var own = cell.Replace("\"", "\"\"", StringComparison.Ordinal);
        Write("services.csv", $"id,name,own\n\"{own}\",Night line,\"{own}\"\n");
        var said = $$"""{"type":"{{type}}","format":"json","name":""";
        Describe(
            $$$"""{"name":"service","path":"services.csv","schema":{"fields":[{{{said}}}"id"},{{{said}}}"own"}]}}"""
        );

        var (items, _) = await ReadAsync();

        var item = Assert.Single(items).Object;
        Assert.Equal((cell, cell), ((string?)item["id"], (string?)item["own"]));
    }

    private void Write(string name, string text) => File.WriteAllText(Path.Combine(_folder.FullName, name), text);

    private void Describe(string resources) => Write("datapackage.json", $$"""{"resources":[{{resources}}]}""");

    private async Task<(IReadOnlyList<HsdsItem> Items, IReadOnlyList<ReportRow> Notes)> ReadAsync()
    {
        using var files = await PackageFiles.OpenAsync(_folder.FullName, default);
        return PackageReader.Read(files!, mapping: null);
    }
}
