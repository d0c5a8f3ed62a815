using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata;
using Microsoft.EntityFrameworkCore.Storage;

namespace Kith.Data;

/// <summary>One column of a table and how an entity's value becomes the database's.</summary>
public sealed class BulkColumn
{
    private readonly IProperty _property;
    private readonly RelationalTypeMapping _mapping;

    internal BulkColumn(IProperty property, string name)
    {
        (_property, Name) = (property, name);
        _mapping = property.GetRelationalTypeMapping();
        StoreTypeName = _mapping.StoreTypeNameBase;
    }

    public string Name { get; }

    /// <summary>Database type without its limits, as PostgreSQL's COPY wants it: <c>character varying</c>.</summary>
    public string StoreTypeName { get; }

    /// <summary>Whether it is the table's key.</summary>
    public bool IsKey => _property.IsPrimaryKey();

    /// <summary>Whether it holds wall time rather than an instant.</summary>
    public bool IsWall => _property.Name.EndsWith(Conventions.LocalSuffix, StringComparison.Ordinal);

    /// <summary>What values of this column are when they reach the database: <c>string</c> for an enum kept as words.</summary>
    public Type ProviderType =>
        Nullable.GetUnderlyingType(ClrType(_mapping, _property)) ?? ClrType(_mapping, _property);

    /// <summary>The entity's value, converted as the mapped model says.</summary>
    public object? Read(object entity)
    {
        var value = _property.GetGetter().GetClrValue(entity);
        return value is not null && _mapping.Converter is { } converter
            ? converter.ConvertToProvider(value)
            : Plain(value);
    }

    private static object? Plain(object? value) => value is Enum e ? Convert.ToInt32(e, null) : value;

    private static Type ClrType(RelationalTypeMapping mapping, IProperty property)
    {
        var type = mapping.Converter?.ProviderClrType ?? property.ClrType;
        return type.IsEnum ? typeof(int) : type;
    }
}

/// <summary>A table of the mapped model as plain columns, for reading and writing many rows.</summary>
public sealed class BulkTable
{
    private BulkTable(string name, IReadOnlyList<BulkColumn> columns) => (Name, Columns) = (name, columns);

    public string Name { get; }

    public IReadOnlyList<BulkColumn> Columns { get; }

    /// <summary>The columns quoted and separated by commas.</summary>
    public string ColumnList => string.Join(", ", Columns.Select(c => $"\"{c.Name}\""));

    /// <summary>The table an entity type is mapped to.</summary>
    /// <exception cref="InvalidOperationException">The type is not mapped to a table of its own.</exception>
    public static BulkTable Of(AppDb db, Type type) =>
        Of(db.Model.FindEntityType(type) ?? throw new InvalidOperationException($"{type.Name} is not mapped."));

    public static BulkTable Of(IEntityType type)
    {
        var name = type.GetTableName() ?? throw new InvalidOperationException($"{type.DisplayName()} has no table.");
        var table = StoreObjectIdentifier.Table(name, type.GetSchema());
        return new(name, [.. type.GetProperties().Select(p => new BulkColumn(p, p.GetColumnName(table)!))]);
    }

    /// <summary>An entity's values in the order of the columns.</summary>
    public object?[] Values(object entity) => [.. Columns.Select(c => c.Read(entity))];
}
