using Kith.Data;
using Kith.Tests.Support;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata;

namespace Kith.Tests.Data;

/// <summary>The hand-written migrations and the mapped model are the same thing, on both databases.</summary>
public sealed class SchemaDriftTests
{
    [Theory, OnBothDatabases]
    public async Task Every_mapped_column_exists_with_its_type_and_nullability(ProviderKind kind)
    {
        var hub = await TestHub.SharedAsync(kind);
        var actual = await hub.ReadAsync(db => DatabaseSchema.ColumnsAsync(db));
        var mapped = await hub.ReadAsync(db => Task.FromResult(Mapped(db)));
        Assert.Equal(
            string.Join('\n', mapped.Order(StringComparer.Ordinal)),
            string.Join('\n', actual.Order(StringComparer.Ordinal))
        );
    }

    [Theory, OnBothDatabases]
    public async Task Every_mapped_index_exists(ProviderKind kind)
    {
        var hub = await TestHub.SharedAsync(kind);
        var actual = await hub.ReadAsync(db => DatabaseSchema.IndexesAsync(db));
        var mapped = await hub.ReadAsync(db =>
            Task.FromResult(
                Tables(db).SelectMany(t => t.Indexes).Select(i => $"{i.Name}{(i.IsUnique ? " unique" : "")}").ToList()
            )
        );
        Assert.Equal(
            string.Join('\n', mapped.Order(StringComparer.Ordinal)),
            string.Join('\n', actual.Order(StringComparer.Ordinal))
        );
    }

    [Fact]
    public async Task Every_text_column_has_a_limit_that_sqlite_enforces_too()
    {
        var hub = await TestHub.SharedAsync(ProviderKind.Sqlite);
        var sql = await hub.ReadAsync(db =>
            db.Database.SqlQuery<string>($"SELECT sql AS \"Value\" FROM sqlite_master WHERE type = 'table'")
                .ToListAsync()
        );
        var whole = string.Join('\n', sql);
        var missing = await hub.ReadAsync(db =>
            Task.FromResult(
                (
                    from table in Tables(db)
                    from column in table.Columns
                    where column.PropertyMappings[0].Property.GetProviderClrType() == typeof(string)
                    let max = column.PropertyMappings[0].Property.GetMaxLength()
                    where
                        max is null || !whole.Contains($"length(\"{column.Name}\") <= {max}", StringComparison.Ordinal)
                    select $"{table.Name}.{column.Name} {max}"
                ).ToList()
            )
        );
        Assert.Empty(missing);
    }

    private static IEnumerable<ITable> Tables(AppDb db) => db.Model.GetRelationalModel().Tables;

    private static List<string> Mapped(AppDb db) =>
        [
            .. Tables(db)
                .SelectMany(t =>
                    t.Columns.Select(c =>
                        $"{t.Name}.{c.Name} {c.StoreType.ToLowerInvariant()}{(c.IsNullable ? " null" : "")}"
                    )
                ),
        ];
}

file static class PropertyTypes
{
    public static Type GetProviderClrType(this IProperty property) =>
        property.GetTypeMapping().Converter?.ProviderClrType ?? property.ClrType;
}
