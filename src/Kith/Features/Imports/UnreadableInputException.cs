namespace Kith.Features.Imports;

/// <summary>What was to be imported cannot be read as a whole; nothing was changed. The message is for the person who tried.</summary>
public sealed class UnreadableInputException : Exception
{
    public UnreadableInputException() { }

    public UnreadableInputException(string message)
        : base(message) { }

    public UnreadableInputException(string message, Exception inner)
        : base(message, inner) { }
}
