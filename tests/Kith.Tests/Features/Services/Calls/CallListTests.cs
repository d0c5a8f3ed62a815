using Kith.Data;
using Kith.Features.HelpNow;
using Kith.Features.Services;
using Kith.Features.Services.Calls;
using Kith.Features.Services.Freshness;
using Kith.Rules;
using Kith.Tests.Features.Services.Freshness;
using Kith.Tests.Support;
using Microsoft.EntityFrameworkCore;
using static Kith.Tests.Features.Services.Directories;

namespace Kith.Tests.Features.Services.Calls;

/// <summary>What comes on the list of services to ring, day by day.</summary>
public sealed class CallListTests
{
    private static readonly TimeSpan ADay = TimeSpan.FromDays(1);

    [Theory, OnBothDatabases]
    public async Task What_went_and_what_is_a_help_line_keeps_no_room(ProviderKind kind)
    {
        await using var hub = await TestHub.StartAsync(kind);
        await ImportAsync(hub, List(hub, Many(ServiceRules.CallsAWeek + 5)));
        await hub.RunJobsAsync();
        Assert.Equal(ServiceRules.CallsAWeek, await CountAsync(hub));
        await hub.WriteAsync(async db =>
        {
            var line = await db.Services.FirstAsync(s => s.FeedId == LineFeed.Id);
            db.Add(ServiceCall.Of(line.Id, 0, hub.Clock.Now));
        });
        var listed = await hub.ReadAsync(db => db.ServiceCalls.Select(c => c.ServiceId).ToListAsync());
        var left = await hub.ReadAsync(db =>
            db.Services.Where(s => s.FeedId != LineFeed.Id && !listed.Contains(s.Id)).Select(s => s.Name).ToListAsync()
        );
        await ImportAsync(hub, List(hub, [.. left.Select(Named)]), "--let-go");

        hub.Clock.Move(ADay);
        await hub.RunJobsAsync();
        var now = await hub.ReadAsync(db =>
            db.ServiceCalls.Join(db.Services, c => c.ServiceId, s => s.Id, (c, s) => s.Name).ToListAsync()
        );
        Assert.Equal(left.Order(), now.Order());
    }

    [Theory, OnBothDatabases]
    public async Task A_week_has_room_for_so_many_however_often_the_list_is_filled(ProviderKind kind)
    {
        await using var hub = await TestHub.StartAsync(kind);
        await ImportAsync(hub, List(hub, Many(ServiceRules.CallsAWeek + 5)));
        await hub.RunJobsAsync();
        var ada = await Neighbour.JoinAsync(hub, s => s.Stewards());
        var calls = await hub.ReadAsync(db => db.ServiceCalls.AsNoTracking().ToListAsync());
        foreach (var call in calls.Take(3))
            await AnswerAsync(hub, ada, call, CallOutcome.Right);
        await AnswerAsync(hub, ada, calls[3], CallOutcome.NoAnswer);

        hub.Clock.Move(ADay);
        await hub.RunJobsAsync();
        Assert.Equal(ServiceRules.CallsAWeek - 3, await CountAsync(hub));
        hub.Clock.Move(7 * ADay);
        await hub.RunJobsAsync();
        Assert.Equal(ServiceRules.CallsAWeek, await CountAsync(hub));
    }

    [Theory, OnBothDatabases]
    public async Task One_visitor_alone_does_not_decide_who_is_rung_first_and_three_do(ProviderKind kind)
    {
        await using var hub = await TestHub.StartAsync(kind);
        await ImportAsync(
            hub,
            List(hub, [.. Many(ServiceRules.CallsAWeek), Named("Zinnia").With("assured_date", "\"2026-11-01\"")])
        );
        var zinnia = (await ServiceAsync(hub, "Zinnia")).Id;
        var book = hub.Get<CheckBook>();
        await book.SayAsync(zinnia, isRight: false, default);
        await hub.RunJobsAsync();
        Assert.False(await IsListedAsync(hub, zinnia));

        await book.SayAsync(zinnia, isRight: false, default);
        await book.SayAsync(zinnia, isRight: false, default);
        await hub.WriteAsync(db => db.ServiceCalls.ExecuteDeleteAsync());
        hub.Clock.Move(ADay);
        await hub.RunJobsAsync();
        Assert.True(await IsListedAsync(hub, zinnia));
    }

    [Theory, OnBothDatabases]
    public async Task What_somebody_leaves_to_others_comes_back_in_a_week_and_meanwhile_others_have_its_room(
        ProviderKind kind
    )
    {
        await using var hub = await TestHub.StartAsync(kind);
        await ImportAsync(hub, List(hub, Many(ServiceRules.CallsAWeek + 1)));
        await hub.RunJobsAsync();
        var ada = await Neighbour.JoinAsync(hub, s => s.Stewards());
        var call = await hub.ReadAsync(db => db.ServiceCalls.AsNoTracking().FirstAsync());
        await AnswerAsync(hub, ada, call, CallOutcome.Skip);
        hub.Clock.Move(ADay);
        await hub.RunJobsAsync();
        Assert.False(await IsListedAsync(hub, call.ServiceId));
        Assert.Equal(ServiceRules.CallsAWeek, await CountAsync(hub));
        hub.Clock.Move(6 * ADay);
        Assert.True(await IsListedAsync(hub, call.ServiceId));
    }

    [Theory, OnBothDatabases]
    public async Task What_is_different_is_not_rung_again_once_a_steward_made_sure_of_it(ProviderKind kind)
    {
        await using var hub = await TestHub.StartAsync(kind);
        await ImportAsync(hub, List(hub, Food));
        for (var n = 0; n < 3; n++)
            await hub.Get<CheckBook>().SayAsync(Guid.Parse(Pantry), isRight: false, default);
        await hub.RunJobsAsync();
        var ada = await Neighbour.JoinAsync(hub, s => s.Stewards());
        var call = await hub.ReadAsync(db => db.ServiceCalls.AsNoTracking().SingleAsync());
        await AnswerAsync(hub, ada, call, CallOutcome.Changed);
        Assert.False(await IsListedAsync(hub, call.ServiceId));

        await hub.CorrectAsync(Pantry, ("Values[email]", "larder@example.org"));
        await hub.AcceptAsync(ada, ("checked", "true"));
        hub.Clock.Move(15 * ADay);
        await hub.RunJobsAsync();
        Assert.Equal(0, await hub.ReadAsync(db => db.ServiceCalls.CountAsync()));
    }

    private static string[] Many(int count) => [.. Enumerable.Range(10, count).Select(n => Named($"Pantry {n}"))];

    private static string Named(string name) => Food.With("id", $"\"{name}\"").With("name", $"\"{name}\"");

    private static async Task AnswerAsync(TestHub hub, Neighbour steward, ServiceCall call, CallOutcome outcome)
    {
        var book = hub.Get<CallBook>();
        Assert.True(await book.ClaimAsync(steward.Person.Id, call.PublicId, default));
        Assert.True(await book.AnswerAsync(steward.Person.Id, call.PublicId, outcome, default));
    }

    private static Task<bool> IsListedAsync(TestHub hub, Guid service) =>
        hub.ReadAsync(db => db.ServiceCalls.AnyAsync(c => c.ServiceId == service && c.DueAt <= hub.Clock.Now));

    private static Task<int> CountAsync(TestHub hub) =>
        hub.ReadAsync(db => db.ServiceCalls.CountAsync(c => c.DueAt <= hub.Clock.Now + ServiceRules.TryAgainAfter));
}
