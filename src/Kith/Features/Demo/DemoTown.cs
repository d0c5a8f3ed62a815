using System.Globalization;
using Kith.Data;
using Kith.Features.Groups;
using Kith.Features.Meetups;
using Kith.Features.Places;

namespace Kith.Features.Demo;

/// <summary>
/// Builds one town from the sample: 12 parts of town, 204 venues, about 150 groups and meetups, some 2,000 occurrences ahead.
/// The same number always gives the same town, so that a demo looks alike everywhere. Further towns lie 30 km apart, as a
/// region grows by area and not by crowding.
/// </summary>
public sealed class DemoTown(Sample sample, int number, DateTime nowUtc)
{
    private const double TownsApart = 0.27;
    private const int TownsInARow = 10;
    private const int GroupsPerSample = 6;

    private readonly Random _chance = new(number);
    private readonly List<(Neighbourhood Area, Dictionary<string, Venue> Venues)> _areas = [];

    /// <summary>Everything in the town; meetups still need their occurrences.</summary>
    public List<object> Things { get; } = [];

    public IEnumerable<Meetup> Meetups => Things.OfType<Meetup>();

    public DemoTown Build()
    {
        foreach (var area in sample.Neighbourhoods)
            AddArea(area);
        var turn = 0;
        foreach (var meetup in sample.Meetups)
        {
            for (var copy = 0; copy < GroupsPerSample; copy++)
                AddGroup(meetup, copy, _areas[turn++ * 5 % _areas.Count]);
        }
        return this;
    }

    private void AddArea(SampleArea area)
    {
        var name = number == 0 ? area.Name : $"{area.Name} {number + 1}";
        var latitude = sample.Centre.Latitude + area.North + (number / TownsInARow * TownsApart);
        var longitude = sample.Centre.Longitude + area.East + (number % TownsInARow * TownsApart * 1.6);
        var neighbourhood = Neighbourhood.Add(name, Slug(name), Round(latitude), Round(longitude));
        var venues = sample.Venues.ToDictionary(v => v.Kind, v => AddVenue(v, neighbourhood, latitude, longitude));
        Things.AddRange([neighbourhood, .. venues.Values]);
        _areas.Add((neighbourhood, venues));
    }

    private Venue AddVenue(SampleVenue venue, Neighbourhood area, double latitude, double longitude) =>
        Venue
            .Add(
                $"{area.Name} {venue.Kind}",
                string.Format(CultureInfo.InvariantCulture, venue.Address, area.Name),
                area.Name,
                venue.Precision
            )
            .At(Round(latitude + Near()), Round(longitude + Near()))
            .In(area.Id)
            .Offers(venue.Access, venue.Directions, venue.Transport);

    private void AddGroup(SampleMeetup plan, int copy, (Neighbourhood Area, Dictionary<string, Venue> Venues) place)
    {
        var title = copy == 0 && number == 0 ? plan.Title : $"{plan.Title}, {place.Area.Name}";
        var group = Group
            .Start(Slug($"{plan.Title} {place.Area.Name} {copy}"), title, nowUtc)
            .Describe(plan.Purpose, plan.Who, plan.Lang, plan.Led, sample.Hub.Phone)
            .In(place.Area.Id);
        var venue = plan.Venue is { } kind ? place.Venues[kind] : null;
        Things.AddRange([group, PlanOf(plan, title, copy).Belongs(group).Meets(plan.Mode, venue?.Id)]);
    }

    private Meetup PlanOf(SampleMeetup plan, string title, int copy)
    {
        var (rule, start) = When(plan, copy);
        var told = plan.Mode == Mode.InPerson ? LinkShown.ByHost : LinkShown.Coming;
        return Features
            .Meetups.Meetup.Plan(title, start, sample.Hub.Zone, nowUtc)
            .Describe(title, plan.Desc, plan.Kind, plan.Lang)
            .For(plan.Led, plan.Ages, plan.Cost, plan.CostNote)
            .Welcome(plan.Host, plan.Greeter, plan.First)
            .Note(plan.Bring, plan.Note is { Length: > 0 } note ? note : null, accessNote: null)
            .Lasts(plan.Minutes)
            .Repeats(rule)
            .Online(
                plan.Mode is Mode.Online or Mode.Hybrid ? $"https://meet.example/{RandomId.New()}" : null,
                plan.Mode == Mode.Phone ? "01632 960 960, then 4471#" : null,
                told
            )
            .Seats(plan.Capacity)
            .SeatsBy(plan.Roles ?? [])
            .Ring(sample.Hub.Phone);
    }

    /// <summary>The first copy meets as written; the others on another day or hour, every other one each second week.</summary>
    private (string Rule, DateTime Start) When(SampleMeetup plan, int copy)
    {
        var days = copy == 0 ? plan.Day : Shift(plan.Day, copy);
        var interval = plan.Day.Length == 2 && copy % 3 == 2 ? ";INTERVAL=2" : "";
        var monthly = char.IsDigit(days[0]);
        var rule = monthly ? $"FREQ=MONTHLY;BYDAY={days}" : $"FREQ=WEEKLY{interval};BYDAY={days}";
        var time = TimeOnly.ParseExact(plan.Time, "HH:mm", CultureInfo.InvariantCulture).AddMinutes(copy % 4 * 15);
        return (rule, nowUtc.Date.AddDays(-28) + time.ToTimeSpan());
    }

    private static string Shift(string days, int copy)
    {
        string[] week = ["MO", "TU", "WE", "TH", "FR", "SA", "SU"];
        return string.Join(',', days.Split(',').Select(d => d[..^2] + week[(Array.IndexOf(week, d[^2..]) + copy) % 7]));
    }

    private string Slug(string words) => Fold.Words($"{words} {(number == 0 ? "" : number + 1)}").Replace(' ', '-');

    private double Near() => (_chance.NextDouble() - 0.5) * 0.012;

    private static double Round(double degrees) => Math.Round(degrees, 6);
}
