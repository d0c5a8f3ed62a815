namespace Kith.Cli;

/// <summary>A command could not run, for a reason the person who typed it can mend; ends it with exit code 2.</summary>
public sealed class CommandFailedException : Exception
{
    public CommandFailedException() { }

    public CommandFailedException(string message)
        : base(message) { }

    public CommandFailedException(string message, Exception inner)
        : base(message, inner) { }
}
