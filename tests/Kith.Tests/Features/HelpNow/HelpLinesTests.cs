using System.Globalization;
using System.Text.Json;
using System.Text.RegularExpressions;
using Kith.Features.HelpNow;
using Microsoft.Extensions.Logging.Abstractions;

namespace Kith.Tests.Features.HelpNow;

public sealed partial class HelpLinesTests : IDisposable
{
    private readonly string _file = Path.Combine(Path.GetTempPath(), $"help-now-{Guid.NewGuid():N}.json");
    private readonly HelpLines _lines;

    public HelpLinesTests() => _lines = new HelpLines(_file, NullLogger<HelpLines>.Instance);

    public void Dispose() => File.Delete(_file);

    public static TheoryData<string, string> Checked =>
        new()
        {
            { "GB", "116 123" },
            { "IE", "116 123" },
            { "US", "988" },
            { "CA", "988" },
            { "AU", "13 11 14" },
        };

    [Theory, MemberData(nameof(Checked))]
    public void The_best_known_lines_are_there(string country, string number) =>
        Assert.Contains(_lines.For(country)!.Lines, line => line.Call == number);

    [Theory]
    [InlineData("GB", "999")]
    [InlineData("IE", "112")]
    [InlineData("US", "911")]
    [InlineData("CA", "911")]
    [InlineData("AU", "000")]
    [InlineData("FR", "112")]
    [InlineData("gb", "999")]
    [InlineData("ZZ", "112")]
    public void Every_country_has_a_number_for_danger(string country, string number) =>
        Assert.Equal(number, _lines.EmergencyIn(country));

    [Fact]
    public void Every_shipped_line_can_be_reached_and_says_where_it_comes_from()
    {
        foreach (var line in _lines.Countries.SelectMany(country => _lines.For(country)!.Lines))
        {
            Assert.True(line.Call is not null || line.Text is not null, line.Id);
            Assert.All(
                new[] { line.Call, line.Text }.OfType<string>(),
                number => Assert.Matches(@"^[*#\d][\d -]+$", number)
            );
            Assert.True(Uri.TryCreate(line.Source, UriKind.Absolute, out var source), line.Id);
            Assert.StartsWith("http", source!.Scheme, StringComparison.Ordinal);
            Assert.NotEmpty(line.Languages);
            Assert.All(line.Languages, code => Assert.NotEqual(code, CultureInfo.GetCultureInfo(code).NativeName));
            Assert.True(line.Hours is null or "always" || Hours().IsMatch(line.Hours), line.Id);
            Assert.NotNull(Speaking.Texts.Find($"HelpNow.For.{line.For}"));
        }
    }

    [Fact]
    public void No_shipped_line_claims_that_somebody_rang_it() =>
        Assert.All(
            _lines.Countries.SelectMany(country => _lines.For(country)!.Lines),
            line => Assert.Null(line.Verified)
        );

    [Fact]
    public void Ids_are_unique()
    {
        var ids = _lines.Countries.SelectMany(country => _lines.For(country)!.Lines).Select(line => line.Id).ToList();
        Assert.Equal(ids.Count, ids.Distinct().Count());
    }

    [Fact]
    public void A_list_of_the_hubs_own_takes_over_at_once_and_gives_way_when_it_is_gone()
    {
        Assert.Equal("999", _lines.EmergencyIn("GB"));
        Keep("123");
        Assert.Equal("123", _lines.EmergencyIn("GB"));
        File.Delete(_file);
        Assert.Equal("999", _lines.EmergencyIn("GB"));
    }

    [Theory]
    [InlineData("not json")]
    [InlineData("{\"GB\":{\"emergency\":[],\"lines\":[]}}")]
    [InlineData("{\"GB\":{\"lines\":[]}}")]
    [InlineData("{\"GB\":null}")]
    [InlineData("[]")]
    [InlineData("{\"GB\":{\"emergency\":[\"1\"],\"lines\":[{\"name\":\"x\"}]}}")]
    [InlineData("{\"GB\":{\"emergency\":[\"1\"],\"lines\":[null]}}")]
    public void A_broken_list_leaves_the_one_before_in_force(string broken)
    {
        Keep("123");
        Assert.Equal("123", _lines.EmergencyIn("GB"));
        File.WriteAllText(_file, broken);
        File.SetLastWriteTimeUtc(_file, new DateTime(2030, 1, 1, 0, 0, 0, DateTimeKind.Utc));
        Assert.Equal("123", _lines.EmergencyIn("GB"));
    }

    [Fact]
    public void What_is_written_can_be_read_again()
    {
        var shipped = _lines.Countries.ToDictionary(country => country, country => _lines.For(country)!);
        var again = HelpLines.Parse(HelpLines.Write(shipped));
        Assert.Equal(JsonSerializer.Serialize(shipped["US"]), JsonSerializer.Serialize(again["US"]));
    }

    private void Keep(string number) =>
        File.WriteAllBytes(
            _file,
            HelpLines.Write(new Dictionary<string, CountryHelp> { ["GB"] = new CountryHelp([number], []) })
        );

    [GeneratedRegex("^([01]\\d|2[0-4]):[0-5]\\d-([01]\\d|2[0-4]):[0-5]\\d( (mo|tu|we|th|fr|sa|su))*$")]
    private static partial Regex Hours();
}
