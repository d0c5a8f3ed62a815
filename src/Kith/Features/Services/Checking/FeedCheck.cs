using System.Runtime.CompilerServices;
using System.Text.Json.Nodes;
using Kith.Features.Imports;
using Kith.Features.Services.Hsds;

namespace Kith.Features.Services.Checking;

/// <summary>
/// Looks through somebody's feed: an API from its first answer on, a file, or a package of CSV files. Every page of an API is
/// read, and every object of first pages by itself.
/// </summary>
/// <param name="rules">What documents must be.</param>
public sealed class FeedCheck(FeedRules rules)
{
    private const long MostBytes = 256L * 1024 * 1024;
    private const int MostPages = 100_000;

    private readonly FeedReferences _references = new();

    /// <summary>How many documents were looked at.</summary>
    public int Documents { get; private set; }

    /// <summary>Everything that is wrong or odd, as it is found.</summary>
    /// <exception cref="UnreadableInputException">It cannot be read at all.</exception>
    public async IAsyncEnumerable<Finding> FindAsync(string from, [EnumeratorCancellation] CancellationToken ct)
    {
        await foreach (var finding in HsdsApi.IsApi(from) ? ApiAsync(from, ct) : FileAsync(from, ct))
            yield return finding;
        foreach (var finding in _references.Dangling())
            yield return finding;
    }

    private async IAsyncEnumerable<Finding> ApiAsync(string from, [EnumeratorCancellation] CancellationToken ct)
    {
        var root = from.TrimEnd('/');
        var (details, _, _) = await AskAsync(from, ct);
        if (details is null)
            throw new UnreadableInputException($"{from} has nothing to look at.");
        if (HsdsApi.IsDetails(details))
        {
            foreach (var finding in rules.OfDetails("/", details))
                yield return finding;
        }
        else
            yield return new("/", "", "does not say which API this is: no version, profile or openapi_url");
        foreach (var (path, kind) in HsdsApi.Lists)
        {
            await foreach (var finding in ListAsync(root, path, kind, ct))
                yield return finding;
        }
    }

    private async IAsyncEnumerable<Finding> ListAsync(
        string root,
        string path,
        HsdsKind kind,
        [EnumeratorCancellation] CancellationToken ct
    )
    {
        var (pages, isSaid) = (new FeedPages(), false);
        for (var number = 1; number <= MostPages; number++)
        {
            var name = number == 1 ? $"/{path}" : $"/{path}?page={number}";
            var (page, why, isAbsent) = await AskAsync($"{root}{name}", ct);
            if (page is null)
            {
                // An API need not have every list, but services it has.
                if (number == 1 || !isAbsent || isSaid)
                    yield return new(
                        name,
                        "",
                        why!,
                        IsWrong: number > 1 || !isAbsent || kind == HsdsVocabulary.Service
                    );
                yield break;
            }
            foreach (var finding in rules.OfPage(name, kind, page).Concat(pages.Follow(name, page, number)))
                yield return finding;
            var items = (page["contents"] as JsonArray ?? []).OfType<JsonObject>().ToList();
            items.ForEach(item => _references.Hear(name, kind, item));
            if (number == 1)
            {
                await foreach (var finding in EachAsync(root, path, kind, items, ct))
                    yield return finding;
            }
            var isLast = HsdsApi.SaysLast(page, number);
            isSaid = isLast is not null;
            if (isLast is true || !pages.HasGrown)
                break;
        }
        foreach (var finding in pages.End($"/{path}"))
            yield return finding;
    }

    private async IAsyncEnumerable<Finding> EachAsync(
        string root,
        string path,
        HsdsKind kind,
        IEnumerable<JsonObject> items,
        [EnumeratorCancellation] CancellationToken ct
    )
    {
        foreach (var id in items.Select(i => HsdsSplitter.IdOf(i["id"])).OfType<string>())
        {
            var name = $"/{path}/{Uri.EscapeDataString(id)}";
            var (item, why, _) = await AskAsync(root + name, ct);
            if (item is null)
            {
                yield return new(name, "", why!);
                continue;
            }
            if (!string.Equals(HsdsSplitter.IdOf(item["id"]), id, StringComparison.OrdinalIgnoreCase))
                yield return new(
                    name,
                    "id",
                    $"is {HsdsSplitter.IdOf(item["id"]) ?? "missing"}, {id} was asked for",
                    // Whoever reads a feed asks for these two one by one.
                    IsWrong: kind == HsdsVocabulary.Service || kind == HsdsVocabulary.Organization
                );
            _references.Hear(name, kind, item);
            foreach (var finding in rules.OfItem(name, kind, item))
                yield return finding;
        }
    }

    private async IAsyncEnumerable<Finding> FileAsync(string from, [EnumeratorCancellation] CancellationToken ct)
    {
        using var package = await PackageFiles.OpenAsync(from, ct);
        var (joined, problems) = package is null ? (null, []) : PackageReader.Read(package, mapping: null);
        foreach (var problem in problems)
            yield return new($"{problem.Slug} line {problem.Row}", "", problem.Reason ?? "", IsWrong: false);
        await using var source = package is null ? await Source.OpenAsync(from, MostBytes, ct) : null;
        var items = joined is null ? HsdsJsonReader.ReadAsync(source!, ct) : joined.ToAsyncEnumerable();
        var ids = new HashSet<string>(StringComparer.OrdinalIgnoreCase);
        await foreach (var item in items)
        {
            Documents++;
            var name = item.File is null ? $"object {item.Row}" : $"{item.File} line {item.Row}";
            if (item.Refusal is { } refusal)
            {
                yield return new(name, "", refusal);
                continue;
            }
            foreach (var finding in rules.OfItem(name, item.Kind, item.Object))
                yield return finding;
            if (HsdsSplitter.IdOf(item.Object["id"]) is { } id && !ids.Add($"{item.Kind.Name} {id}"))
                yield return new(name, "id", $"{id} is the id of an earlier {item.Kind.Name} already");
            _references.Hear(name, item.Kind, item.Object);
        }
    }

    /// <summary>An answer, or why there is none, and whether that is as an API may say it.</summary>
    private async Task<(JsonObject? Answer, string? Why, bool IsAbsent)> AskAsync(string address, CancellationToken ct)
    {
        try
        {
            await using var source = await Source.OpenAsync(address, MostBytes, ct);
            var (node, why) = StrictJson.Parse(await source.ReadAllAsync(ct));
            Documents++;
            return (node as JsonObject, why ?? (node is JsonObject ? null : "is no object"), false);
        }
        catch (UnreadableInputException e)
        {
            return (null, e.Message, e.IsAbsent);
        }
    }
}
