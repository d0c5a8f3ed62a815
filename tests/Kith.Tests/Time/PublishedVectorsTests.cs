using System.Runtime.CompilerServices;
using Kith.Tests.Support;
using Kith.Time;
using NodaTime;

namespace Kith.Tests.Time;

/// <summary>Recurrence vectors that others published: the standard's own examples, and another library's test cases.</summary>
public class PublishedVectorsTests
{
    private static readonly DateTimeZone NewYork = DateTimeZoneProviders.Tzdb["America/New_York"];

    public static TheoryData<string> Examples =>
        [.. RecurrenceCase.ReadAll(ExamplesFile).Select(example => example.ToString())];

    private static string ExamplesFile => Beside("rfc5545-examples.txt");

    [Theory]
    [MemberData(nameof(Examples))]
    public void Every_example_of_the_standard_comes_out(string title)
    {
        var example = RecurrenceCase.ReadAll(ExamplesFile).Single(one => one.ToString() == title);
        var expected = example.Expected;
        // One more than expected, so that a series that should have ended is seen not to.
        var produced = example.Produced(NewYork).Take(expected.Count + (example.Lines.ContainsKey("FIRST") ? 0 : 1));
        Assert.Equal(expected, produced);
    }

    [SharedDataFact]
    public void Every_exact_case_of_the_published_file_comes_out_exactly()
    {
        var exact = Cases().Where(one => one.Lines.ContainsKey("INSTANCES")).ToList();
        Assert.Equal(72, exact.Count);
        Assert.All(
            exact,
            one => Assert.Equal(one.Expected, one.Produced(DateTimeZone.Utc).Take(one.Expected.Count + 1))
        );
    }

    [SharedDataFact]
    public void Every_other_case_is_refused_or_answered_to_the_end_of_the_calendar()
    {
        string[] refused =
        [
            "FREQ=WEEKLY;BYDAY=MO=;COUNT=3",
            "FREQ=DAILY;BYDAY=1MO",
            "FREQ=MONTHLY;BYWEEKNO=10",
            "FREQ=MONTHLY;BYYEARDAY=14;COUNT=3",
            "FREQ=WEEKLY;BYMONTHDAY=20;COUNT=3",
        ];
        var others = Cases().Where(one => !one.Lines.ContainsKey("INSTANCES")).ToList();
        Assert.Equal(
            refused.Order(),
            others.Select(one => one.Rule).Where(rule => !RecurrenceRule.TryParse(rule, out _, out _)).Order()
        );
        Assert.All(
            others.Where(one => !refused.Contains(one.Rule)),
            one => Assert.InRange(one.Produced(DateTimeZone.Utc).Count(), 0, 8000)
        );
    }

    private static string Beside(string name, [CallerFilePath] string here = "") =>
        Path.Combine(Path.GetDirectoryName(here)!, name);

    private static IReadOnlyList<RecurrenceCase> Cases() =>
        RecurrenceCase.ReadAll(SharedData.Path("ical", "RecurrenceTestCases.txt"));
}
