using System.Collections.Concurrent;
using System.Data.Common;
using System.Diagnostics;
using System.Globalization;
using Microsoft.Data.Sqlite;
using Npgsql;

namespace Kith.Data;

/// <summary>
/// Asks the questions that are written by hand because they must be fast. On SQLite on connections of its own that only
/// read and stay open, each with the commands it has prepared so far: opening one and preparing a command cost more than most
/// answers. On PostgreSQL on the ones its driver keeps.
/// </summary>
public sealed class Asking(Provider provider) : IDisposable
{
    /// <summary>Name under which every question tells its SQL to whoever listens: the tests, which count.</summary>
    public const string Told = "Kith.Asked";

    private const string ReadOnly = "PRAGMA query_only=ON; PRAGMA cache_size=-4000; PRAGMA temp_store=MEMORY;";

    /// <summary>SQLite answers on the thread that asks, so more connections than this would only take memory.</summary>
    private static readonly int MostLines = Environment.ProcessorCount + 2;

    private static readonly DiagnosticListener Listeners = new(Told);

    private readonly ConcurrentBag<Line> _idle = [];
    private readonly SemaphoreSlim _free = new(MostLines, MostLines);

    /// <summary>Whether the database is PostgreSQL; SQLite otherwise.</summary>
    public bool IsPostgres => provider.Kind == ProviderKind.Postgres;

    /// <summary>The rows of a question; <c>$1</c>, <c>$2</c>… in the SQL stand for <paramref name="values"/>.</summary>
    public async Task<List<T>> AskAsync<T>(
        string sql,
        IReadOnlyList<object> values,
        Func<DbDataReader, T> read,
        CancellationToken ct
    )
    {
        if (Listeners.IsEnabled(Told))
            Listeners.Write(Told, sql);
        if (IsPostgres)
        {
            using var once = await OnPostgresAsync(ct);
            return await once.AskAsync(sql, values, read, ct);
        }
        await _free.WaitAsync(ct);
        try
        {
            var line = _idle.TryTake(out var idle) ? idle : await OnSqliteAsync(ct);
            var rows = await line.AskAsync(sql, values, read, ct);
            _idle.Add(line);
            return rows;
        }
        finally
        {
            _free.Release();
        }
    }

    public void Dispose()
    {
        while (_idle.TryTake(out var line))
            line.Dispose();
        _free.Dispose();
    }

    private async Task<Line> OnPostgresAsync(CancellationToken ct)
    {
        var postgres = new NpgsqlConnection(provider.ConnectionString);
        await postgres.OpenAsync(ct);
        return new(postgres, name: _ => "");
    }

    private async Task<Line> OnSqliteAsync(CancellationToken ct)
    {
        SqliteNative.Use();
        var own = new SqliteConnectionStringBuilder(provider.ConnectionString) { Pooling = false };
        var sqlite = new SqliteConnection(own.ConnectionString);
        await sqlite.OpenAsync(ct);
        await using var settings = new SqliteCommand(ReadOnly, sqlite);
        await settings.ExecuteNonQueryAsync(ct);
        return new(sqlite, name: n => string.Create(CultureInfo.InvariantCulture, $"${n}"));
    }

    /// <summary>One connection and its prepared commands; used by one person at a time.</summary>
    private sealed class Line(DbConnection connection, Func<int, string> name) : IDisposable
    {
        private const int MostCommands = 64;

        private readonly Dictionary<string, DbCommand> _commands = new(StringComparer.Ordinal);

        /// <summary>After a failure the connection is closed, for nobody knows what state it is in.</summary>
        public async Task<List<T>> AskAsync<T>(
            string sql,
            IReadOnlyList<object> values,
            Func<DbDataReader, T> read,
            CancellationToken ct
        )
        {
            try
            {
                var command = Command(sql, values.Count);
                for (var n = 0; n < values.Count; n++)
                    command.Parameters[n].Value = values[n];
                var rows = new List<T>();
                await using var reader = await command.ExecuteReaderAsync(ct);
                while (await reader.ReadAsync(ct))
                    rows.Add(read(reader));
                return rows;
            }
            catch
            {
                Dispose();
                throw;
            }
        }

        public void Dispose()
        {
            Forget();
            connection.Dispose();
        }

        private DbCommand Command(string sql, int values)
        {
            if (_commands.TryGetValue(sql, out var known))
                return known;
            if (_commands.Count >= MostCommands)
                Forget();
            var command = connection.CreateCommand();
            command.CommandText = sql;
            for (var n = 1; n <= values; n++)
            {
                var parameter = command.CreateParameter();
                parameter.ParameterName = name(n);
                command.Parameters.Add(parameter);
            }
            return _commands[sql] = command;
        }

        private void Forget()
        {
            foreach (var command in _commands.Values)
                command.Dispose();
            _commands.Clear();
        }
    }
}
