using System.Buffers;
using System.Text.Json;

namespace Kith.Features.Services.Api;

/// <summary>HSDS's <c>Page</c>: how many there are, where one is, and what is on it.</summary>
public static class HsdsPage
{
    /// <summary>The page as UTF-8; objects are copied as they are.</summary>
    public static ReadOnlyMemory<byte> Write(HsdsAsked asked, HsdsFound found, int total)
    {
        var bytes = new ArrayBufferWriter<byte>(Math.Max(256, found.Items.Sum(i => i.Json.Length + 8)));
        using var json = new Utf8JsonWriter(bytes, new() { SkipValidation = true });
        var pages = (int)((total + (long)asked.PerPage - 1) / asked.PerPage);
        json.WriteStartObject();
        json.WriteNumber("total_items", total);
        json.WriteNumber("total_pages", pages);
        json.WriteNumber("page_number", asked.Page);
        json.WriteNumber("size", found.Items.Count);
        json.WriteBoolean("first_page", asked.Page == 1);
        json.WriteBoolean("last_page", asked.Page >= pages);
        json.WriteBoolean("empty", found.Items.Count == 0);
        json.WriteStartArray("contents");
        foreach (var (_, item) in found.Items)
            json.WriteRawValue(item, skipInputValidation: true);
        json.WriteEndArray();
        json.WriteEndObject();
        json.Flush();
        return bytes.WrittenMemory;
    }
}
