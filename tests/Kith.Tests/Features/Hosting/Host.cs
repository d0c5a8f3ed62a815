using System.Net;
using Kith.Features.Coming;
using Kith.Features.Meetups;
using Kith.Features.Places;
using Kith.Tests.Features.Coming;
using Kith.Tests.Support;
using Kith.Web;
using Microsoft.EntityFrameworkCore;

namespace Kith.Tests.Features.Hosting;

/// <summary>A meetup with a host link, and the host's browser.</summary>
internal sealed record Host(TestHub Hub, Planned Meetup, string Key, TestBrowser Browser)
{
    public string Path => $"/hosting/{Key}/{Meetup.First.PublicId}";

    /// <summary>Makes a meetup and holds its host link.</summary>
    public static async Task<Host> AtAsync(TestHub hub, Action<Meetup>? plan = null, Venue? venue = null, int times = 1)
    {
        var key = Secrets.NewToken();
        var meetup = await new Sample(hub).MeetupAsync(
            m =>
            {
                m.HostedBy(Secrets.Hash(key));
                plan?.Invoke(m);
            },
            venue: venue,
            times: times
        );
        return new Host(hub, meetup, key, hub.Browser());
    }

    /// <summary>The meetup as the database has it now.</summary>
    public Task<Meetup> NowAsync() => Hub.ReadAsync(db => db.Meetups.SingleAsync(m => m.Id == Meetup.Meetup.Id));

    public async Task<string> HandleAsync(string alias)
    {
        var rsvp = (await Hub.RsvpsAsync(Meetup)).Single(r => r.Alias == alias);
        return Hub.Get<RsvpKeys>().Handle(rsvp);
    }

    /// <summary>Goes to a page about the first time and sends its form.</summary>
    public async Task<Visit> DoAsync(string page, params (string Name, string? Value)[] fields)
    {
        var asked = await Browser.GetAsync($"{Path}/{page}");
        Assert.Equal(HttpStatusCode.OK, asked.Status);
        return await Browser.SubmitAsync(asked, fields.ToDictionary(f => f.Name, f => f.Value));
    }

    public async Task<Visit> DoToAsync(string alias, string verb) =>
        await DoAsync($"guests/{await HandleAsync(alias)}/{verb}");
}
