using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata;
using Microsoft.EntityFrameworkCore.Storage.ValueConversion;

namespace Kith.Data;

/// <summary>What holds for every table, so that no map has to say it.</summary>
public static class Conventions
{
    /// <summary>Ends the name of every wall-clock property.</summary>
    public const string LocalSuffix = "Local";

    private static readonly ValueConverter<DateTime, DateTime> Wall = Kind(DateTimeKind.Unspecified);
    private static readonly ValueConverter<DateTime, DateTime> Utc = Kind(DateTimeKind.Utc);

    /// <summary>
    /// Two kinds of time, told apart by name: <c>…Local</c> is wall time without a zone, all others are UTC instants and
    /// come back as UTC from both databases. Keys are made by the program, never by the database.
    /// </summary>
    public static void Apply(ModelBuilder model, bool postgres)
    {
        foreach (var property in model.Model.GetEntityTypes().SelectMany(e => e.GetProperties()))
        {
            if (property.IsPrimaryKey())
                property.ValueGenerated = ValueGenerated.Never;
            if ((Nullable.GetUnderlyingType(property.ClrType) ?? property.ClrType) != typeof(DateTime))
                continue;
            var local = property.Name.EndsWith(LocalSuffix, StringComparison.Ordinal);
            property.SetValueConverter(local ? Wall : Utc);
            if (postgres)
                property.SetColumnType(local ? "timestamp without time zone" : "timestamp with time zone");
        }
    }

    private static ValueConverter<DateTime, DateTime> Kind(DateTimeKind kind) =>
        new(v => DateTime.SpecifyKind(v, kind), v => DateTime.SpecifyKind(v, kind));
}
