using System.Text.Json.Nodes;
using Kith.Data;

namespace Kith.Features.Services.Finder;

/// <summary>
/// What a service's document says of each <see cref="Mark"/>. By an attribute whose term, or whose label where it has none, is the mark's code; else by HSDS's own fields, where they say it
/// without doubt. How is written down in docs/decisions/0019.
/// </summary>
public static class MarksIn
{
    private static readonly string[] No = ["no", "false", "0", "none", "n"];

    // Words that say all there is to say. "Free for residents" is not among them: who reads only "free" must not be asked to pay.
    private static readonly string[] FreeWords =
    [
        "free",
        "free of charge",
        "no charge",
        "no fee",
        "no fees",
        "no cost",
        "none",
        "gratis",
        "gratuito",
    ];

    private static readonly string[] WalkInWords =
    [
        "walk in",
        "drop in",
        "just walk in",
        "just turn up",
        "no appointment needed",
        "no appointment necessary",
        "sin cita",
        "sin cita previa",
    ];

    private static readonly string[] NothingWords =
    [
        "none",
        "no",
        "none required",
        "no documents",
        "nothing",
        "ninguno",
        "na",
    ];

    /// <summary>Everything said and everything denied; a mark that was said both ways counts as denied.</summary>
    public static (Mark Said, Mark Denied) Of(JsonObject service)
    {
        var (said, denied) = (Mark.None, Mark.None);
        foreach (var (mark, isSo) in Attributes(service))
        {
            said |= isSo ? mark : Mark.None;
            denied |= isSo ? Mark.None : mark;
        }
        foreach (var (mark, isSo) in Fields(service).Where(f => !(said | denied).HasFlag(f.Mark)).ToList())
        {
            said |= isSo ? mark : Mark.None;
            denied |= isSo ? Mark.None : mark;
        }
        return (said & ~denied, denied);
    }

    /// <summary>Whether words about fees say that there are none, and nothing else.</summary>
    public static bool SaysOnlyFree(string words) => FreeWords.Contains(Fold.Words(words), StringComparer.Ordinal);

    private static IEnumerable<(Mark Mark, bool IsSo)> Attributes(JsonObject service) =>
        from carrier in service
            .Parts("phones")
            .Concat(service.Parts("schedules"))
            .Concat(service.Parts("cost_options"))
            .Concat(service.Parts("required_documents"))
            .Append(service)
        from attribute in carrier.Parts("attributes")
        let term = attribute.Part("taxonomy_term")
        let mark = Marks.Of(term?.Word("code") ?? attribute.Word("label") ?? "")
        where mark != Mark.None
        select (mark, !No.Contains(Fold.Words(attribute.Word("value")), StringComparer.Ordinal));

    private static IEnumerable<(Mark Mark, bool IsSo)> Fields(JsonObject service)
    {
        if (Cost(service) is { } isFree)
            yield return (Mark.Free, isFree);
        if (WalkInWords.Contains(Fold.Words(service.Word("application_process")), StringComparer.Ordinal))
            yield return (Mark.NoAppointment, true);
        var papers = service.Parts("required_documents").Select(d => d.Word("document")).OfType<string>().ToList();
        if (papers.Count > 0)
            yield return (Mark.NoPapers, papers.TrueForAll(IsNothing));
        if (service.Word("interpretation_services") is { } interpreting)
            yield return (Mark.Interpreter, !IsNothing(interpreting));
        var types = service.Parts("phones").Select(p => p.Word("type")?.ToLowerInvariant()).ToList();
        if (types.Contains("text"))
            yield return (Mark.TextChat, true);
        if (types.Contains("textphone"))
            yield return (Mark.Deaf, true);
    }

    /// <summary>Whether it is free: by its prices, all of them; else by words that leave no doubt. Null when nobody said.</summary>
    private static bool? Cost(JsonObject service)
    {
        var amounts = service.Parts("cost_options").Select(c => c.Amount("amount")).ToList();
        if (amounts.Exists(a => a > 0))
            return false;
        var words = new[] { service.Word("fees_description"), service.Word("fees") }.OfType<string>().ToList();
        if (words.Count > 0)
            return words.TrueForAll(SaysOnlyFree) ? true : null;
        return amounts.Count > 0 && amounts.TrueForAll(a => a == 0) ? true : null;
    }

    private static bool IsNothing(string words) => NothingWords.Contains(Fold.Words(words), StringComparer.Ordinal);
}
