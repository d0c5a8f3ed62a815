namespace Kith.Features.Services;

/// <summary>
/// A service as everybody gets it, whole: with organization, places and terms inside, without what its places keep to themselves.
/// Written in the transaction that changes any of them, so that a request only copies bytes.
/// </summary>
public sealed class ServiceDocument
{
    private ServiceDocument() { }

    /// <summary>Longest document, in characters. A service with more in it than fits is given in its brief form.</summary>
    public const int LongestText = 4_000_000;

    /// <summary>The service's id.</summary>
    public Guid Id { get; private set; }

    /// <summary>HSDS 3.1 <c>service</c> with everything inside, JSON in one line.</summary>
    public string Whole { get; private set; } = "";

    /// <summary>The same without lists, as pages of a list give it.</summary>
    public string Brief { get; private set; } = "";

    public static ServiceDocument Of(Guid id, string whole, string brief) =>
        new()
        {
            Id = id,
            Whole = whole,
            Brief = brief,
        };

    public void Write(string whole, string brief) => (Whole, Brief) = (whole, brief);
}
