using System.Diagnostics;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Diagnostics;

namespace Kith.Tests.Support;

/// <summary>Counts the SQL commands of one flow of control: <c>using var sql = SqlCount.Start(); … sql.Commands</c>.</summary>
public sealed class SqlCount : IDisposable, IObserver<DiagnosticListener>, IObserver<KeyValuePair<string, object?>>
{
    private static readonly AsyncLocal<SqlCount?> Current = new();

    private readonly List<string> _commands = [];
    private readonly List<IDisposable> _subscriptions = [];

    /// <summary>Texts of the commands so far; what opens a connection or a transaction does not count.</summary>
    public IReadOnlyList<string> Commands
    {
        get
        {
            lock (_commands)
                return [.. _commands];
        }
    }

    public static SqlCount Start()
    {
        var count = new SqlCount();
        Current.Value = count;
        count._subscriptions.Add(DiagnosticListener.AllListeners.Subscribe(count));
        return count;
    }

    public void Dispose()
    {
        Current.Value = null;
        _subscriptions.ForEach(s => s.Dispose());
    }

    public void OnNext(DiagnosticListener value)
    {
        if (value.Name == DbLoggerCategory.Name)
            _subscriptions.Add(value.Subscribe(this));
    }

    public void OnNext(KeyValuePair<string, object?> value)
    {
        if (
            ReferenceEquals(Current.Value, this)
            && value is { Key: var key, Value: CommandExecutedEventData executed }
            && key == RelationalEventId.CommandExecuted.Name
        )
        {
            lock (_commands)
                _commands.Add(executed.Command.CommandText);
        }
    }

    public void OnCompleted() { }

    public void OnError(Exception error) { }
}
