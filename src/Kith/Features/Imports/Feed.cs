namespace Kith.Features.Imports;

/// <summary>A list kept by somebody else that this hub reads: a file or an address, and what was last seen in it.</summary>
public sealed class Feed
{
    private Feed() { }

    public Guid Id { get; private set; } = Guid.CreateVersion7();

    /// <summary>What tells it from other feeds: its address, or the name of its file.</summary>
    public string Key { get; private set; } = "";

    /// <summary>Format, <c>meeting-guide</c> or <c>ics</c>.</summary>
    public string Format { get; private set; } = "";

    /// <summary>Who keeps the list, in words for visitors.</summary>
    public string Name { get; private set; } = "";

    /// <summary>Where a visitor can read it; null for a file.</summary>
    public string? Url { get; private set; }

    public DateTime ReadAt { get; private set; }

    public static Feed Of(string format, string key, string name, string? url) =>
        new()
        {
            Format = format,
            Key = key,
            Name = name,
            Url = url,
        };

    /// <summary>A list of the hub's own, known by its id.</summary>
    public static Feed Own(Guid id, string format, string key) =>
        new()
        {
            Id = id,
            Format = format,
            Key = key,
            Name = key,
        };

    /// <summary>Says who keeps the list and where a visitor can read it.</summary>
    public void Present(string name, string? url) => (Name, Url) = (name, url);

    public void Read(DateTime nowUtc) => ReadAt = nowUtc;
}

/// <summary>One row of a feed as it was last read, kept word for word so that an export loses nothing.</summary>
public sealed class FeedRow
{
    private FeedRow() { }

    public Guid Id { get; private set; } = Guid.CreateVersion7();

    public Guid FeedId { get; private set; }

    /// <summary>The feed's own key of the row: a Meeting Guide slug, an iCalendar UID.</summary>
    public string Slug { get; private set; } = "";

    public Guid MeetupId { get; private set; }

    /// <summary>The row as it stood in the feed.</summary>
    public string Raw { get; private set; } = "";

    /// <summary>SHA-256 of everything that decides the outcome (row and settings), hex: equal means unchanged.</summary>
    public string Hash { get; private set; } = "";

    /// <summary>When the list says the information was last confirmed, UTC; null when it does not say.</summary>
    public DateTime? ConfirmedAt { get; private set; }

    /// <summary>The field that date came from, <c>last_contact</c> or <c>updated</c>, named as what it is.</summary>
    public string? ConfirmedBy { get; private set; }

    /// <summary>The row's own page at its source, http or https; null when it names none.</summary>
    public string? Url { get; private set; }

    /// <summary>Since when the feed no longer has the row, UTC; null while it does.</summary>
    public DateTime? GoneAt { get; private set; }

    /// <summary>Position in the feed, from 0, so that an export keeps its order.</summary>
    public int Position { get; private set; }

    public static FeedRow Of(Guid feedId, string slug, Guid meetupId) =>
        new()
        {
            FeedId = feedId,
            Slug = slug,
            MeetupId = meetupId,
        };

    public FeedRow Reads(string raw, string hash, int position)
    {
        (Raw, Hash, Position, GoneAt) = (raw, hash, position, null);
        return this;
    }

    public FeedRow Confirmed(DateTime? atUtc, string? by)
    {
        (ConfirmedAt, ConfirmedBy) = (atUtc, by);
        return this;
    }

    public FeedRow At(string? url)
    {
        Url = url;
        return this;
    }

    public void Gone(DateTime nowUtc) => GoneAt ??= nowUtc;
}
