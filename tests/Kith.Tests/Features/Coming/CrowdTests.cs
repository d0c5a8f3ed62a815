using System.Net;
using Kith.Data;
using Kith.Features.Coming;
using Kith.Tests.Support;
using Microsoft.EntityFrameworkCore;

namespace Kith.Tests.Features.Coming;

/// <summary>Many people at once, and whoever was first.</summary>
public sealed class CrowdTests
{
    [Theory, OnBothDatabases]
    public async Task Sixty_people_at_once_never_get_more_seats_than_there_are(ProviderKind kind)
    {
        var hub = await TestHub.SharedAsync(kind);
        var meetup = await new Sample(hub).MeetupAsync(m => m.Seats(20));
        var chance = new Random(7);
        var parties = Enumerable.Range(0, 60).Select(_ => chance.Next(1, 5)).ToArray();
        var comers = await Task.WhenAll(
            parties.Select((party, n) => Task.Run(() => hub.ComesAsync(meetup, $"Guest {n}", party)))
        );
        await hub.AssertSoundAsync(meetup);
        await Task.WhenAll(
            comers.Select(
                (comer, n) =>
                    Task.Run(() =>
                        (n % 4) switch
                        {
                            0 => comer.DoAsync("cancel"),
                            1 => hub.ComesAsync(meetup, $"Late {n}", 2),
                            2 => ChangeAsync(comer, n),
                            _ => comer.LookAsync(),
                        }
                    )
            )
        );
        await hub.AssertSoundAsync(meetup);
        await Task.WhenAll(comers.Select(comer => Task.Run(() => AnswerAsync(comer))));
        await hub.AssertSoundAsync(meetup);
        Assert.Equal(75, (await hub.RsvpsAsync(meetup)).Count);
    }

    [Theory, OnBothDatabases]
    public async Task Whoever_came_first_never_waits_behind_somebody_with_the_same_wish(ProviderKind kind)
    {
        var hub = await TestHub.SharedAsync(kind);
        var meetup = await new Sample(hub).MeetupAsync(m => m.Seats(5));
        var comers = new List<Comer>();
        for (var n = 0; n < 15; n++)
            comers.Add(await hub.ComesAsync(meetup, $"Guest {n}"));
        await Task.WhenAll(comers.Take(5).Select(comer => Task.Run(() => comer.DoAsync("cancel"))));
        var line = (await hub.RsvpsAsync(meetup)).Where(r => r.Waiting is not null).OrderBy(r => r.Waiting).ToList();
        Assert.All(line.Take(5), r => Assert.Equal(RsvpState.Offered, r.State));
        Assert.All(line.Skip(5), r => Assert.Equal(RsvpState.Waitlisted, r.State));
        Assert.Equal(Enumerable.Range(5, 10).Select(n => $"Guest {n}"), line.Select(r => r.Alias));
        await hub.AssertSoundAsync(meetup);
    }

    [Theory, OnBothDatabases]
    public async Task The_database_itself_refuses_more_guests_than_seats(ProviderKind kind)
    {
        var hub = await TestHub.SharedAsync(kind);
        var meetup = await new Sample(hub).MeetupAsync(m => m.Seats(2));
        await Assert.ThrowsAnyAsync<Exception>(() =>
            hub.WriteAsync(db =>
                db.Occurrences.Where(o => o.Id == meetup.First.Id)
                    .ExecuteUpdateAsync(o => o.SetProperty(x => x.Taken, 3))
            )
        );
    }

    private static async Task<Comer> ChangeAsync(Comer comer, int n)
    {
        var form = await comer.Browser.GetAsync($"{comer.Path}/change");
        var fields = new Dictionary<string, string?> { ["party"] = $"{1 + (n % 5)}" };
        var sent = await comer.Browser.SubmitAsync(form, fields);
        Assert.Contains(sent.Status, new[] { HttpStatusCode.SeeOther, HttpStatusCode.UnprocessableEntity });
        return comer;
    }

    private static async Task AnswerAsync(Comer comer)
    {
        if ((await comer.LookAsync()).State == "offered")
            await comer.DoAsync(comer.Code[0] < 'M' ? "accept" : "let-go");
    }
}
