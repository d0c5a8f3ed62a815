namespace Kith.Features.Groups;

/// <summary>One version of what the members of a group promise each other. Earlier versions stay, because people accepted them.</summary>
public sealed class Agreement
{
    /// <summary>Longest text, in characters.</summary>
    public const int Longest = 4000;

    private Agreement() { }

    public Guid Id { get; private set; } = Guid.CreateVersion7();

    public Guid GroupId { get; private set; }

    /// <summary>1 for the first.</summary>
    public int Version { get; private set; }

    public string Text { get; private set; } = "";

    /// <summary>From when it holds.</summary>
    public DateTime From { get; private set; }

    public static Agreement Of(Guid groupId, int version, string text, DateTime nowUtc) =>
        new()
        {
            GroupId = groupId,
            Version = version,
            Text = text,
            From = nowUtc,
        };
}
