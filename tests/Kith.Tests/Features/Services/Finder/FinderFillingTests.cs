using Kith.Data;
using Kith.Features.Services.Finder;
using Kith.Tests.Support;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using static Kith.Tests.Features.Services.Directories;

namespace Kith.Tests.Features.Services.Finder;

/// <summary>An upgrade has thrown away what the finder knew.</summary>
public sealed class FinderFillingTests
{
    [Theory, OnBothDatabases]
    public async Task After_an_upgrade_the_hub_does_not_open_before_its_services_can_be_found(ProviderKind kind)
    {
        await using var hub = await FinderTests.FilledAsync(kind);
        await ForgetAsync(hub);
        Assert.Empty(await FinderTests.NamesAsync(hub, ""));

        Assert.True(await Again(hub).TryAsync(default));

        Assert.Equal(3, (await FinderTests.NamesAsync(hub, "")).Length);
        Assert.Equal(["Mill Lane pantry"], await FinderTests.NamesAsync(hub, "?q=pantry&open=now"));
    }

    [Theory, OnBothDatabases]
    public async Task A_service_that_cannot_be_written_holds_up_no_other(ProviderKind kind)
    {
        await using var hub = await FinderTests.FilledAsync(kind);
        await ForgetAsync(hub);
        await hub.WriteAsync(db =>
            db.Services.Where(s => s.Name == "Lantern line").ExecuteUpdateAsync(s => s.SetProperty(x => x.Told, "{"))
        );

        await Assert.ThrowsAnyAsync<System.Text.Json.JsonException>(() =>
            SpotBook.FillAsync(hub.Get<WriteQueue>(), default)
        );
        Assert.Equal(["Alder advice", "Mill Lane pantry"], (await FinderTests.NamesAsync(hub, "")).Order());

        Assert.True(await Again(hub).TryAsync(default));
    }

    private static Kith.Web.Opening Again(TestHub hub) =>
        ActivatorUtilities.CreateInstance<Kith.Web.Opening>(hub.Get<IServiceProvider>());

    private static Task ForgetAsync(TestHub hub) =>
        hub.WriteAsync(async db =>
        {
            await db.ServiceSpots.ExecuteDeleteAsync();
            await db.TouchDirectoryAsync();
        });
}
