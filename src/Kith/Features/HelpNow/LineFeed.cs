using System.Text.Json.Nodes;
using Kith.Data;
using Kith.Features.Imports;
using Kith.Features.Services;
using Microsoft.EntityFrameworkCore;

namespace Kith.Features.HelpNow;

/// <summary>The hub's own list of help lines among the lists of the directory.</summary>
public static class LineFeed
{
    public const string Format = "help-lines";

    /// <summary>How ids of lines begin that a hub added itself; all others came with Kith.</summary>
    public const string OwnPrefix = "own-";

    /// <summary>The same in every hub, so that rules can name it.</summary>
    public static readonly Guid Id = new("5b0c6b54-3f4e-4a86-9d0a-2f6d0d3b7a11");

    /// <summary>The list, made when it is not there yet.</summary>
    public static async Task<Feed> OpenAsync(AppDb db, CancellationToken ct)
    {
        if (await db.Feeds.FirstOrDefaultAsync(f => f.Id == Id, ct) is { } known)
            return known;
        var feed = db.Add(Feed.Own(Id, Format, Format)).Entity;
        await db.SaveChangesAsync(ct);
        return feed;
    }

    /// <summary>All lines in it with their services, those that are over too.</summary>
    public static async Task<IReadOnlyList<(HelpLine Line, Service Service)>> ReadAsync(
        IQueryable<Service> services,
        CancellationToken ct
    )
    {
        var rows = await services.Where(s => s.FeedId == Id && s.ForeignId != null).ToListAsync(ct);
        return [.. rows.Select(s => (Of(s), s)).OrderBy(l => l.Item1.Name, StringComparer.Ordinal)];
    }

    /// <summary>The line a service is.</summary>
    public static HelpLine Of(Service service) =>
        LineRecord.Read(service.ForeignId!, JsonNode.Parse(service.Text)!.AsObject());
}
