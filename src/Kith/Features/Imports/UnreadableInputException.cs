namespace Kith.Features.Imports;

/// <summary>What was to be imported cannot be read as a whole; nothing was changed. The message is for the person who tried.</summary>
public sealed class UnreadableInputException : Exception
{
    public UnreadableInputException() { }

    /// <summary>Whether the other side says that there is no such thing, so that trying again would not help.</summary>
    public bool IsAbsent { get; init; }

    public UnreadableInputException(string message)
        : base(message) { }

    public UnreadableInputException(string message, Exception inner)
        : base(message, inner) { }
}
