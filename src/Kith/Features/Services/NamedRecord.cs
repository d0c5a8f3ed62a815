namespace Kith.Features.Services;

/// <summary>What has a name and can be found by words: services, organizations, taxonomies and their terms. Never a place.</summary>
public abstract class NamedRecord : HsdsRecord
{
    /// <summary>Longest words kept to be found by, in characters; what is longer is found by its beginning.</summary>
    public const int LongestWords = 6000;

    private static readonly string[] Telling = ["name", "alternate_name", "code", "description", "alert"];

    public string Name { get; private set; } = "";

    /// <summary>Every word of what it says of itself, folded, each with a space before it.</summary>
    public string Words { get; private set; } = "";

    protected override void Copy(HsdsColumns columns)
    {
        Name = NameOf(columns);
        Words = WordsOf(columns);
        More(columns);
    }

    /// <summary>What something that says so is called.</summary>
    public static string NameOf(HsdsColumns columns) => columns.Words("name", Organization.LongestName) ?? "";

    /// <summary>Words by which something that says so is found.</summary>
    public static string WordsOf(HsdsColumns columns) => columns.Found(Telling, LongestWords);

    /// <summary>Takes the other columns of its table.</summary>
    protected abstract void More(HsdsColumns columns);
}
