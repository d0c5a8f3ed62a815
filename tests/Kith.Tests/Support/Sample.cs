using Kith.Data;
using Kith.Data.Search;
using Kith.Features.Find;
using Kith.Features.Groups;
using Kith.Features.Meetups;
using Kith.Features.Places;
using Kith.Rules;
using NodaTime;
using NodaTime.Extensions;

namespace Kith.Tests.Support;

/// <summary>A meetup a test made, with the times it meets, soonest first.</summary>
public sealed record Planned(Meetup Meetup, IReadOnlyList<Occurrence> Times)
{
    /// <summary>Its first time.</summary>
    public Occurrence First => Times[0];

    /// <summary>The page of its first time.</summary>
    public string Path => $"/meetups/{First.PublicId}";

    public string SeriesPath => $"/meetups/series/{Meetup.PublicId}";
}

/// <summary>
/// Makes groups, places and meetups in a test hub, row by row, with sensible defaults and only what matters said:
/// <c>await new Sample(hub).MeetupAsync(m =&gt; m.Seats(12), group: owls)</c>. Every slug is random, so tests can share a hub.
/// </summary>
public sealed class Sample(TestHub hub)
{
    public const string Zone = "Europe/London";

    public Task<Neighbourhood> NeighbourhoodAsync(string name, double? latitude = null, double? longitude = null) =>
        AddAsync(Neighbourhood.Add(name, Slug(name), latitude, longitude));

    /// <summary>A hall with an address and a point unless <paramref name="more"/> says otherwise.</summary>
    public Task<Venue> VenueAsync(
        Precision precision = Precision.Exact,
        Neighbourhood? neighbourhood = null,
        Action<Venue>? more = null
    )
    {
        var venue = Venue.Add("Mill Lane Hall", "12 Mill Lane, Riverside", "Riverside", precision);
        venue.At(51.46173, -0.11362).In(neighbourhood?.Id);
        more?.Invoke(venue);
        return AddAsync(venue);
    }

    public Task<Group> GroupAsync(
        string name = "Night Owls",
        GroupVisibility visibility = GroupVisibility.Public,
        Action<Group>? more = null
    )
    {
        var group = Group.Start(Slug(name), name, hub.Clock.Now).Show(visibility);
        more?.Invoke(group);
        return AddAsync(group);
    }

    /// <summary>
    /// A published meetup with its times: an hour and a half from <paramref name="startsLocal"/> (default: this week's Thursday at
    /// 18:30 London time), then every seven days. <paramref name="plan"/> changes the meetup before its times are made,
    /// <paramref name="then"/> the times before they are saved.
    /// </summary>
    public Task<Planned> MeetupAsync(
        Action<Meetup>? plan = null,
        Venue? venue = null,
        Group? group = null,
        DateTime? startsLocal = null,
        int times = 1,
        string zone = Zone,
        Neighbourhood? neighbourhood = null,
        Action<Planned>? then = null
    )
    {
        var start = startsLocal ?? new DateTime(2026, 11, 26, 18, 30, 0);
        var meetup = Meetup.Plan("Talking circle", start, zone, hub.Clock.Now).Lasts(90);
        meetup.Describe("Talking circle", "We sit, talk and listen.", "circle", "en");
        meetup.For(Led.Peers, AgeBand.Adults, CostKind.Free).Meets(Mode.InPerson, venue?.Id).Belongs(group);
        meetup.Repeats(times > 1 ? $"FREQ=WEEKLY;COUNT={times}" : null);
        plan?.Invoke(meetup);
        var place = venue is null ? null : VenueRules.Shown(venue, neighbourhood);
        var made = new Planned(meetup, [.. Enumerable.Range(0, times).Select(n => Time(meetup, place, n))]);
        then?.Invoke(made);
        return KeepAsync(made, MeetupText.Of(meetup, group, place));
    }

    private static Occurrence Time(Meetup meetup, ShownPlace? place, int week)
    {
        var local = meetup.StartsLocal.AddDays(7 * week);
        var occurrence = Occurrence.Of(meetup, local, Utc(local, meetup.Zone));
        occurrence.Index(meetup, place);
        occurrence.OnHubClock(Kith.Texts.Say.Local(occurrence.StartsAt, Zone));
        return occurrence;
    }

    private static DateTime Utc(DateTime local, string zone) =>
        LocalDateTime.FromDateTime(local).InZoneLeniently(DateTimeZoneProviders.Tzdb[zone]).ToDateTimeUtc();

    private async Task<Planned> KeepAsync(Planned made, string words)
    {
        await hub.WriteAsync(async db =>
        {
            db.Add(made.Meetup);
            db.AddRange(made.Times);
            await db.SaveChangesAsync();
            await RoleUpkeep.FitAsync(db, [made.Meetup], made.Times, hub.Clock.Now, default);
            await SearchIndex.For(db).PutAsync(db, [new(made.Meetup.SearchKey, words)], default);
        });
        return made;
    }

    private async Task<T> AddAsync<T>(T entity)
        where T : class
    {
        await hub.WriteAsync(db =>
        {
            db.Add(entity);
            return Task.CompletedTask;
        });
        return entity;
    }

    private static string Slug(string name) => $"{Fold.Key(name)}-{RandomId.New()}";
}
