using System.Net;
using Kith.Data;
using Kith.Features.Groups;
using Kith.Features.Meetups;
using Kith.Mail;
using Kith.Tests.Features.Coming;
using Kith.Tests.Mail;
using Kith.Tests.Support;
using Microsoft.EntityFrameworkCore;

namespace Kith.Tests.Features.Hosting;

/// <summary>Whatever changes many days at once tells everybody who stands on the list of one of them.</summary>
public sealed class SeriesNewsTests
{
    private static readonly (string, string?)[] ByMail = [("contact", "amara@post.example"), ("text", "true")];

    [Theory, OnBothDatabases]
    public async Task Another_weekday_is_told_with_the_day_it_was_and_another_title_is_not(ProviderKind kind)
    {
        var hub = await TestHub.SharedAsync(kind);
        var series = await PlannedSeries.AtAsync(hub);
        var (first, third) = (await series.PlannedAsync(), await series.PlannedAsync(2));
        await hub.ComesAsync(first, "Amara", 1, ByMail);
        await hub.ComesAsync(third, "Amara", 1, ByMail);
        await hub.ComesAsync(first, "Bo");
        await series.ChangeAsync("edit", reason: null, ("Title", "Owls and tea"));
        Assert.Empty(await LettersAsync(hub, first));
        await series.ChangeAsync("edit", "Paint", ("Day", "2026-11-25"));
        var told = Assert.Single(await LettersAsync(hub, first));
        Assert.Equal((LetterKind.Moved, first.First.StartsLocal), (told.Kind, told.OldLocal));
        Assert.Single(await LettersAsync(hub, third));
        Assert.Empty(await LettersAsync(hub, await series.PlannedAsync(1)));
    }

    [Theory, OnBothDatabases]
    public async Task Another_place_and_a_day_that_falls_away_are_told(ProviderKind kind)
    {
        var hub = await TestHub.SharedAsync(kind);
        var series = await PlannedSeries.AtAsync(hub);
        var (first, second) = (await series.PlannedAsync(), await series.PlannedAsync(1));
        await hub.ComesAsync(first, "Amara", 1, ByMail);
        await hub.ComesAsync(second, "Amara", 1, ByMail);
        await series.ChangeAsync("edit", "Paint", ("Place", "new"), ("Venue", "The Ark"), ("Address", "3 Quay"));
        Assert.Equal(LetterKind.Moved, Assert.Single(await LettersAsync(hub, first)).Kind);
        await series.ChangeAsync("edit", "Every other week is enough", ("Rhythm", "Fortnightly"));
        Assert.Equal(LetterKind.Cancelled, Assert.Single(await LettersAsync(hub, second)).Kind);
        Assert.Equal(LetterKind.Moved, Assert.Single(await LettersAsync(hub, first)).Kind);
    }

    [Theory, OnBothDatabases]
    public async Task This_and_following_tells_those_who_follow_and_nobody_before(ProviderKind kind)
    {
        var hub = await TestHub.SharedAsync(kind);
        var series = await PlannedSeries.AtAsync(hub);
        var (first, third) = (await series.PlannedAsync(), await series.PlannedAsync(2));
        await hub.ComesAsync(first, "Amara", 1, ByMail);
        var wren = await Neighbour.JoinAsync(hub);
        await wren.Browser().SendAsync(third, "Teasel");
        await series.ChangeAsync($"{third.First.PublicId}/following", "Winter", ("Start", "17:00"));
        Assert.Empty(await LettersAsync(hub, first));
        Assert.Equal(LetterKind.Moved, Assert.Single(await LettersAsync(hub, third)).Kind);
        Assert.Contains(
            $"/meetups/{third.First.PublicId}",
            (await wren.Browser().GetAsync("/me/inbox")).Body,
            StringComparison.Ordinal
        );
    }

    [Theory, OnBothDatabases]
    public async Task A_break_tells_those_of_its_days_and_an_end_tells_the_rest(ProviderKind kind)
    {
        var hub = await TestHub.SharedAsync(kind);
        var series = await PlannedSeries.AtAsync(hub);
        var (first, second) = (await series.PlannedAsync(), await series.PlannedAsync(1));
        await hub.ComesAsync(first, "Amara", 1, ByMail);
        await hub.ComesAsync(second, "Amara", 1, ByMail);
        await BreakAsync(series, "2026-12-03", "2026-12-04");
        Assert.Empty(await LettersAsync(hub, first));
        var told = Assert.Single(await LettersAsync(hub, second));
        Assert.Equal(LetterKind.Cancelled, told.Kind);
        await EndAsync(series);
        Assert.Equal(LetterKind.Cancelled, Assert.Single(await LettersAsync(hub, first)).Kind);
        // Who knows already is not told again.
        Assert.Equal(told.Id, Assert.Single(await LettersAsync(hub, second)).Id);
    }

    [MailTheory, OnBothDatabases]
    public async Task A_group_that_rests_writes_to_those_who_come_and_again_when_it_is_back(ProviderKind kind)
    {
        using var server = MailServer.Start();
        await using var hub = await TestHub.StartAsync(kind, server.Configure);
        var series = await PlannedSeries.AtAsync(hub);
        await hub.ComesAsync(await series.PlannedAsync(), "Amara", 1, ByMail);
        await series.LiveAsync(GroupState.Paused);
        await NoticeTests.PostAsync(hub);
        Assert.Contains("does not take place", Assert.Single(server.Mails).Text, StringComparison.Ordinal);
        await series.LiveAsync(GroupState.Active);
        await NoticeTests.PostAsync(hub);
        Assert.Contains("takes place after all", server.Mails[1].Text, StringComparison.Ordinal);
        var form = await series.Browser.GetAsync($"/groups/{series.Group.Slug}/end");
        await series.Browser.SubmitAsync(form, new Dictionary<string, string?> { ["words"] = "Thank you all" });
        await NoticeTests.PostAsync(hub);
        Assert.Equal(3, server.Mails.Count);
        Assert.Contains("does not take place", server.Mails[2].Text, StringComparison.Ordinal);
    }

    [Theory, OnBothDatabases]
    public async Task News_that_is_over_before_anybody_read_it_is_not_sent(ProviderKind kind)
    {
        var hub = await TestHub.SharedAsync(kind);
        var series = await PlannedSeries.AtAsync(hub);
        var first = await series.PlannedAsync();
        await hub.ComesAsync(first, "Amara", 1, ByMail);
        await series.LiveAsync(GroupState.Closed);
        await series.LiveAsync(GroupState.Active);
        Assert.Equal(LetterKind.BroughtBack, Assert.Single(await LettersAsync(hub, first)).Kind);
    }

    [Theory, OnBothDatabases]
    public async Task What_nobody_could_be_told_of_has_not_happened(ProviderKind kind)
    {
        await using var hub = await TestHub.StartAsync(kind);
        var series = await PlannedSeries.AtAsync(hub);
        var third = await series.PlannedAsync(2);
        await hub.ComesAsync(third, "Amara", 1, ByMail);
        await hub.WriteAsync(db => db.Database.ExecuteSqlRawAsync("ALTER TABLE \"Letters\" RENAME TO \"Elsewhere\""));
        var before = await StandAsync(series);
        Visit[] answers =
        [
            await series.ChangeAsync("edit", "Paint", ("Day", "2026-11-25")),
            await series.ChangeAsync($"{third.First.PublicId}/following", "Winter", ("Start", "17:00")),
            await BreakAsync(series, "2026-12-07", "2027-12-01"),
            await EndAsync(series),
            await series.LiveAsync(GroupState.Paused),
        ];
        Assert.All(answers, answer => Assert.True((int)answer.Status >= 500, answer.Text));
        Assert.Equal(before, await StandAsync(series));
        Assert.Equal(1, await hub.ReadAsync(db => db.Meetups.CountAsync()));
    }

    [Theory, OnBothDatabases]
    public async Task More_days_than_can_be_left_out_are_refused_and_not_forgotten(ProviderKind kind)
    {
        var hub = await TestHub.SharedAsync(kind);
        var series = await PlannedSeries.AtAsync(hub);
        var full = string.Join(',', Enumerable.Range(0, 470).Select(Left));
        await hub.WriteAsync(async db => (await db.Meetups.SingleAsync(m => m.PublicId == series.Id)).LeaveOut(full));
        var before = await StandAsync(series);
        var answer = await BreakAsync(series, "2026-12-21", "2027-12-20");
        Assert.Equal(HttpStatusCode.UnprocessableEntity, answer.Status);
        Assert.Contains("too many days", answer.Text, StringComparison.Ordinal);
        Assert.Equal(before, await StandAsync(series));

        static string Left(int n) => $"{new DateOnly(2030, 1, 1).AddDays(n):yyyyMMdd}T183000";
    }

    private static async Task<Visit> BreakAsync(PlannedSeries series, string from, string to)
    {
        var days = new Dictionary<string, string?>
        {
            ["from"] = from,
            ["to"] = to,
            ["reason"] = "Holidays",
        };
        var asked = await series.Browser.GetAsync($"{series.Path}/break");
        var preview = await series.Browser.SubmitAsync(asked, days);
        return await series.Browser.SubmitAsync(preview, new Dictionary<string, string?>());
    }

    private static async Task<Visit> EndAsync(PlannedSeries series) =>
        await series.Browser.SubmitAsync(
            await series.Browser.GetAsync($"{series.Path}/end"),
            new Dictionary<string, string?> { ["reason"] = "We are tired" }
        );

    private static Task<List<Letter>> LettersAsync(TestHub hub, Planned planned) =>
        hub.ReadAsync(db =>
            db.Letters.Where(l => db.Rsvps.Any(r => r.Id == l.RsvpId && r.OccurrenceId == planned.First.Id))
                .ToListAsync()
        );

    // All that the changes of these tests would touch.
    private static async Task<string> StandAsync(PlannedSeries series)
    {
        var (meetup, times) = (await series.NowAsync(), await series.TimesAsync());
        var group = await series.Hub.ReadAsync(db => db.Groups.SingleAsync(g => g.Id == series.Group.Id));
        var own = $"{group.State} {meetup.State} {meetup.Rule} {meetup.StartsLocal:s} {meetup.LeftOutDates}";
        return own + string.Concat(times.Select(t => $"\n{t.Id} {t.MeetupId} {t.State} {t.StartsLocal:s}"));
    }
}
