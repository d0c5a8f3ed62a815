using System.Diagnostics;
using System.Runtime.CompilerServices;
using Kith.Data;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Diagnostics;

namespace Kith.Tests.Support;

/// <summary>Counts the SQL commands of one flow of control: <c>using var sql = SqlCount.Start(); … sql.Commands</c>.</summary>
public sealed class SqlCount : IDisposable
{
    private static readonly AsyncLocal<SqlCount?> Current = new();

    private readonly List<string> _commands = [];

    /// <summary>Texts of the commands so far; what opens a connection or a transaction does not count.</summary>
    public IReadOnlyList<string> Commands
    {
        get
        {
            lock (_commands)
                return [.. _commands];
        }
    }

    public static SqlCount Start() => Current.Value = new SqlCount();

    public void Dispose() => Current.Value = null;

    // EF remembers for a second that nobody listens, so somebody has to from the very beginning.
    [ModuleInitializer]
    internal static void Listen() => DiagnosticListener.AllListeners.Subscribe(new Ear());

    private void Add(string command)
    {
        lock (_commands)
            _commands.Add(command);
    }

    // Both events: while a command begins unheard, EF passes over those of other tests for a second.
    private sealed class Ear : IObserver<DiagnosticListener>, IObserver<KeyValuePair<string, object?>>
    {
        public void OnNext(DiagnosticListener value)
        {
            if (value.Name == Asking.Told)
                value.Subscribe(this);
            else if (value.Name == DbLoggerCategory.Name)
                value.Subscribe(
                    this,
                    (name, _, _) =>
                        name == RelationalEventId.CommandExecuting.Name
                        || name == RelationalEventId.CommandExecuted.Name
                );
        }

        public void OnNext(KeyValuePair<string, object?> value)
        {
            if (value.Value is CommandExecutedEventData executed)
                Current.Value?.Add(executed.Command.CommandText);
            else if (value is { Key: Asking.Told, Value: string asked })
                Current.Value?.Add(asked);
        }

        public void OnCompleted() { }

        public void OnError(Exception error) { }
    }
}
