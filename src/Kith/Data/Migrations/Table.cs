using Microsoft.EntityFrameworkCore.Migrations;
using Microsoft.EntityFrameworkCore.Migrations.Operations;

namespace Kith.Data.Migrations;

/// <summary>Short words for hand-written, provider-neutral migrations. Limits are enforced by the database on both providers.</summary>
public sealed class Table(MigrationBuilder migration, string name)
{
    private readonly CreateTableOperation _table = new() { Name = name };

    private bool Postgres => migration.ActiveProvider?.Contains("PostgreSQL", StringComparison.Ordinal) ?? false;

    /// <summary>Text of at most <paramref name="max"/> characters; a check keeps the limit where the type does not.</summary>
    public Table Text(string column, int max, bool optional = false)
    {
        Add(column, typeof(string), optional, Postgres ? $"character varying({max})" : "TEXT").MaxLength = max;
        if (!Postgres)
            return Check($"CK_{name}_{column}_Length", $"length(\"{column}\") <= {max}");
        return this;
    }

    public Table Guid(string column, bool optional = false) =>
        With(column, typeof(Guid), optional, Postgres ? "uuid" : "TEXT");

    public Table Int(string column, bool optional = false) =>
        With(column, typeof(int), optional, Postgres ? "integer" : "INTEGER");

    public Table Long(string column, bool optional = false) =>
        With(column, typeof(long), optional, Postgres ? "bigint" : "INTEGER");

    public Table Bool(string column) => With(column, typeof(bool), optional: false, Postgres ? "boolean" : "INTEGER");

    public Table Real(string column, bool optional = false) =>
        With(column, typeof(double), optional, Postgres ? "double precision" : "REAL");

    /// <summary>A UTC instant.</summary>
    public Table Instant(string column, bool optional = false) =>
        With(column, typeof(DateTime), optional, Postgres ? "timestamp with time zone" : "TEXT");

    /// <summary>Wall time without a zone.</summary>
    public Table Wall(string column, bool optional = false) =>
        With(column, typeof(DateTime), optional, Postgres ? "timestamp without time zone" : "TEXT");

    public Table Key(string column)
    {
        _table.PrimaryKey = new()
        {
            Name = $"PK_{name}",
            Table = name,
            Columns = [column],
        };
        return this;
    }

    public Table References(string column, string table, ReferentialAction onDelete)
    {
        _table.ForeignKeys.Add(
            new()
            {
                Name = $"FK_{name}_{table}_{column}",
                Table = name,
                Columns = [column],
                PrincipalTable = table,
                PrincipalColumns = ["Id"],
                OnDelete = onDelete,
            }
        );
        return this;
    }

    public Table Check(string check, string sql)
    {
        _table.CheckConstraints.Add(
            new()
            {
                Name = check,
                Table = name,
                Sql = sql,
            }
        );
        return this;
    }

    /// <summary>Creates the table with its indexes; a name that starts with <c>!</c> is unique, columns are joined by commas.</summary>
    public void Create(params string[] indexes)
    {
        migration.Operations.Add(_table);
        foreach (var index in indexes)
        {
            var columns = index.TrimStart('!').Split(',');
            migration.CreateIndex(
                $"IX_{name}_{string.Join('_', columns)}",
                name,
                columns,
                unique: index.StartsWith('!')
            );
        }
    }

    private Table With(string column, Type type, bool optional, string storeType)
    {
        Add(column, type, optional, storeType);
        return this;
    }

    private AddColumnOperation Add(string column, Type type, bool optional, string storeType)
    {
        var operation = new AddColumnOperation
        {
            Name = column,
            Table = name,
            ClrType = type,
            ColumnType = storeType,
            IsNullable = optional,
        };
        _table.Columns.Add(operation);
        return operation;
    }
}
