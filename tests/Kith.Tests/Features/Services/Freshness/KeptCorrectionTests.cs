using Kith.Data;
using Kith.Features.HelpNow;
using Kith.Features.Services;
using Kith.Features.Services.Freshness;
using Kith.Tests.Features.Services.Finder;
using Kith.Tests.Support;
using Microsoft.EntityFrameworkCore;
using static Kith.Tests.Features.Services.Directories;

namespace Kith.Tests.Features.Services.Freshness;

/// <summary>What a button must not do: write a visitor's words about a refuge, or say of a line that it was made sure of.</summary>
public sealed class KeptCorrectionTests
{
    public static TheoryData<ProviderKind, Openness> Cases => KeptPlaceTests.Cases;

    [Theory, MemberData(nameof(Cases))]
    public async Task Free_words_about_a_place_that_must_not_be_found_are_changed_by_hand_only(
        ProviderKind kind,
        Openness openness
    )
    {
        await using var hub = await TestHub.StartAsync(kind);
        const string places = """
            [{"id":"11","phones":[{"id":"71","number":"020 7946 0102","description":"Office"}],
              "schedules":[{"id":"91","freq":"WEEKLY","byday":"MO","opens_at":"09:00","closes_at":"10:00"}],
              "location":{"id":"5f0f5f6e-98a1-4a3b-8f27-0d3a3f2b7c22","location_type":"physical","name":"Mill Hall",
                "addresses":[{"id":"12","address_1":"4 Mill Lane","city":"Lewes","country":"GB","address_type":"physical"}]}}]
            """;
        await ImportAsync(
            hub,
            List(hub, Food.With("phones", null).With("schedules", null).With("service_at_locations", places))
        );
        var open = await FieldsAsync(hub);
        Assert.All(Words(open), f => Assert.NotNull(f.Path));
        await hub.KeepAsync(Hall, openness);
        var kept = await FieldsAsync(hub);
        Assert.All(Words(kept), f => Assert.Null(f.Path));
    }

    [Theory, OnBothDatabases]
    public async Task Of_a_help_line_a_steward_says_elsewhere_that_they_made_sure(ProviderKind kind)
    {
        await using var hub = await TestHub.StartAsync(kind);
        await hub.RunJobsAsync();
        var line = await hub.ReadAsync(db =>
            db.Services.AsNoTracking().FirstAsync(s => s.FeedId == LineFeed.Id && s.GoneAt == null)
        );
        var ada = await Neighbour.JoinAsync(hub, n => n.Stewards());
        await hub.CorrectAsync($"{line.Id}", ("Values[name]", "The other ear"));
        var page = await ada.Browser().GetAsync($"/admin/suggestions/{(await hub.WaitingAsync())!.PublicId}");
        Assert.Null(page.Page.QuerySelector("input[name=checked]"));
        Assert.Contains("on their own page", page.Text);

        await hub.AcceptAsync(ada, ("checked", "true"));
        var after = await ServiceAsync(hub, "The other ear");
        Assert.Equal(line.AssuredAt, after.AssuredAt);
        Assert.False(await hub.ReadAsync(db => db.ServiceChecks.AnyAsync()));
        await hub.RunJobsAsync();
        Assert.False(await hub.ReadAsync(db => db.ServiceCalls.AnyAsync()));
    }

    private static IEnumerable<EditableField> Words(IReadOnlyList<EditableField> fields) =>
        fields.Where(f =>
            f.Key == "schedules"
            || (
                f.Key.StartsWith("phones/", StringComparison.Ordinal)
                && f.Key.EndsWith("/description", StringComparison.Ordinal)
            )
        );

    private static Task<IReadOnlyList<EditableField>> FieldsAsync(TestHub hub) =>
        hub.ReadAsync(async db => (await ServiceShown.FindAsync(db, Guid.Parse(Pantry), default))!.Editable.Fields);
}
