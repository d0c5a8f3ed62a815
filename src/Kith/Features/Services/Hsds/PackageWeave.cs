using System.Text.Json.Nodes;
using Kith.Features.Imports;

namespace Kith.Features.Services.Hsds;

/// <summary>
/// Puts the rows of a tabular package inside each other as HSDS JSON nests them. A row that belongs to several stands in each; one
/// that belongs to nothing the package has is loose. References that lead nowhere are kept and told.
/// </summary>
public sealed class PackageWeave
{
    private static readonly string[] Owners =
    [
        "organization",
        "service",
        "location",
        "service_at_location",
        "contact",
        "phone",
    ];

    private readonly Dictionary<(string Kind, string Id), PackageRow> _owners = [];
    private readonly ILookup<string?, PackageRow> _byId;
    private readonly ILookup<string?, PackageRow> _capacities;
    private readonly List<ReportRow> _problems = [];

    private PackageWeave(IReadOnlyList<PackageRow> rows)
    {
        foreach (var row in rows)
            if (row.Id is { } id && !_owners.TryAdd((row.Kind.Name, id), row))
                Say(row, "an earlier row of its kind has the same id; what points at it stands in that one");
        _byId = _owners.Values.ToLookup(r => r.Id);
        _capacities = rows.Where(r => r.Kind.Name == "service_capacity").ToLookup(r => Pointer(r, "unit_id"));
    }

    /// <summary>Objects with everything inside, those that others point at first, and what leads nowhere.</summary>
    public static (IReadOnlyList<HsdsItem> Items, IReadOnlyList<ReportRow> Problems) Of(IReadOnlyList<PackageRow> rows)
    {
        var weave = new PackageWeave(rows);
        foreach (var row in rows)
            weave.Place(row);
        weave.OpenRings(rows);
        // Rows that stand inside another are written with it.
        return ([.. rows.Where(r => !r.IsInside).OrderBy(Turn).Select(Item)], weave._problems);
    }

    /// <summary>Rows that stand only in each other, or in themselves, would be written with nothing.</summary>
    private void OpenRings(IReadOnlyList<PackageRow> rows)
    {
        var written = new HashSet<PackageRow>();
        foreach (var row in rows.Where(r => !r.IsInside))
            Write(row, written);
        foreach (var row in rows.Where(r => !written.Contains(r)))
        {
            if (written.Contains(row))
                continue;
            row.StandAlone();
            Say(row, "it stands in itself; it is kept beside the others");
            Write(row, written);
        }
    }

    private static void Write(PackageRow row, HashSet<PackageRow> written)
    {
        var open = new Stack<PackageRow>([row]);
        while (open.TryPop(out var next))
        {
            if (!written.Add(next))
                continue;
            foreach (var inside in next.Inside)
                open.Push(inside);
        }
    }

    private static HsdsItem Item(PackageRow row) => new(row.Line, row.File, row.Kind, row.Build());

    /// <summary>Terms, organizations and places before the services that point at them: their documents are then written once.</summary>
    private static int Turn(PackageRow row) =>
        row.Kind.Name switch
        {
            "taxonomy" => 0,
            "taxonomy_term" => 1,
            "organization" => 2,
            "program" => 3,
            "location" => 4,
            "service" => 5,
            "service_at_location" => 6,
            _ => 7,
        };

    private void Place(PackageRow row)
    {
        switch (row.Kind.Name)
        {
            case "service_at_location":
                Into(row, "service_id");
                break;
            case "attribute":
                Linked(row, ("link_entity", "link_id"));
                break;
            case "metadata":
                Linked(row, ("resource_type", "resource_id"));
                break;
            case "unit":
                foreach (var capacity in row.Id is null ? [] : _capacities[row.Id])
                    capacity.Take("unit", back: null, row);
                break;
            case "eligibility" or "eligibilities":
                Eligibility(row);
                break;
            default:
                if (!row.Kind.IsRecord)
                    foreach (var owner in Owners)
                        Into(row, $"{owner}_id");
                break;
        }
    }

    private void Into(PackageRow row, string column)
    {
        if (Pointer(row, column) is not { } id)
            return;
        if (_owners.TryGetValue((column[..^3], id), out var owner))
            owner.Take(ListIn(owner.Kind, row.Kind), column, row);
        else
            Nowhere(row, column, id);
    }

    private void Linked(PackageRow row, (string Kind, string Id) columns)
    {
        if (Pointer(row, columns.Id) is not { } id)
            return;
        var named = HsdsOlder.KindOf(Pointer(row, columns.Kind) ?? "");
        var others = _byId[id].Where(r => r != row).ToList();
        var owners = others.Where(r => r.Kind.Name == named?.Name).ToList();
        // A list may say of what something is told, and mean another thing than what it stands in. Only a UUID says which for certain.
        if (owners.Count == 0 && (named is null || HsdsId.IsUuid(id)))
            owners = others;
        foreach (var owner in owners)
            owner.Take(row.Kind.List, columns.Id, row);
        if (owners.Count == 0)
            Nowhere(row, columns.Id, id);
    }

    /// <summary>HSDS 1.1 said in a table of its own who a service is for.</summary>
    private void Eligibility(PackageRow row)
    {
        if (Pointer(row, "eligibility") is not { } words || Pointer(row, "service_id") is not { } id)
            return;
        if (_owners.TryGetValue(("service", id), out var service))
        {
            var before = Pointer(service, "eligibility_description");
            service.Values["eligibility_description"] = before is null ? words : $"{before}; {words}";
            service.Take("eligibility", "service_id", row);
        }
        if (!row.IsInside)
            Nowhere(row, "service_id", id);
    }

    private static string ListIn(HsdsKind owner, HsdsKind kind) =>
        (owner.Name, kind.Name) == ("organization", "url") ? "additional_websites" : kind.List;

    private void Nowhere(PackageRow row, string column, string id) =>
        Say(row, $"{column} {id} is not in the package; it is kept as it is");

    private void Say(PackageRow row, string what) =>
        _problems.Add(new(row.Line, $"{row.File} {row.Id}".TrimEnd(), Outcome.Imported, what));

    private static string? Pointer(PackageRow row, string column) => HsdsSplitter.IdOf(row.Values[column]);
}
