using Microsoft.Playwright;

namespace Kith.Browser.Support;

/// <summary>
/// A second list of services comes into the sample: two of its services are there already, and of a third it says something else than
/// was corrected here. What stewards then look at is told to the atlas.
/// </summary>
/// <param name="hub">The sample.</param>
/// <param name="atlas">What to tell.</param>
internal sealed class OtherList(Hub hub, Atlas atlas)
{
    private const string Corrected = "0b6b6a9e-1c1e-4d9a-9a2e-6a3d0c6f0b33";

    /// <summary>The list is read, a visitor corrects it, a steward takes that, and the list says something third.</summary>
    public async Task BringAsync(IPage visitor, IPage steward)
    {
        await ReadAsync("wash@ring.example.org");
        await visitor.GotoAsync($"/services/{Corrected}/correct");
        await visitor.GetByLabel("E-mail").FillAsync("door@ring.example.org");
        await visitor.Locator("main form button").Last.ClickAsync();
        await steward.GotoAsync("/admin/suggestions");
        await steward.GetByRole(AriaRole.Link, new() { Name = "Harbour wash house" }).ClickAsync();
        await Members.PressAsync(steward, "Change the page so");
        await Members.HeadedAsync(steward, "Harbour wash house");
        await ReadAsync("desk@ring.example.org");
        await MergeAsync(steward);
        var session = await Members.SessionAsync(steward);
        string[] doors = ["suggestions", "services/duplicates", "services/calls", "lists"];
        await atlas.WalkAsAsync(session, hub.Address, [.. doors.Select(door => $"/admin/{door}")]);
    }

    // One pair is made one, the other still asks.
    private static async Task MergeAsync(IPage steward)
    {
        await steward.GotoAsync("/admin/services/duplicates");
        await steward.GetByRole(AriaRole.Link, new() { Name = "Sunday kitchen" }).First.ClickAsync();
        await steward.GetByRole(AriaRole.Button, new() { Name = "Sunday kitchen" }).First.ClickAsync();
        await Members.HeadedAsync(steward, "Services that may be the same");
    }

    private async Task ReadAsync(string email)
    {
        var file = Path.Combine(hub.Folder, "ring.json");
        await File.WriteAllTextAsync(
            file,
            $$"""
            [{"id":"0b6b6a9e-1c1e-4d9a-9a2e-6a3d0c6f0b11","name":"Sunday kitchen","description":"A warm meal","status":"active",
              "phones":[{"id":"71","number":"01632 960 207"}]},
             {"id":"0b6b6a9e-1c1e-4d9a-9a2e-6a3d0c6f0b22","name":"Letters and forms","description":"Help with letters","status":"active",
              "phones":[{"id":"72","number":"01632 960 205"}]},
             {"id":"{{Corrected}}","name":"Harbour wash house","description":"Showers and washing machines","status":"active",
              "email":"{{email}}","phones":[{"id":"73","number":"01632 960 301"}]}]
            """
        );
        await hub.CommandAsync("import", "services", file);
    }
}
