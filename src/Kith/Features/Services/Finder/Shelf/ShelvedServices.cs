using System.Collections;
using Kith.Data.Search;

namespace Kith.Features.Services.Finder.Shelf;

/// <summary>Every service that can be found, in order of name, and what each is found by. Never changes: a change makes another one.</summary>
public sealed class ShelvedServices
{
    public static readonly ShelvedServices None = new([]);

    private readonly ShelvedSpot[][] _spots;
    private readonly Postings _words;
    private readonly Postings _terms;
    private readonly Postings _under;
    private readonly Dictionary<int, int[]> _inCell;
    private readonly int[][] _inHour;
    private readonly int[] _anywhere;

    /// <summary>Puts spots in order.</summary>
    /// <param name="rows">All spots of all services, in any order.</param>
    public ShelvedServices(IEnumerable<ShelvedRow> rows)
    {
        var services = rows.GroupBy(r => r.Spot.Row.Id)
            .Select(g => g.OrderByDescending(r => r.Spot.IsFirst).ThenBy(r => r.Spot.Row.Place, StringComparer.Ordinal))
            .Select(g => g.ToArray())
            .OrderBy(s => s[0].Spot.Row.Name, StringComparer.Ordinal)
            .ThenBy(s => s[0].Spot.Row.Id)
            .ToList();
        _spots = [.. services.Select(s => s.Select(r => r.Spot).ToArray())];
        _words = new([.. services.Select(s => s[0].Words)]);
        _terms = new([.. services.Select(s => s[0].Terms)]);
        _under = new([.. services.Select(s => s[0].TermsAbove)]);
        var cells = Having(spot => spot.Cell is { } cell ? [cell] : []);
        _inCell = cells.ToDictionary(c => c.Key, c => c.ToArray());
        var hours = Having(spot => spot.Slots.SelectMany(OpenTime.HoursOfWeek));
        _inHour = [.. Enumerable.Range(0, OpenTime.WeekHours).Select(hour => hours[hour].ToArray())];
        _anywhere = [.. Having(spot => spot.Row.IsAnywhere ? [0] : [])[0]];
    }

    public int Count => _spots.Length;

    /// <summary>The spots of the service at a place in the order of names; of two that answer equally well the one before stands for it.</summary>
    public ReadOnlySpan<ShelvedSpot> Spots(int service) => _spots[service];

    /// <summary>Services that have every word of a text, in any form, as the beginning of one of theirs; all when nothing of it can be searched for.</summary>
    public BitArray Matching(string text)
    {
        var all = new BitArray(Count, defaultValue: true);
        foreach (var word in SearchIndex.Words(text))
            all.And(_words.Beginning(word));
        return all;
    }

    /// <summary>Leaves those of a few services that may be open then. A hint that hides nothing; each has to be looked at.</summary>
    public void LeaveOpen(BitArray these, OpenTime at)
    {
        if (at.HourOfWeek is { } hour)
            these.And(Postings.Mark(Count, [_inHour[hour]]));
    }

    /// <summary>Leaves those of a few services that may be near. A hint as well.</summary>
    public void LeaveNear(BitArray these, Circle circle)
    {
        if (circle.Cells is { } cells)
            these.And(Postings.Mark(Count, [.. cells.Select(c => _inCell.GetValueOrDefault(c, [])), _anywhere]));
    }

    /// <summary>Services that carry any of these terms.</summary>
    public BitArray Carrying(IEnumerable<Guid> terms) =>
        terms.Aggregate(new BitArray(Count), (any, term) => any.Or(_terms.Being(ServiceSpot.Term(term))));

    /// <summary>Services that carry a term or one right under it.</summary>
    public BitArray Under(Guid term) => Carrying([term]).Or(_under.Being(ServiceSpot.Term(term)));

    private ILookup<int, int> Having(Func<ShelvedSpot, IEnumerable<int>> marks) =>
        _spots
            .SelectMany((spots, n) => spots.SelectMany(marks).Distinct().Select(mark => (Mark: mark, Service: n)))
            .ToLookup(m => m.Mark, m => m.Service);
}
