namespace Kith.Time;

/// <summary>A calendar that cannot be read at all. The message is for the person who gave it and names the line.</summary>
public sealed class IcsException : FormatException
{
    /// <summary>For a calendar refused as a whole.</summary>
    public IcsException()
        : this("this is not a calendar.", 1) { }

    /// <summary>For a calendar refused as a whole.</summary>
    public IcsException(string message)
        : this(message, 1) { }

    /// <summary>For a calendar refused as a whole, because of something else.</summary>
    public IcsException(string message, Exception innerException)
        : base(message, innerException) => Line = 1;

    /// <summary>With a sentence that says what is wrong, and the line it was seen in, counted from 1.</summary>
    public IcsException(string message, int line)
        : base(FormattableString.Invariant($"Line {line}: {message}")) => Line = line;

    /// <summary>The line, counted from 1.</summary>
    public int Line { get; }
}
