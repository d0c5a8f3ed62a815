using System.Runtime.CompilerServices;
using System.Text.Json;
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
        var (details, _) = await AskAsync(from, ct);
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
        var pages = new FeedPages();
        for (var number = 1; number <= MostPages; number++)
        {
            var name = number == 1 ? $"/{path}" : $"/{path}?page={number}";
            var (page, why) = await AskAsync($"{root}{name}", ct);
            if (page is null)
            {
                yield return new(name, "", why!, IsWrong: number > 1);
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
            if (HsdsApi.SaysLast(page, number) is not false || !pages.HasGrown)
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
            var (item, why) = await AskAsync(root + name, ct);
            if (item is null)
            {
                yield return new(name, "", why!);
                continue;
            }
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
            _references.Hear(name, item.Kind, item.Object);
        }
    }

    /// <summary>An answer, or why there is none.</summary>
    private async Task<(JsonObject? Answer, string? Why)> AskAsync(string address, CancellationToken ct)
    {
        try
        {
            await using var source = await Source.OpenAsync(address, MostBytes, ct);
            var answer = JsonNode.Parse(await source.ReadAllAsync(ct)) as JsonObject;
            Documents++;
            return (answer, answer is null ? "is no object" : null);
        }
        catch (JsonException e)
        {
            return (null, $"is no JSON: {e.Message}");
        }
        catch (UnreadableInputException e)
        {
            return (null, e.Message);
        }
    }
}
