using System.Data;
using System.Data.Common;
using System.Diagnostics.CodeAnalysis;
using System.Runtime.CompilerServices;
using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore.Diagnostics;

namespace Kith.Data;

/// <summary>
/// Lets EF's questions to SQLite use statements that their connection has prepared before: for a page of small questions
/// reading the SQL costs as much as the answer, and the driver would read it anew each time. (Npgsql keeps its own.)
/// </summary>
public sealed class PreparedReads : DbCommandInterceptor
{
    public static readonly PreparedReads Instance = new();

    /// <summary>Statements a connection keeps; beyond that it begins anew, so that odd ones cannot pile up.</summary>
    private const int Most = 48;

    private static readonly ConditionalWeakTable<SqliteConnection, Dictionary<string, SqliteCommand>> Kept = [];

    /// <summary>For a connection that was opened anew: what it had prepared before belongs to another file handle.</summary>
    public static void Forget(DbConnection connection)
    {
        if (connection is SqliteConnection sqlite)
            Kept.Remove(sqlite);
    }

    public override InterceptionResult<DbCommand> CommandCreating(
        CommandCorrelatedEventData eventData,
        InterceptionResult<DbCommand> result
    ) =>
        eventData is { CommandSource: CommandSource.LinqQuery, Connection: SqliteConnection connection }
            ? InterceptionResult<DbCommand>.SuppressWithResult(new Read(connection))
            : result;

    /// <summary>
    /// One question. Collects text and values as any command does; to answer it borrows the statement of the same text and gives
    /// it back when disposed, after its reader. Two open readers of one text have a statement each.
    /// </summary>
    private sealed class Read(SqliteConnection connection) : DbCommand
    {
        private readonly SqliteCommand _asked = connection.CreateCommand();
        private SqliteCommand? _borrowed;

        [AllowNull]
        public override string CommandText
        {
            get => _asked.CommandText;
            set => _asked.CommandText = value;
        }

        public override int CommandTimeout
        {
            get => _asked.CommandTimeout;
            set => _asked.CommandTimeout = value;
        }

        public override CommandType CommandType
        {
            get => _asked.CommandType;
            set => _asked.CommandType = value;
        }

        public override UpdateRowSource UpdatedRowSource { get; set; }

        public override bool DesignTimeVisible { get; set; }

        protected override DbConnection? DbConnection
        {
            get => _asked.Connection;
            set => _asked.Connection = (SqliteConnection?)value;
        }

        protected override DbParameterCollection DbParameterCollection => _asked.Parameters;

        protected override DbTransaction? DbTransaction
        {
            get => _asked.Transaction;
            set => _asked.Transaction = (SqliteTransaction?)value;
        }

        public override void Cancel() => _borrowed?.Cancel();

        public override int ExecuteNonQuery() => Borrow().ExecuteNonQuery();

        public override object? ExecuteScalar() => Borrow().ExecuteScalar();

        public override void Prepare() => Borrow().Prepare();

        protected override DbParameter CreateDbParameter() => _asked.CreateParameter();

        protected override DbDataReader ExecuteDbDataReader(CommandBehavior behavior) =>
            Borrow().ExecuteReader(behavior);

        protected override void Dispose(bool disposing)
        {
            if (disposing)
            {
                if (_borrowed is { } statement)
                    GiveBack(statement);
                _borrowed = null;
                _asked.Dispose();
            }
            base.Dispose(disposing);
        }

        private SqliteCommand Borrow()
        {
            if (_borrowed is not null)
                return _borrowed;
            var statement = Kept.GetOrCreateValue(connection).Remove(CommandText, out var kept)
                ? kept
                : connection.CreateCommand();
            if (statement.CommandText != CommandText)
                statement.CommandText = CommandText;
            statement.CommandTimeout = CommandTimeout;
            statement.Transaction = _asked.Transaction;
            foreach (SqliteParameter parameter in _asked.Parameters)
                statement.Parameters.Add(parameter);
            return _borrowed = statement;
        }

        private void GiveBack(SqliteCommand statement)
        {
            // What somebody asked for is not kept with the question.
            statement.Parameters.Clear();
            statement.Transaction = null;
            var all = Kept.GetOrCreateValue(connection);
            if (all.Count >= Most)
            {
                foreach (var old in all.Values)
                    old.Dispose();
                all.Clear();
            }
            if (!all.TryAdd(statement.CommandText, statement))
                statement.Dispose();
        }
    }
}
