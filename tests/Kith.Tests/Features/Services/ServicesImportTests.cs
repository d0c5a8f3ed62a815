using Kith.Data;
using Kith.Features.Services;
using Kith.Tests.Support;
using Microsoft.EntityFrameworkCore;
using static Kith.Tests.Features.Services.Directories;

namespace Kith.Tests.Features.Services;

/// <summary>A directory comes in, comes in again, and meets what was changed here.</summary>
public sealed class ServicesImportTests
{
    [Theory, OnBothDatabases]
    public async Task A_second_run_of_the_same_list_changes_nothing(ProviderKind kind)
    {
        await using var hub = await TestHub.StartAsync(kind);
        var first = await ImportAsync(hub, List(hub, Food, Listening));
        var before = await ExportAsync(hub, "json");

        var second = await ImportAsync(hub, List(hub, Food, Listening));

        Assert.Equal("imported 7, updated 0, unchanged 0, gone 0, refused 0\n", first.Out);
        Assert.Equal("imported 0, updated 0, unchanged 7, gone 0, refused 0\n", second.Out);
        Assert.Equal(before, await ExportAsync(hub, "json"));
    }

    [Theory, OnBothDatabases]
    public async Task A_service_is_kept_with_what_lists_and_finds_it(ProviderKind kind)
    {
        await using var hub = await TestHub.StartAsync(kind);
        await ImportAsync(hub, List(hub, Food, Listening));

        var pantry = await ServiceAsync(hub, "Mill Lane pantry");
        var listening = await ServiceAsync(hub, "Night ear");
        var document = await DocumentAsync(hub);

        Assert.Equal((ServiceStatus.Active, 18d, null), (pantry.Status, pantry.MinimumAge, pantry.ForeignId));
        Assert.Equal((ServiceStatus.TemporarilyClosed, "advice-2"), (listening.Status, listening.ForeignId));
        Assert.Equal(pantry.OrganizationId, listening.OrganizationId);
        Assert.Equal("Mill Hall", (string?)document["service_at_locations"]![0]!["location"]!["name"]);
        Assert.Equal("Needs", (string?)document["attributes"]![0]!["taxonomy_term"]!["taxonomy_detail"]!["name"]);
        Assert.Equal("yes", (string?)document["bring_a_bag"]);
        Assert.True(Guid.TryParse((string?)document["phones"]![0]!["languages"]![0]!["id"], out _));
        Assert.Equal(1, await hub.ReadAsync(db => db.ServiceTerms.CountAsync(t => t.ServiceId == pantry.Id)));
    }

    [Theory, OnBothDatabases]
    public async Task What_the_list_changes_is_changed_and_what_it_drops_is_marked_and_comes_back(ProviderKind kind)
    {
        await using var hub = await TestHub.StartAsync(kind);
        await ImportAsync(hub, List(hub, Food, Listening));

        var changed = await ImportAsync(hub, List(hub, Food.With("name", "\"Mill Lane larder\"")));
        var gone = await hub.ReadAsync(db => db.Services.AsNoTracking().SingleAsync(s => s.Name == "Night ear"));
        var export = await ExportAsync(hub, "ndjson");
        var back = await ImportAsync(hub, List(hub, Food, Listening));

        Assert.Equal("imported 0, updated 1, unchanged 5, gone 1, refused 0\n", changed.Out);
        Assert.Equal(hub.Clock.Now, gone.GoneAt);
        Assert.Contains("Mill Lane larder", export);
        Assert.DoesNotContain("Night ear", export);
        Assert.Equal("imported 0, updated 2, unchanged 5, gone 0, refused 0\n", back.Out);
        Assert.Null((await ServiceAsync(hub, "Night ear")).GoneAt);
    }

    [Theory, OnBothDatabases]
    public async Task A_change_made_here_stays_when_the_list_says_something_else_and_the_rest_follows(ProviderKind kind)
    {
        await using var hub = await TestHub.StartAsync(kind);
        await ImportAsync(hub, List(hub, Food));
        Assert.True(await CorrectAsync(hub, "phones/7/number", "\"020 7946 0202\""));
        Assert.True(await CorrectAsync(hub, "email", "\"larder@example.org\""));
        Assert.False(await CorrectAsync(hub, "phones/none/number", "\"1\""));

        var same = await ImportAsync(hub, List(hub, Food));
        var agreed = await ImportAsync(
            hub,
            List(hub, Food.With("email", "\"larder@example.org\"").With("name", "\"Mill pantry\""))
        );
        var third = Food.Replace("020 7946 0101", "020 7946 0303", StringComparison.Ordinal)
            .With("email", "\"larder@example.org\"");
        var disputed = await ImportAsync(hub, List(hub, third));

        Assert.StartsWith("imported 0, updated 0, unchanged 6", same.Out);
        Assert.DoesNotContain("changed here", agreed.Error);
        Assert.Contains(
            "phones/7/number was changed here to \"020 7946 0202\", the list now says \"020 7946 0303\"",
            disputed.Error
        );
        var document = await DocumentAsync(hub);
        Assert.Equal("020 7946 0202", (string?)document["phones"]![0]!["number"]);
        Assert.Equal(
            ("larder@example.org", "Mill Lane pantry"),
            ((string?)document["email"], (string?)document["name"])
        );
        var change = await hub.ReadAsync(db => db.LocalChanges.AsNoTracking().SingleAsync(c => c.DisputedAt != null));
        Assert.Equal(("\"020 7946 0101\"", "\"020 7946 0303\""), (change.Before, change.Disputed));
    }

    [Theory, OnBothDatabases]
    public async Task A_dry_run_says_the_same_and_changes_nothing(ProviderKind kind)
    {
        await using var hub = await TestHub.StartAsync(kind);
        var dry = await ImportAsync(hub, List(hub, Food, Listening), "--dry-run");

        Assert.Equal("imported 7, updated 0, unchanged 0, gone 0, refused 0\n", dry.Out);
        Assert.Equal(
            (0, 0),
            await hub.ReadAsync(async db => (await db.Services.CountAsync(), await db.Feeds.CountAsync()))
        );
        await ImportAsync(hub, List(hub, Food, Listening));
        await ImportAsync(hub, List(hub, Food.With("name", "\"Larder\"")), "--dry-run");
        Assert.NotNull(await ServiceAsync(hub, "Mill Lane pantry"));
    }

    [Fact]
    public async Task Another_list_with_the_same_id_is_told_so_and_changes_nothing()
    {
        await using var hub = await TestHub.StartAsync(ProviderKind.Sqlite);
        await ImportAsync(hub, List(hub, Food));

        var other = await ImportAsync(
            hub,
            Write(hub, "other.json", $"[{Food.With("name", "\"Mine now\"")}]"),
            "--strict"
        );

        Assert.Equal(1, other.Exit);
        Assert.Contains("another list brought it", other.Error);
        Assert.NotNull(await ServiceAsync(hub, "Mill Lane pantry"));
    }
}
