using System.Collections.Frozen;
using System.Text.Json;

namespace Kith.Features.HelpNow;

/// <summary>
/// Emergency numbers and help lines by country, as pages show them: from <c>help-now.json</c> in the data folder, which
/// <see cref="LineFile"/> keeps as the directory has them, else as they come with the program. Never from the database, so that help
/// stands when everything else is down.
/// </summary>
/// <param name="file">Path of the hub's own list, which need not exist; null for the shipped one only.</param>
/// <param name="log">Hears of a list that cannot be read.</param>
public sealed partial class HelpLines(string? file, ILogger<HelpLines> log)
{
    /// <summary>Name of the hub's own list in the data folder; the same form as the shipped one.</summary>
    public const string FileName = "help-now.json";

    /// <summary>The number mobile networks of many countries understand; the answer where nobody knows better.</summary>
    public const string WideEmergency = "112";

    private static readonly JsonSerializerOptions Form = new(JsonSerializerDefaults.Web) { WriteIndented = true };
    private static readonly FrozenDictionary<string, CountryHelp> Shipped = ReadShipped();

    private volatile Kept _kept = new(DateTime.MinValue, Shipped);

    private sealed record Kept(DateTime Written, FrozenDictionary<string, CountryHelp> Countries);

    /// <summary>ISO 3166-1 codes of the countries with numbers, in alphabetical order.</summary>
    public IEnumerable<string> Countries => Current.Keys.Order(StringComparer.Ordinal);

    /// <summary>The numbers of a country, or null when none are known.</summary>
    /// <param name="country">ISO 3166-1 two-letter code.</param>
    public CountryHelp? For(string country) => Current.GetValueOrDefault(country.ToUpperInvariant());

    /// <summary>The numbers of a country as they come with the program.</summary>
    public static CountryHelp? ShippedFor(string country) => Shipped.GetValueOrDefault(country);

    /// <summary>Every country's as they come with the program.</summary>
    public static IReadOnlyDictionary<string, CountryHelp> AllShipped => Shipped;

    /// <summary>What to ring in a country when somebody is in danger; 112 where nobody knows better.</summary>
    public string EmergencyIn(string country) => For(country)?.Emergency[0] ?? WideEmergency;

    /// <summary>Reads a list in the form of <c>help-now.json</c>.</summary>
    /// <exception cref="JsonException">It is not of that form.</exception>
    public static FrozenDictionary<string, CountryHelp> Parse(ReadOnlySpan<byte> json)
    {
        var countries = JsonSerializer.Deserialize<Dictionary<string, CountryHelp>>(json, Form) ?? [];
        if (
            countries.Values.Any(country =>
                country is not { Emergency: [_, ..], Lines: { } lines } || !lines.All(IsWhole)
            )
        )
        {
            throw new JsonException("A country has no emergency number, or a line lacks what every line needs.");
        }
        return countries.ToFrozenDictionary(StringComparer.OrdinalIgnoreCase);
    }

    /// <summary>Writes a list in the form of <c>help-now.json</c>.</summary>
    public static byte[] Write(IReadOnlyDictionary<string, CountryHelp> countries) =>
        JsonSerializer.SerializeToUtf8Bytes(countries, Form);

    // Files are written by people too: what the record promises is never null may be.
    private static bool IsWhole(HelpLine? line) =>
        line is { Id: not null, Name: not null, For: not null, Languages: not null, Source: not null };

    // One look at the file's time per request; a list that cannot be read leaves the one before in force.
    private FrozenDictionary<string, CountryHelp> Current
    {
        get
        {
            if (file is not null && File.GetLastWriteTimeUtc(file) is var written && written != _kept.Written)
            {
                _kept = new Kept(written, File.Exists(file) ? Read(file) : Shipped);
            }
            return _kept.Countries;
        }
    }

    private FrozenDictionary<string, CountryHelp> Read(string path)
    {
        try
        {
            return Parse(File.ReadAllBytes(path));
        }
        catch (Exception error) when (error is JsonException or IOException or UnauthorizedAccessException)
        {
            LogUnreadable(error);
            return _kept.Countries;
        }
    }

    private static FrozenDictionary<string, CountryHelp> ReadShipped()
    {
        using var stream = typeof(HelpLines).Assembly.GetManifestResourceStream("HelpNow/helplines.json")!;
        using var bytes = new MemoryStream();
        stream.CopyTo(bytes);
        return Parse(bytes.ToArray());
    }

    [LoggerMessage(
        Level = LogLevel.Error,
        Message = "help-now.json cannot be read; the help lines before it stay in force."
    )]
    private partial void LogUnreadable(Exception error);
}
