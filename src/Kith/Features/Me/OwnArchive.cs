using System.IO.Compression;
using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Nodes;
using System.Text.Unicode;
using Kith.Data;
using Kith.Texts;
using Kith.Web;

namespace Kith.Features.Me;

/// <summary>
/// Everything the hub keeps about a person in one ZIP file: JSON for programs, and one page to read it by. Made in memory, because
/// one person's rows are few, and sent at once; nothing of it is kept here.
/// </summary>
public sealed class OwnArchive(Secrets secrets, T texts)
{
    private static readonly JsonSerializerOptions Readable = new()
    {
        WriteIndented = true,
        Encoder = JavaScriptEncoder.Create(UnicodeRanges.All),
    };

    /// <summary>Writes it all, one part after the other.</summary>
    public async Task WriteAsync(ViewerDb db, Stream to, CancellationToken ct)
    {
        // Packing writes in ways that a connection does not take.
        using var packed = new MemoryStream();
        await PackAsync(db, packed, ct);
        packed.Position = 0;
        await packed.CopyToAsync(to, ct);
    }

    private async Task PackAsync(ViewerDb db, Stream to, CancellationToken ct)
    {
        var page = new StringBuilder();
        await using var zip = new ZipArchive(to, ZipArchiveMode.Create, leaveOpen: true);
        foreach (var part in OwnPart.All)
        {
            var rows = JsonSerializer.SerializeToNode(await part.Read(db, secrets), Readable)!.AsArray();
            await PutAsync(zip, $"{part.Name}.json", rows.ToJsonString(Readable), ct);
            Tell(page, part, rows);
        }
        await PutAsync(zip, "index.html", Page(page), ct);
    }

    private static async Task PutAsync(ZipArchive zip, string name, string words, CancellationToken ct)
    {
        await using var entry = await zip.CreateEntry(name).OpenAsync(ct);
        await entry.WriteAsync(Encoding.UTF8.GetBytes(words), ct);
    }

    private void Tell(StringBuilder page, OwnPart part, JsonArray rows)
    {
        page.Append("<section><h2>").Append(Html(texts[$"Own.Part.{part.Name}"])).Append("</h2>");
        if (rows.Count == 0)
            page.Append("<p>").Append(Html(texts["Own.Part.Nothing"])).Append("</p>");
        foreach (var row in rows.OfType<JsonObject>())
        {
            page.Append("<dl>");
            foreach (var (name, value) in row)
                page.Append("<dt>").Append(Html(name)).Append("</dt><dd>").Append(Html($"{value}")).Append("</dd>");
            page.Append("</dl>");
        }
        page.Append("</section>");
    }

    private string Page(StringBuilder sections) =>
        $"<!DOCTYPE html><html lang=\"{texts.Language}\" dir=\"{texts.Direction}\"><head><meta charset=\"utf-8\">"
        + $"<title>{Html(texts["Own.Export.Heading"])}</title></head><body><h1>{Html(texts["Own.Export.Heading"])}</h1>"
        + $"<p>{Html(texts["Own.Export.What"])}</p>{sections}</body></html>";

    private static string Html(string words) => HtmlEncoder.Default.Encode(words);
}
