using System.Collections.Concurrent;
using System.Text.RegularExpressions;
using Kith.Rules;
using Microsoft.EntityFrameworkCore;

namespace Kith.Data;

/// <summary>
/// The rules of what everybody may see as SQL conditions, for the few questions that are written by hand because they must be
/// fast. EF writes them from <c>Rules/</c>, so there is no second definition to forget.
/// </summary>
public static partial class Seen
{
    private static readonly ConcurrentDictionary<(Type Row, bool IsPostgres, string Alias), string> Known = new();

    /// <summary>
    /// The condition under which a stranger sees a row of <typeparamref name="T"/>, about the alias <paramref name="alias"/>.
    /// </summary>
    /// <exception cref="InvalidOperationException">The viewer is somebody known, whose rule needs parameters.</exception>
    public static string By<T>(ViewerDb db, Func<ViewerDb, IQueryable<T>> visible, string alias)
        where T : class =>
        db.Viewer == Viewer.Stranger
            ? Known.GetOrAdd(
                (typeof(T), db.IsPostgres, alias),
                static (key, of) => Condition(of.visible(of.db)).Replace(Alias, key.Alias, StringComparison.Ordinal),
                (visible, db)
            )
            : throw new InvalidOperationException("Only the view of everybody can be said as SQL.");

    // Stands for the alias until it is known; no SQL holds this character.
    private const string Alias = "\u0001";

    private static string Condition<T>(IQueryable<T> visible)
        where T : class
    {
        var sql = visible.Select(row => 1).ToQueryString();
        if (Parts().Match(sql) is not { Success: true } parts)
            throw new InvalidOperationException($"The rule about {typeof(T).Name} is not one SQL condition: {sql}");
        // SQLite's aliases come quoted, PostgreSQL's do not.
        var alias = parts.Groups["alias"].Value;
        return $"({parts.Groups["where"].Value.Trim()})"
            .Replace($"\"{alias}\".", $"{Alias}.", StringComparison.Ordinal)
            .Replace($"{alias}.\"", $"{Alias}.\"", StringComparison.Ordinal);
    }

    [GeneratedRegex(
        @"FROM ""\w+"" AS ""?(?<alias>\w+)""?\s+WHERE (?<where>.+)$",
        RegexOptions.ExplicitCapture | RegexOptions.Singleline | RegexOptions.CultureInvariant,
        matchTimeoutMilliseconds: 1000
    )]
    private static partial Regex Parts();
}
