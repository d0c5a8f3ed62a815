using Kith.Data;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata;

namespace Kith.Cli.Backups;

/// <summary>The tables a backup holds, each after those it refers to.</summary>
public static class BackupTables
{
    /// <summary>All mapped tables but those of one installation, in an order in which they can be filled.</summary>
    public static IReadOnlyList<BulkTable> Of(AppDb db)
    {
        var ordered = new List<IEntityType>();
        foreach (var type in db.Model.GetEntityTypes().OrderBy(t => t.GetTableName(), StringComparer.Ordinal))
            Visit(type, ordered);
        return [.. ordered.Select(BulkTable.Of).Where(t => !Archive.LeftOut.Contains(t.Name))];
    }

    /// <summary>The newest migration of this program, which a backup must have been made with.</summary>
    public static string Schema(AppDb db) => db.Database.GetMigrations().Last();

    private static void Visit(IEntityType type, List<IEntityType> ordered)
    {
        if (ordered.Contains(type))
            return;
        foreach (var key in type.GetForeignKeys().Where(k => k.PrincipalEntityType != type))
            Visit(key.PrincipalEntityType, ordered);
        if (!ordered.Contains(type))
            ordered.Add(type);
    }
}
