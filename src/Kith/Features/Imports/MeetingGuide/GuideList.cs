using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using Kith.Data;

namespace Kith.Features.Imports.MeetingGuide;

/// <summary>A group that rows of the list name, with what any of them says about it.</summary>
public sealed record GuideGroup(string Name, string? Notes, string? PlaceKey)
{
    public static string KeyOf(string name) => GuidePlace.Shorten(Fold.Words(name) is { Length: > 0 } key ? key : name);
}

/// <summary>A whole list, checked: rows to take, the rest with its reasons, and the venues and groups that rows share.</summary>
public sealed class GuideList
{
    /// <summary>Goes up when the same row would be read differently, so that everything is taken anew once.</summary>
    private const string Reading = "1";

    private readonly Dictionary<string, GuidePlace> _places = [];
    private readonly Dictionary<string, GuideGroup> _groups = [];
    private readonly Dictionary<string, int> _slugs = [];
    private readonly List<GuideRow> _rows = [];
    private readonly List<ReportRow> _others = [];

    public IReadOnlyList<GuideRow> Rows => _rows;

    /// <summary>Rows refused or left out.</summary>
    public IReadOnlyList<ReportRow> Others => _others;

    public IReadOnlyDictionary<string, GuidePlace> Places => _places;

    public IReadOnlyDictionary<string, GuideGroup> Groups => _groups;

    /// <summary>Whether the list still has this meeting, even as a row that was refused or left out.</summary>
    public bool Has(string slug) => _slugs.ContainsKey(slug);

    /// <summary>Checks every element; those without one of the types in <paramref name="only"/> are left out (empty: none are).</summary>
    public static GuideList Of(IEnumerable<GuideElement> elements, string zone, IReadOnlyCollection<string> only)
    {
        var list = new GuideList();
        foreach (var element in elements)
            list.Take(element, zone, only);
        return list;
    }

    /// <summary>SHA-256 of all that decides what a row becomes: itself, its zone, and what others say of its venue and group.</summary>
    public string Hash(GuideRow row)
    {
        var words = new StringBuilder(Reading).Append('\n').Append(row.When.Zone).Append('\n').Append(row.Raw);
        if (row.Place is { } place)
            words.Append('\n').Append(JsonSerializer.Serialize(_places[place.Key]));
        if (row.Group is { } group)
            words.Append('\n').Append(JsonSerializer.Serialize(_groups[GuideGroup.KeyOf(group)]));
        return Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(words.ToString())));
    }

    private void Take(GuideElement element, string zone, IReadOnlyCollection<string> only)
    {
        var (row, slug, refusal) = GuideReader.Read(element, zone);
        if (slug is not null && !_slugs.TryAdd(slug, element.Number))
            (row, refusal) = (null, $"row {_slugs[slug]} already has the slug '{GuideFields.Short(slug)}'");
        if (row is null)
        {
            _others.Add(new(element.Number, slug, Outcome.Refused, refusal));
            return;
        }
        Gather(row);
        if (only.Count == 0 || row.Types.Any(only.Contains))
            _rows.Add(row);
        else
            _others.Add(
                new(row.Number, row.Slug, Outcome.LeftOut, $"it has none of the types {string.Join(", ", only)}")
            );
    }

    private void Gather(GuideRow row)
    {
        if (row.Place is { } place)
            _places[place.Key] = _places.TryGetValue(place.Key, out var known) ? known.With(place) : place;
        if (row.Group is not { } name)
            return;
        var key = GuideGroup.KeyOf(name);
        var group = _groups.GetValueOrDefault(key) ?? new(name, null, null);
        _groups[key] = group with
        {
            Notes = group.Notes ?? row.GroupNotes,
            PlaceKey = group.PlaceKey ?? row.Place?.Key,
        };
    }
}
