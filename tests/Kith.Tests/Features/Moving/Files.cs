using System.Text;
using System.Text.Json.Nodes;
using Kith.Data;
using Kith.Features.Groups;
using Kith.Features.Meetups;
using Kith.Features.Moving;
using Kith.Features.Places;
using Kith.Tests.Support;

namespace Kith.Tests.Features.Moving;

/// <summary>Group files for tests.</summary>
internal static class Files
{
    public static readonly DateTime Thursday = new(2026, 11, 26, 18, 30, 0);

    /// <summary>A small group with a weekly meetup; its mark is new each time.</summary>
    public static GroupFile Owls(string name = "Night Owls") =>
        new()
        {
            Kind = GroupFile.OurKind,
            Version = GroupFile.Newest,
            Mark = Kith.Web.Secrets.NewToken(),
            Group = new()
            {
                Name = name,
                Visibility = GroupVisibility.Hidden,
                Joining = GroupJoining.Invitation,
                Questions = ["What brings you here?"],
            },
            Agreements = [new("What is said here stays here.", new(2026, 1, 5, 10, 0, 0, DateTimeKind.Utc))],
            Meetups =
            [
                new()
                {
                    Title = "Night circle",
                    Starts = Thursday,
                    Zone = "Europe/London",
                    Minutes = 90,
                    Rule = "FREQ=WEEKLY",
                    Place = new() { Name = "Mill Lane Hall", Precision = Precision.ToldByHost },
                },
            ],
            Members = [new("Sedge", GroupRole.CoHost), new("Fern", GroupRole.Member)],
        };

    /// <summary>The file's bytes with something in it changed by hand.</summary>
    public static byte[] Bytes(GroupFile file, Action<JsonNode>? change = null)
    {
        var json = JsonNode.Parse(GroupFileText.Write(file))!;
        change?.Invoke(json);
        return Encoding.UTF8.GetBytes(json.ToJsonString());
    }

    /// <summary>Somebody brings the file to the hub by the page.</summary>
    public static async Task<Visit> BringAsync(TestBrowser browser, byte[] file, string handler = "")
    {
        var form = await browser.GetAsync("/groups/start/from-file");
        return await browser.SubmitFileAsync(form, Fields(("Host", null), ("host", "Tawny")), file, handler);
    }

    /// <summary>What is wrong with a file, as "path key".</summary>
    public static IReadOnlyList<string> Flaws(byte[] file)
    {
        var read = GroupFileText.Read(file, out var flaw);
        var flaws = read is null ? [flaw!] : new GroupFileChecks(new TestClock()).Check(read);
        return
        [
            .. flaws.Select(f => $"{f.Path} {f.Key.Replace("Moving.Wrong.", "", StringComparison.Ordinal)}".Trim()),
        ];
    }

    public static Dictionary<string, string?> Fields(params (string Name, string? Value)[] fields) =>
        fields.ToDictionary(f => f.Name, f => f.Value, StringComparer.Ordinal);
}
