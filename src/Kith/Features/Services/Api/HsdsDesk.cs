using Kith.Data;
using Kith.Features.Places;
using Kith.Rules;
using Kith.Texts;
using Microsoft.EntityFrameworkCore;

namespace Kith.Features.Services.Api;

/// <summary>Reads some records and writes them as JSON; the last query is what is counted.</summary>
public delegate Task<HsdsFound> HsdsRead<T>(
    HsdsShelf shelf,
    IQueryable<T> page,
    IQueryable<T> all,
    CancellationToken ct
);

/// <summary>
/// Answers the HSDS API: pages, lines and single objects of whatever kind. Everybody gets what strangers get, stewards too,
/// so that an answer can be kept and compared.
/// </summary>
public sealed class HsdsDesk(ViewerDb viewed, Near near, T texts)
{
    /// <summary>Objects read at once when all are sent, each on a line.</summary>
    private const int Together = 200;

    private readonly ViewerDb _db = viewed.As(Viewer.Stranger);

    /// <summary>A page of a list or, with <c>format=ndjson</c>, all of it.</summary>
    public async Task<IResult> ListAsync<T>(
        HsdsResource resource,
        IQueryCollection query,
        Func<HsdsFilters, IQueryable<T>> which,
        HsdsRead<T> read,
        CancellationToken ct
    )
        where T : HsdsRecord
    {
        var (asked, wrong) = HsdsAsked.Read(query, resource.Asked);
        if (asked is null)
            return Meaningless(wrong!, "Hsds.Wrong");
        var middle = asked.Postcode is { } code ? (await near.ResolveAsync(_db, code, ct)).Place : null;
        if (asked.Postcode is not null && middle?.Code is null)
            return Meaningless("postcode", "Hsds.Postcode");
        var all = which(new(_db, asked, middle));
        var shelf = new HsdsShelf(_db, asked);
        if (asked.Lines)
            return new HsdsLines(LinesAsync(all, (page, none, stop) => read(shelf, page, none, stop), ct));
        var found = await read(shelf, all.OrderBy(r => r.Id).Skip(asked.Skip).Take(asked.PerPage), all, ct);
        var total = found.Total ?? (asked.Page == 1 ? 0 : await all.CountAsync(ct));
        return new HsdsAnswer(HsdsPage.Write(asked, found, total));
    }

    /// <summary>One object with everything inside, or 404.</summary>
    public async Task<IResult> OneAsync<T>(
        HsdsResource resource,
        string id,
        IQueryCollection query,
        Func<HsdsFilters, IQueryable<T>> which,
        HsdsRead<T> read,
        CancellationToken ct
    )
        where T : HsdsRecord
    {
        var (asked, wrong) = HsdsAsked.Read(query, resource.AskedOfOne);
        if (asked is null)
            return Meaningless(wrong!, "Hsds.Wrong");
        var found = Guid.TryParseExact(id, "D", out var key)
            ? await read(
                new(_db, asked with { Full = true }),
                Only(which(new(_db, new(1, 1), null)), key),
                None<T>(which),
                ct
            )
            : new(null, []);
        if (found.Items is [] && resource == HsdsOpenApi.Services && await _db.MergedIntoAsync(id, ct) is { } kept)
            return Results.Redirect($"/hsds/{resource.Path}/{kept}", permanent: true);
        return found.Items is [var one, ..]
            ? new HsdsAnswer(System.Text.Encoding.UTF8.GetBytes(one.Json))
            : Results.Problem(
                statusCode: StatusCodes.Status404NotFound,
                title: texts["Hsds.Absent"],
                detail: texts["Hsds.Absent.Detail"]
            );
    }

    private static IQueryable<T> Only<T>(IQueryable<T> records, Guid id)
        where T : HsdsRecord => records.Where(r => r.Id == id);

    // Nothing is counted where there is no page.
    private IQueryable<T> None<T>(Func<HsdsFilters, IQueryable<T>> which)
        where T : HsdsRecord => which(new(_db, new(1, 1), null)).Where(_ => false);

    private static async IAsyncEnumerable<string> LinesAsync<T>(
        IQueryable<T> all,
        Func<IQueryable<T>, IQueryable<T>, CancellationToken, Task<HsdsFound>> read,
        [System.Runtime.CompilerServices.EnumeratorCancellation] CancellationToken ct
    )
        where T : HsdsRecord
    {
        Guid? last = null;
        while (true)
        {
            var after = last.GetValueOrDefault();
            var rest = last is null ? all : all.Where(r => r.Id > after);
            var found = await read(rest.OrderBy(r => r.Id).Take(Together), all.Where(_ => false), ct);
            foreach (var (id, json) in found.Items)
            {
                yield return json;
                last = id;
            }
            if (found.Items.Count == 0)
                yield break;
        }
    }

    private IResult Meaningless(string name, string why) =>
        Results.ValidationProblem(
            new Dictionary<string, string[]> { [name] = [texts[why, name]] },
            title: texts["Hsds.Wrong.Title"]
        );
}
