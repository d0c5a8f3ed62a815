using Kith.Data;
using Kith.Features.Groups;
using Kith.Features.Meetups;
using Kith.Features.Places;
using Kith.Tests.Support;
using Kith.Web;
using Microsoft.EntityFrameworkCore;

namespace Kith.Tests.Architecture;

/// <summary>One hub with one of everything: what a stranger sees, what is hidden from them, and the secrets that open more.</summary>
public sealed partial class Town
{
    private const string HostKey = "hostkeyhostkeyhostkeyhost1";
    private const string OtherHostKey = "hostkeyhostkeyhostkeyhost2";

    private static readonly Lazy<Task<Town>> Shared = new(BuildAsync);

    private Planned _shown = null!;
    private Planned _other = null!;
    private List<Planned> _hidden = [];
    private Group _group = null!;
    private Group _hiddenGroup = null!;
    private string _token = "";
    private string _offer = "";
    private string _guest = "";
    private string _entered = "";
    private string _face = "";
    private Dictionary<Role, Neighbour> _people = [];

    private Town(TestHub hub) => Hub = hub;

    public TestHub Hub { get; }

    public static Task<Town> SharedAsync() => Shared.Value;

    /// <summary>Somebody's browser, signed in unless a stranger's.</summary>
    public TestBrowser Browser(Role role) => role == Role.Stranger ? Hub.Browser() : _people[role].Browser();

    /// <summary>The browser of somebody who may open the row's page.</summary>
    public TestBrowser Browser(Row row) =>
        Browser(
            row.Audience switch
            {
                Audience.Member or Audience.Owner => Role.Member,
                Audience.GroupMember => Role.GroupMember,
                Audience.GroupHost => Role.GroupHost,
                Audience.Steward => Role.Steward,
                _ => Role.Stranger,
            }
        );

    /// <summary>The row's address for somebody who may open it.</summary>
    public string Path(Row row) => Fill(row, _shown, _group, Secret(row.Audience));

    /// <summary>The row's address for a thing that never existed.</summary>
    public string AbsentPath(Row row) =>
        Replace(Unowned(row), "zzzzzzzzzzzz", "zzzzzzzzzzzz", "nobody-here", "zzzzzzzzzzzzzzzzzzzzzzzzzz");

    /// <summary>The row's address for things that exist and are not this person's to see.</summary>
    public IEnumerable<string> HiddenPaths(Row row) =>
        row.Audience switch
        {
            Audience.WhoSeesTheThing => row.Pattern.Contains("{slug}", StringComparison.Ordinal)
                ? [Fill(row, _shown, _hiddenGroup, _token)]
                : _hidden.Select(h => Fill(row, h, _group, _token)),
            Audience.Host when row.Pattern.Contains("{id}", StringComparison.Ordinal) =>
            [
                Fill(row, _shown, _group, OtherHostKey),
                Fill(row, _other, _group, HostKey),
            ],
            Audience.Host => [Fill(row, _shown, _group, _token), Fill(row, _shown, _group, _shown.Meetup.PublicId)],
            Audience.Holder
            or Audience.Offered
            or Audience.Invited
            or Audience.Reporter
            or Audience.Wisher
            or Audience.Subscriber
            or Audience.Recipient => [Fill(row, _shown, _group, HostKey)],
            Audience.BeforeSetUp or Audience.Owner => [AbsentPath(row)],
            Audience.GroupMember when row.Pattern.Contains("{id}", StringComparison.Ordinal) => _hidden.Select(h =>
                Fill(row, h, _group, _token)
            ),
            Audience.GroupMember or Audience.GroupHost => [Fill(row, _shown, _hiddenGroup, _token)],
            Audience.Member when row.Pattern.Contains("{slug}", StringComparison.Ordinal) =>
            [
                Fill(row, _shown, _hiddenGroup, _token),
            ],
            Audience.Everybody or Audience.Member or Audience.Steward => [],
        };

    private static async Task<Town> BuildAsync()
    {
        var town = new Town(await TestHub.StartAsync(ProviderKind.Sqlite));
        var sample = new Sample(town.Hub);
        var venue = await sample.VenueAsync(Precision.ToldByHost);
        town._group = await sample.GroupAsync(more: g => g.Admit(GroupJoining.Open));
        town._hiddenGroup = await sample.GroupAsync("Out of sight", GroupVisibility.Hidden);
        town._shown = await sample.MeetupAsync(
            m => m.Seats(12).HostedBy(Secrets.Hash(HostKey)),
            venue,
            town._group,
            times: 3
        );
        town._other = await sample.MeetupAsync(m => m.HostedBy(Secrets.Hash(OtherHostKey)));
        town._hidden = [await sample.MeetupAsync(m => m.Draft()), await sample.MeetupAsync(group: town._hiddenGroup)];
        town._token = await town.ComeAsync(town._shown);
        town._offer = await town.BeOfferedAsync(await sample.MeetupAsync(m => m.Seats(1)));
        await town.HostAsync();
        await town.GroupsAsync();
        await town.PeopleAsync();
        await town.CareAsync();
        await town.OwnAsync();
        return town;
    }

    private async Task PeopleAsync()
    {
        _people = new()
        {
            [Role.Member] = await Neighbour.JoinAsync(Hub),
            [Role.GroupMember] = await Neighbour.JoinAsync(Hub, n => n.In(_group)),
            [Role.GroupHost] = await Neighbour.JoinAsync(Hub, n => n.In(_group, GroupRole.Host)),
            [Role.Steward] = await Neighbour.JoinAsync(Hub, n => n.Stewards()),
        };
        var member = _people[Role.Member].Person.Id;
        _face = await Hub.ReadAsync(db =>
            db.Faces.Where(f => f.PersonId == member).Select(f => f.PublicId).SingleAsync()
        );
    }

    private async Task HostAsync()
    {
        var (browser, time) = (Hub.Browser(), $"/hosting/{HostKey}/{_shown.First.PublicId}");
        var list = await browser.GetAsync(time);
        _guest = list.Page.QuerySelector("a[href*='/guests/']")!.GetAttribute("href")!.Split('/')[5];
        var form = await browser.GetAsync($"{time}/enter");
        var answer = await browser.SubmitAsync(
            form,
            new Dictionary<string, string?> { ["alias"] = "Teasel", ["party"] = "1" }
        );
        _entered = answer.Location.Split('/')[^1];
    }

    private async Task<string> BeOfferedAsync(Planned full)
    {
        var first = await ComeAsync(full);
        var second = await ComeAsync(full);
        var browser = Hub.Browser();
        await browser.SubmitAsync(await browser.GetAsync($"/coming/{first}/cancel"), new Dictionary<string, string?>());
        return second;
    }

    private string Secret(Audience audience) =>
        audience switch
        {
            Audience.Host => HostKey,
            Audience.Offered => _offer,
            Audience.Invited => InvitationKey,
            Audience.Reporter => _report,
            Audience.Wisher => _wisher,
            Audience.Subscriber => CalendarToken,
            Audience.Recipient => _stop,
            _ => _token,
        };

    private async Task<string> ComeAsync(Planned meetup)
    {
        var browser = Hub.Browser();
        var form = await browser.GetAsync($"{meetup.Path}/coming");
        var answer = await browser.SubmitAsync(
            form,
            new Dictionary<string, string?> { ["alias"] = "Wren", ["party"] = "1" }
        );
        return answer.Location.Split('/')[2].Split('?')[0];
    }

    private string Fill(Row row, Planned meetup, Group group, string secret) =>
        Replace(row, meetup.First.PublicId, meetup.Meetup.PublicId, group.Slug, secret);

    private string Replace(Row row, string occurrence, string series, string group, string secret)
    {
        var id =
            row.Pattern.StartsWith("faces/", StringComparison.Ordinal) ? _face
            : row.Pattern.Contains("series", StringComparison.Ordinal) ? series
            : occurrence;
        return "/"
            + WithCare(row.Pattern)
                .Replace("{id}", id)
                .Replace("{slug}", group)
                .Replace("{key}", secret)
                .Replace("{token}", secret)
                .Replace("{time}", occurrence)
                .Replace("{request}", _request)
                .Replace("{topic}", _topic)
                .Replace("{format}", "talking-circle")
                .Replace("{guest}", _guest)
                .Replace("{once}", _entered);
    }
}
