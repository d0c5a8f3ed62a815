using System.Text;
using Kith.Time;
using NodaTime;

namespace Kith.Tests.Time;

/// <summary>Feeds as they are written, and read again.</summary>
internal static class Feeds
{
    internal static readonly Instant Stamp = Instant.FromUtc(2026, 3, 1, 12, 0);

    internal static readonly IcsEntry Owls = new()
    {
        Uid = "owls@hub.example",
        Title = "Night Owls",
        When = Series.Of("FREQ=WEEKLY", "2026-03-23T18:30:00", "Europe/London"),
    };

    internal static IcsFeed Feed(params IcsEntry[] entries) =>
        new()
        {
            ProductId = "-//Kith//Kith//EN",
            Stamp = Stamp,
            Entries = entries,
        };

    internal static string Text(IcsFeed feed) => Encoding.UTF8.GetString(IcsWriter.ToBytes(feed));
}
