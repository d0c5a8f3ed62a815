using System.Globalization;
using Microsoft.EntityFrameworkCore.Migrations;

namespace Kith.Data.Migrations;

/// <summary>
/// Short words for adding columns to a table that holds rows already. SQLite cannot change columns, so a column that must not
/// be empty says what the rows that are there get.
/// </summary>
public sealed class Alteration(MigrationBuilder migration, string table)
{
    private bool Postgres => migration.ActiveProvider?.Contains("PostgreSQL", StringComparison.Ordinal) ?? false;

    /// <summary>Text of at most <paramref name="max"/> characters; optional unless <paramref name="initially"/> is given.</summary>
    public Alteration Text(string column, int max, string? initially = null)
    {
        var given = initially is null
            ? ""
            : $" NOT NULL DEFAULT '{initially.Replace("'", "''", StringComparison.Ordinal)}'";
        return Add(
            column,
            Postgres
                ? $"character varying({max}){given}"
                : $"TEXT{given} CONSTRAINT \"CK_{table}_{column}_Length\" CHECK (length(\"{column}\") <= {max})"
        );
    }

    /// <summary>An optional key; no constraint, because SQLite could not take it back.</summary>
    public Alteration Guid(string column) => Add(column, Postgres ? "uuid" : "TEXT");

    /// <summary>A whole number; optional unless <paramref name="initially"/> is given.</summary>
    public Alteration Int(string column, int? initially = null) =>
        Add(column, (Postgres ? "integer" : "INTEGER") + Given(initially?.ToString(CultureInfo.InvariantCulture)));

    /// <summary>A whole number of 64 bits; optional unless <paramref name="initially"/> is given.</summary>
    public Alteration Long(string column, int? initially = null) =>
        Add(column, (Postgres ? "bigint" : "INTEGER") + Given(initially?.ToString(CultureInfo.InvariantCulture)));

    public Alteration Bool(string column, bool initially) =>
        Add(
            column,
            Postgres
                ? $"boolean NOT NULL DEFAULT {(initially ? "true" : "false")}"
                : $"INTEGER NOT NULL DEFAULT {(initially ? 1 : 0)}"
        );

    /// <summary>An optional UTC instant.</summary>
    public Alteration Instant(string column) => Add(column, Postgres ? "timestamp with time zone" : "TEXT");

    private static string Given(string? value) => value is null ? "" : $" NOT NULL DEFAULT {value}";

    private Alteration Add(string column, string definition)
    {
        migration.Sql($"ALTER TABLE \"{table}\" ADD COLUMN \"{column}\" {definition}");
        return this;
    }
}
