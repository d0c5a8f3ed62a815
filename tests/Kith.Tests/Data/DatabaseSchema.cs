using Kith.Data;
using Microsoft.EntityFrameworkCore;

namespace Kith.Tests.Data;

/// <summary>What the database itself says about its tables.</summary>
internal static class DatabaseSchema
{
    public static async Task<List<string>> ColumnsAsync(AppDb db) =>
        db.Database.IsNpgsql()
            ? await db
                .Database.SqlQuery<string>(
                    $"""
                    SELECT table_name || '.' || column_name || ' ' || data_type
                        || CASE WHEN data_type = 'character varying' THEN '(' || character_maximum_length || ')' ELSE '' END
                        || CASE WHEN is_nullable = 'YES' THEN ' null' ELSE '' END AS "Value"
                    FROM information_schema.columns
                    WHERE table_schema = 'public' AND table_name NOT LIKE '\_\_EF%' AND table_name <> 'MeetupSearch'
                    """
                )
                .ToListAsync()
            : await db
                .Database.SqlQuery<string>(
                    $"""
                    SELECT m.name || '.' || c.name || ' ' || lower(c.type) || CASE WHEN c."notnull" = 0 THEN ' null' ELSE '' END AS "Value"
                    FROM sqlite_master m JOIN pragma_table_info(m.name) c
                    WHERE m.type = 'table' AND m.name NOT LIKE '\_\_EF%' ESCAPE '\' AND m.name NOT LIKE '%Search' AND m.name NOT LIKE '%Search!_%' ESCAPE '!'
                    """
                )
                .ToListAsync();

    public static async Task<List<string>> IndexesAsync(AppDb db) =>
        db.Database.IsNpgsql()
            ? await db
                .Database.SqlQuery<string>(
                    $"""
                    SELECT c.relname || CASE WHEN i.indisunique THEN ' unique' ELSE '' END AS "Value"
                    FROM pg_index i JOIN pg_class c ON c.oid = i.indexrelid JOIN pg_class t ON t.oid = i.indrelid
                    JOIN pg_namespace n ON n.oid = c.relnamespace
                    WHERE n.nspname = 'public' AND NOT i.indisprimary AND t.relname <> 'MeetupSearch' AND t.relname NOT LIKE '\_\_EF%'
                    """
                )
                .ToListAsync()
            : await db
                .Database.SqlQuery<string>(
                    $"""
                    SELECT i.name || CASE WHEN i."unique" = 1 THEN ' unique' ELSE '' END AS "Value"
                    FROM sqlite_master m JOIN pragma_index_list(m.name) i
                    WHERE m.type = 'table' AND i.origin = 'c' AND m.name NOT LIKE '%Search' AND m.name NOT LIKE '%Search!_%' ESCAPE '!'
                    """
                )
                .ToListAsync();
}
