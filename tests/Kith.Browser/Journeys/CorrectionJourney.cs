using Kith.Browser.Support;
using Microsoft.Playwright;

namespace Kith.Browser.Journeys;

/// <summary>
/// A phone number in the directory is wrong. Whoever notices says so with a tap and a few words, without an account; a steward looks at
/// it; page, export and other programs have the right one. JavaScript is off throughout.
/// </summary>
[Collection(Neighbourhood.Name)]
public sealed class CorrectionJourney(Neighbourhood neighbourhood)
{
    private const string Service = "0b6b6a9e-1c1e-4d9a-9a2e-6a3d0c6f0a11";
    private const string List = """
        [{"id":"0b6b6a9e-1c1e-4d9a-9a2e-6a3d0c6f0a11","name":"Mill Lane pantry","description":"Food for a week","status":"active",
        "phones":[{"id":"7","number":"020 7946 0101"}],"organization":{"id":"o","name":"Mill Lane neighbours","description":"Who live here"}}]
        """;

    public static TheoryData<bool> Databases => Hubs.HasPostgres ? [false, true] : [false];

    [ChromiumTheory, MemberData(nameof(Databases))]
    public Task A_wrong_number_is_corrected_by_a_stranger_and_a_steward(bool postgres) =>
        Hubs.WithAsync(
            postgres,
            async hub =>
            {
                var file = Path.Combine(hub.Folder, "list.json");
                await File.WriteAllTextAsync(file, List);
                await hub.CommandAsync("import", "services", file);
                await neighbourhood.VisitTogetherAsync(
                    Device.Plain,
                    hub,
                    people: 2,
                    async people =>
                    {
                        await SayAsync(people[0]);
                        await LookAsync(hub, people[1]);
                        await people[0].GotoAsync($"/services/{Service}");
                        await people[0].GetByText("020 7946 0999").WaitForAsync();
                    }
                );
                Assert.Contains("020 7946 0999", await hub.CommandAsync("export", "services", "--format", "json"));
                using var client = new HttpClient { BaseAddress = hub.Address };
                Assert.Contains("020 7946 0999", await client.GetStringAsync($"/hsds/services/{Service}"));
            }
        );

    private static async Task SayAsync(IPage visitor)
    {
        await visitor.GotoAsync($"/services/{Service}");
        await Members.PressAsync(visitor, "No, something is wrong");
        await Members.HeadedAsync(visitor, "What is wrong?");
        await visitor.GetByLabel("Number").First.FillAsync("020 7946 0999");
        await Members.PressAsync(visitor, "Send it to the stewards");
        await Members.HeadedAsync(visitor, "Thank you");
    }

    private static async Task LookAsync(Hub hub, IPage ada)
    {
        await Members.SignUpAsync(ada, "Ada");
        await hub.CommandAsync("steward", "Ada");
        await ada.GotoAsync("/admin/suggestions");
        await ada.GetByRole(AriaRole.Link, new() { Name = "Mill Lane pantry" }).ClickAsync();
        await ada.GetByText("020 7946 0999").WaitForAsync();
        await Members.PressAsync(ada, "Change the page so");
        await Members.HeadedAsync(ada, "Mill Lane pantry");
    }
}
