namespace Kith.Cli;

/// <summary>
/// Where a command speaks: results go to <paramref name="Out"/>, messages and progress to <paramref name="Error"/>. Tests hand in
/// their own, and with <paramref name="Change"/> another database.
/// </summary>
/// <param name="Out">Results, for people and for other programs.</param>
/// <param name="Error">Messages and progress.</param>
/// <param name="Change">Changes the hub's services before they are built.</param>
public sealed record Terminal(TextWriter Out, TextWriter Error, Action<WebApplicationBuilder>? Change = null)
{
    /// <summary>The process's own.</summary>
    public static Terminal Real => new(Console.Out, Console.Error);

    /// <summary>Whether a person watches: then progress is drawn, otherwise it is plain lines.</summary>
    public bool IsWatched => ReferenceEquals(Error, Console.Error) && !Console.IsErrorRedirected;

    /// <summary>Results as bytes, for files written to standard output; dispose it to have them all written.</summary>
    public Stream Bytes() => ReferenceEquals(Out, Console.Out) ? Console.OpenStandardOutput() : new Utf8Into(Out);

    /// <summary>Passes UTF-8 on to a writer that outlives it.</summary>
    private sealed class Utf8Into(TextWriter to) : MemoryStream
    {
        protected override void Dispose(bool disposing)
        {
            if (disposing && CanRead)
                to.Write(System.Text.Encoding.UTF8.GetString(GetBuffer(), 0, (int)Length));
            base.Dispose(disposing);
        }
    }
}
