using System.Collections.Concurrent;
using Kith.Rules;
using Microsoft.EntityFrameworkCore;

namespace Kith.Data;

/// <summary>
/// The rules of what everybody may see as SQL conditions, for the few questions that are written by hand because they must be
/// fast. EF writes them from <c>Rules/</c>, so there is no second definition to forget.
/// </summary>
public static class Seen
{
    private static readonly ConcurrentDictionary<(Type, bool), string> Known = new();

    /// <summary>
    /// The condition under which a stranger sees a row of <typeparamref name="T"/>, about the alias <paramref name="alias"/>.
    /// </summary>
    /// <exception cref="InvalidOperationException">The viewer is somebody known, whose rule needs parameters.</exception>
    public static string By<T>(ViewerDb db, IQueryable<T> visible, string alias)
        where T : class =>
        db.Viewer == Viewer.Stranger
            ? Known
                .GetOrAdd((typeof(T), db.IsPostgres), _ => Condition(visible))
                .Replace(Alias, alias, StringComparison.Ordinal)
            : throw new InvalidOperationException("Only the view of everybody can be said as SQL.");

    private const string Alias = "\u0001";

    private static string Condition<T>(IQueryable<T> visible)
        where T : class
    {
        var sql = visible.Select(row => 1).ToQueryString();
        var (from, where) = (
            sql.IndexOf(" AS \"", StringComparison.Ordinal),
            sql.IndexOf("WHERE ", StringComparison.Ordinal)
        );
        if (from < 0 || where < 0)
            throw new InvalidOperationException(
                $"The rule about {typeof(T).Name} shows everything or is not SQL: {sql}"
            );
        var name = sql[(from + " AS ".Length)..sql.IndexOf('"', from + " AS \"".Length)] + "\"";
        return $"({sql[(where + "WHERE ".Length)..].Trim()})".Replace(
            $"{name}.",
            $"{Alias}.",
            StringComparison.Ordinal
        );
    }
}
