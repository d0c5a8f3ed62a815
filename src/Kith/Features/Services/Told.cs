using System.Text.Json;
using Kith.Features.Services.Hsds;

namespace Kith.Features.Services;

/// <summary>An object taken apart into its records, with everything about it that is not as HSDS wants it.</summary>
public sealed record Told(HsdsItem Item, IReadOnlyList<Telling> Tellings, List<string> Remarks)
{
    /// <summary>What was wrong with its values is said and kept; what cannot be read at all is refused.</summary>
    public static Told Of(HsdsItem item, string list)
    {
        var remarks = new List<string>(item.Remarks);
        if (item.Refusal is not null || !item.Kind.IsRecord)
            return new(item, [], remarks);
        try
        {
            var said = HsdsCheck
                .Of(item.Kind, item.Object)
                .Where(p => !p.Contains("id is no UUID", StringComparison.Ordinal))
                .ToList();
            var tellings = new HsdsSplitter(list).Split(item.Kind, item.Object, remarks);
            remarks.AddRange(said);
            return tellings.Count == 0 || tellings[^1].Kind != item.Kind
                ? new(item with { Refusal = string.Join("; ", remarks) }, [], remarks)
                // A brief line must not replace what was told whole.
                : new(item, item.IsPartial ? [.. tellings.Select(t => t with { IsWhole = false })] : tellings, remarks);
        }
        catch (Exception e)
            when (e is InvalidOperationException or ArgumentException or JsonException or FormatException)
        {
            return new(item with { Refusal = $"a value in it cannot be read: {e.Message}" }, [], remarks);
        }
    }
}
