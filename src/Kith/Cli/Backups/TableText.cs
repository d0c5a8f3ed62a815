using System.Data.Common;
using System.Globalization;
using System.Text.Encodings.Web;
using System.Text.Json;
using Kith.Data;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Storage;

namespace Kith.Cli.Backups;

/// <summary>
/// A table as text: one JSON object a line, ordered by key, the same from both databases. Instants end in Z and carry
/// microseconds, the finest both databases keep.
/// </summary>
public static class TableText
{
    private const string Instant = "yyyy-MM-dd'T'HH:mm:ss.ffffff'Z'";
    private const string Wall = "yyyy-MM-dd'T'HH:mm:ss.ffffff";

    private static readonly JsonWriterOptions Options = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    /// <summary>Writes all rows, inside the transaction the context is in; returns how many.</summary>
    public static async Task<int> WriteAsync(AppDb db, BulkTable table, Stream to, CancellationToken ct)
    {
        var rows = 0;
        var newLine = new byte[] { (byte)'\n' };
        await using var command = db.Database.GetDbConnection().CreateCommand();
        command.Transaction = db.Database.CurrentTransaction?.GetDbTransaction();
        command.CommandText = $"SELECT {table.ColumnList} FROM \"{table.Name}\" ORDER BY {Order(table, db)}";
        await using var reader = await command.ExecuteReaderAsync(ct);
        using var json = new Utf8JsonWriter(to, Options);
        while (await reader.ReadAsync(ct))
        {
            WriteRow(json, table, reader);
            await json.FlushAsync(ct);
            await to.WriteAsync(newLine, ct);
            json.Reset();
            rows++;
        }
        return rows;
    }

    /// <summary>The values of one line in the order of the table's columns.</summary>
    /// <exception cref="FormatException">The line is no row of this table.</exception>
    public static object?[] Read(BulkTable table, string line)
    {
        try
        {
            using var row = JsonDocument.Parse(line);
            return [.. table.Columns.Select(c => Value(c, row.RootElement.GetProperty(c.Name)))];
        }
        catch (Exception e)
            when (e is JsonException or KeyNotFoundException or InvalidOperationException or OverflowException)
        {
            throw new FormatException($"a row of {table.Name} cannot be read", e);
        }
    }

    /// <summary>By key; text by its bytes, whatever the database's language.</summary>
    private static string Order(BulkTable table, AppDb db)
    {
        var key = table.Columns.Single(c => c.IsKey);
        var collation = db.Database.IsNpgsql() ? "\"C\"" : "BINARY";
        return key.ProviderType == typeof(string) ? $"\"{key.Name}\" COLLATE {collation}" : $"\"{key.Name}\"";
    }

    private static void WriteRow(Utf8JsonWriter json, BulkTable table, DbDataReader reader)
    {
        json.WriteStartObject();
        for (var i = 0; i < table.Columns.Count; i++)
        {
            json.WritePropertyName(table.Columns[i].Name);
            if (reader.IsDBNull(i))
                json.WriteNullValue();
            else
                WriteValue(json, table.Columns[i], reader, i);
        }
        json.WriteEndObject();
    }

    private static void WriteValue(Utf8JsonWriter json, BulkColumn column, DbDataReader reader, int i)
    {
        switch (Type.GetTypeCode(column.ProviderType))
        {
            case TypeCode.String:
                json.WriteStringValue(reader.GetString(i));
                break;
            case TypeCode.Boolean:
                json.WriteBooleanValue(reader.GetBoolean(i));
                break;
            case TypeCode.Int32 or TypeCode.Int64:
                json.WriteNumberValue(reader.GetInt64(i));
                break;
            case TypeCode.Double:
                json.WriteNumberValue(reader.GetDouble(i));
                break;
            case TypeCode.DateTime:
                json.WriteStringValue(reader.GetDateTime(i).ToString(Shape(column), CultureInfo.InvariantCulture));
                break;
            default:
                json.WriteStringValue(Guid(column, reader, i));
                break;
        }
    }

    private static Guid Guid(BulkColumn column, DbDataReader reader, int i) =>
        column.ProviderType == typeof(Guid)
            ? reader.GetGuid(i)
            : throw new NotSupportedException($"{column.Name} is a {column.ProviderType.Name}.");

    private static object? Value(BulkColumn column, JsonElement value)
    {
        if (value.ValueKind == JsonValueKind.Null)
            return null;
        return Type.GetTypeCode(column.ProviderType) switch
        {
            TypeCode.String => value.GetString(),
            TypeCode.Boolean => value.GetBoolean(),
            TypeCode.Int32 => value.GetInt32(),
            TypeCode.Int64 => value.GetInt64(),
            TypeCode.Double => value.GetDouble(),
            TypeCode.DateTime => Moment(column, value.GetString()!),
            _ => value.GetGuid(),
        };
    }

    private static DateTime Moment(BulkColumn column, string text) =>
        DateTime.ParseExact(
            text,
            Shape(column),
            CultureInfo.InvariantCulture,
            column.IsWall ? DateTimeStyles.None : DateTimeStyles.AssumeUniversal | DateTimeStyles.AdjustToUniversal
        );

    private static string Shape(BulkColumn column) => column.IsWall ? Wall : Instant;
}
