using System.Text;
using Kith.Features.Moving;

namespace Kith.Tests.Features.Moving;

/// <summary>Lists as hosts' spreadsheets write them.</summary>
public sealed class PeopleListTests
{
    [Theory]
    [InlineData("Name,E-mail,Phone\r\nFern,fern@example.org,07700 900123\r\n")]
    [InlineData("\uFEFFname,email,phone\nFern,fern@example.org,07700 900123")]
    [InlineData("Nombre;Correo electrónico;Teléfono\r\nFern;fern@example.org;07700 900123\r\n\r\n")]
    [InlineData("Phone\tNAME\te mail\r07700 900123\tFern\tfern@example.org\r")]
    [InlineData("\"name\",\"age\",\"E-Mail\",\"tel\"\n\" Fern \",\"7\",\"fern@example.org\",\"07700 900123\"\n,,,\n")]
    public void People_are_read_however_the_list_is_written(string list)
    {
        Assert.Equal(
            [new Listed("Fern", "fern@example.org", "07700 900123")],
            PeopleList.Read(Encoding.UTF8.GetBytes(list)).People
        );
    }

    [Fact]
    public void Quoted_cells_keep_separators_quotes_and_lines_and_everybody_comes_once()
    {
        var (people, _) = PeopleList.Read(
            "name,phone\n\"Fern \"\"the\"\", tall\",1\nMoss,2\nMoss,2\n\"Ivy\nRose\",3"u8
        );
        Assert.Equal(["Fern \"the\", tall", "Moss", "Ivy\nRose"], people.Select(p => p.Name));
    }

    [Theory]
    [InlineData(1252)]
    [InlineData(1200)]
    [InlineData(1201)]
    public void Accents_survive_the_codings_of_spreadsheets(int page)
    {
        var encoding = CodePagesEncodingProvider.Instance.GetEncoding(page) ?? Encoding.GetEncoding(page);
        byte[] bytes = [.. encoding.GetPreamble(), .. encoding.GetBytes("nombre;móvil\r\nBegoña “Bego” Peña;600")];
        Assert.Equal([new Listed("Begoña “Bego” Peña", "", "600")], PeopleList.Read(bytes).People);
    }

    [Theory]
    [InlineData("", "Moving.List.NoName")]
    [InlineData("Fern\nMoss", "Moving.List.NoName")]
    [InlineData("name\n", "Moving.List.Empty")]
    [InlineData("name,phone\n,123", "Moving.List.Nameless")]
    [InlineData("name\n\"Fern", "Moving.List.Quote")]
    [InlineData("name\nFe\0rn", "Moving.List.Odd")]
    public void What_cannot_be_read_says_why(string list, string key)
    {
        var (people, flaws) = PeopleList.Read(Encoding.UTF8.GetBytes(list));
        Assert.Empty(people);
        Assert.Equal([key], flaws.Select(f => f.Key));
    }

    [Fact]
    public void A_list_is_not_endless()
    {
        var rows = string.Concat(Enumerable.Range(0, PeopleList.MostPeople).Select(n => $"Fern {n}\n"));
        Assert.Equal(PeopleList.MostPeople, PeopleList.Read(Encoding.UTF8.GetBytes($"name\n{rows}")).People.Count);
        Assert.Empty(PeopleList.Read(Encoding.UTF8.GetBytes($"name\n{rows}Moss")).People);
        Assert.Empty(PeopleList.Read(new byte[PeopleList.MostBytes + 1]).People);
    }

    [Theory]
    [InlineData("=1+1", "'=1+1")]
    [InlineData("+44 7700 900123", "'+44 7700 900123")]
    [InlineData("-1", "'-1")]
    [InlineData("@SUM(A1)", "'@SUM(A1)")]
    [InlineData("\t=1", "'\t=1")]
    [InlineData("=HYPERLINK(\"x\",\"y\")", "\"'=HYPERLINK(\"\"x\"\",\"\"y\"\")\"")]
    [InlineData("Fern; Moss", "\"Fern; Moss\"")]
    [InlineData("Fern", "Fern")]
    public void No_cell_we_write_is_a_formula(string words, string cell) =>
        Assert.Equal($"{cell},x\r\n", CsvText.Line([words, "x"]));
}
