using System.ComponentModel.DataAnnotations;
using Kith.Features.Meetups;
using Kith.Features.Places;
using Kith.Features.Shared;

namespace Kith.Features.Hosting;

public sealed partial class PlanForm
{
    /// <summary>Stands for a place that is not in the list yet.</summary>
    public const string NewPlace = "new";

    private const int MostSeats = 1000;

    [EnumDataType(typeof(Mode), ErrorMessage = NoChoice)]
    public Mode Mode { get; set; }

    /// <summary>Key of a place the group has met at, or <see cref="NewPlace"/>.</summary>
    public string? Place { get; set; } = NewPlace;

    [StringLength(255), Keepable]
    public string? Venue { get; set; }

    [StringLength(400), Keepable]
    public string? Address { get; set; }

    [StringLength(200), Keepable]
    public string? Area { get; set; }

    [EnumDataType(typeof(Precision), ErrorMessage = NoChoice)]
    public Precision Precision { get; set; }

    /// <summary>Names of <see cref="Places.Access"/>.</summary>
    public string[] Access { get; set; } = [];

    [StringLength(1000), Keepable]
    public string? Link { get; set; }

    [StringLength(255), Keepable]
    public string? DialIn { get; set; }

    /// <summary>Who sees link and number; by its default people who said they come.</summary>
    [EnumDataType(typeof(LinkShown), ErrorMessage = NoChoice)]
    public LinkShown LinkShown { get; set; } = LinkShown.Coming;

    /// <summary>Seats each time; null for as many as come.</summary>
    [Range(1, MostSeats)]
    public int? Capacity { get; set; }

    /// <summary>Whether a host admits each person.</summary>
    public bool ByApproval { get; set; }

    /// <summary>Questions to whoever comes, one on each line, at most <see cref="Coming.Answer.Most"/>.</summary>
    [StringLength(600), Keepable, DataType(Multiline)]
    public string? Questions { get; set; }

    /// <summary>Whether people meet in a room.</summary>
    public bool HasRoom => Mode is Mode.InPerson or Mode.Hybrid;

    /// <summary>Whether people join from elsewhere.</summary>
    public bool HasOnline => Mode is not Mode.InPerson;

    /// <summary>Whether a place is to be added.</summary>
    public bool IsNewPlace => HasRoom && Place is null or NewPlace;

    /// <summary>The place to be added; only for a form without mistakes.</summary>
    public Venue NewVenue() =>
        Places.Venue.Add(Venue!.Trim(), Lines(Address), Lines(Area), Precision).Offers(ReadAccess());

    private IEnumerable<(string Field, string Key)> WrongWhere()
    {
        if (HasRoom && IsNewPlace && string.IsNullOrWhiteSpace(Venue))
            yield return (nameof(Venue), "Plan.Venue.Missing");
        if (HasOnline && Link is not null && WebLink.Safe(Link) is null)
            yield return (nameof(Link), "Plan.Link.Odd");
        if (Asked.Length > Coming.Answer.Most)
            yield return (nameof(Questions), "Plan.Questions.TooMany");
        if (Access.Any(name => !Enum.GetNames<Access>().Contains(name)))
            yield return (nameof(Access), NoChoice);
    }

    private void ShowWhere(Meetup meetup, string? venue)
    {
        (Mode, Place, Capacity) = (meetup.Mode, venue ?? NewPlace, meetup.Capacity);
        (ByApproval, Questions) = (meetup.ByApproval, meetup.Questions);
        (Link, DialIn, LinkShown) = (meetup.OnlineLink, meetup.DialIn, meetup.LinkShown);
    }

    private string[] Asked =>
        (Questions ?? "").Split(['\r', '\n'], StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries);

    private Access ReadAccess() => Access.Aggregate(Places.Access.None, (all, one) => all | Enum.Parse<Access>(one));
}
