using System.Globalization;
using System.Text.Json.Nodes;
using Kith.Data;
using Kith.Features.Imports;
using Kith.Features.Services;
using Kith.Features.Services.Hsds;
using Microsoft.EntityFrameworkCore;

namespace Kith.Features.Demo;

/// <summary>Invented services for the sample neighbourhood: a food shelf, a night line, a house whose address is kept.</summary>
public static class DemoServices
{
    private const string Resource = "Demo/services.json";
    private const string Recent = "{recent}";
    private static readonly TimeSpan CheckedBefore = TimeSpan.FromDays(20);

    /// <summary>Puts them into a directory that has none; once.</summary>
    public static Task<bool> PutAsync(WriteQueue writes, DateTime nowUtc, CancellationToken ct) =>
        writes.RunAsync(
            async db =>
            {
                if (await db.Services.AnyAsync(ct))
                    return false;
                var name = FeedName.Of(ServicesImport.Format, Resource, "alderbrook");
                var met = new Met(await FeedBook.OpenAsync(db, name, ("Kith in Alderbrook", null), nowUtc, ct));
                var batch = new Batch(db, met, nowUtc);
                foreach (var item in Items(nowUtc))
                {
                    var told = Told.Of(item, met.List);
                    batch.Add(told.Item, told.Tellings, told.Remarks);
                }
                await batch.WriteAsync(dryRun: false, ct);
                await db.TouchPublicAsync(ct);
                return true;
            },
            ct
        );

    private static List<HsdsItem> Items(DateTime nowUtc)
    {
        using var stream = typeof(DemoServices).Assembly.GetManifestResourceStream(Resource)!;
        using var reader = new StreamReader(stream);
        var day = (nowUtc - CheckedBefore).ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);
        var services = JsonNode.Parse(reader.ReadToEnd().Replace(Recent, day, StringComparison.Ordinal))!.AsArray();
        var row = 0;
        return [.. services.SelectMany(service => HsdsJsonReader.Items(service, ref row)).ToList()];
    }
}
