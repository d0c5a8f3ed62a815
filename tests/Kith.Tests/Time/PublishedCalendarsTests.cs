using System.Text;
using Kith.Tests.Support;
using Kith.Time;
using NodaTime;

namespace Kith.Tests.Time;

/// <summary>Calendars that real programs wrote, whole and damaged: read or refused, never a crash and never without an end.</summary>
public class PublishedCalendarsTests
{
    private static readonly LocalDate First = new(1, 1, 1);
    private static readonly LocalDate Last = new(9999, 12, 31);

    [SharedDataFact]
    public void Each_file_is_read_or_refused()
    {
        var refused = new List<string>();
        foreach (var file in Files())
            if (!IsRead(File.ReadAllBytes(file)))
                refused.Add(Path.GetFileName(file));
        Assert.Equal(["Bug2148092.ics", "Bug2912657.ics", "ProdID2.ics"], refused.Order(StringComparer.Ordinal));
    }

    [SharedDataFact]
    public void Each_file_cut_off_anywhere_is_read_or_refused()
    {
        var chance = new Random(20260330);
        foreach (var file in Files().Select(File.ReadAllBytes))
            for (var i = 0; i < 5; i++)
                IsRead(file[..chance.Next(file.Length)]);
    }

    [SharedDataFact]
    public void Each_file_with_damage_is_read_or_refused()
    {
        var chance = new Random(20260331);
        foreach (var file in Files().Select(File.ReadAllBytes))
            for (var i = 0; i < 10; i++)
                IsRead(Damaged(file, chance));
    }

    /// <summary>Reads a file and the first lines of all its time; false when it is refused. Any other exception fails the test.</summary>
    private static bool IsRead(byte[] file)
    {
        try
        {
            using var stream = new MemoryStream(file);
            var lines = CalendarListing
                .Of(IcsReader.Read(stream), First, Last, Ics.London)
                .Take(500)
                .Select(CalendarListing.Line);
            Assert.All(lines, line => Assert.Equal(4, line.Split('\t').Length));
            return true;
        }
        catch (IcsException refused)
        {
            Assert.StartsWith("Line ", refused.Message, StringComparison.Ordinal);
            return false;
        }
    }

    private static byte[] Damaged(byte[] file, Random chance)
    {
        var damaged = file.ToArray();
        var signs = Encoding.ASCII.GetBytes("0123456789:;=,-+TZ\n MOYEARLYSECONDLY\"");
        for (var i = 0; i < 1 + (file.Length / 150); i++)
            damaged[chance.Next(damaged.Length)] = signs[chance.Next(signs.Length)];
        return damaged;
    }

    private static IEnumerable<string> Files() =>
        Directory
            .EnumerateFiles(SharedData.Path("ical", "calendars"), "*.ics", SearchOption.AllDirectories)
            .Order(StringComparer.Ordinal);
}
