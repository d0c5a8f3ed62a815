using Kith.Features.Accounts;
using Kith.Features.Groups;
using Kith.Web;

namespace Kith.Tests.Support;

/// <summary>
/// A member made row by row, signed in without the cost of hashing: <c>await Neighbour.JoinAsync(hub, n =&gt; n.In(owls))</c>.
/// They joined a month ago, have no passphrase, so nobody can sign in as them by the form, and a recovery code they have not confirmed yet.
/// </summary>
public sealed class Neighbour
{
    private readonly TestHub _hub;
    private readonly List<(Group Group, GroupRole Role, string Name)> _groups = [];
    private bool _stewards;

    private Neighbour(TestHub hub, string alias) =>
        (_hub, Person) = (hub, Person.Named(alias, "en", hub.Clock.Now.AddDays(-30)));

    public Person Person { get; }

    public string Alias => Person.UserName!;

    /// <summary>The secret in their session cookie.</summary>
    public string Key { get; } = Secrets.NewToken();

    /// <summary>The face they wear in a group.</summary>
    public Dictionary<Guid, Face> Faces { get; } = [];

    /// <summary>Somebody new; without an alias a random one, so that tests can share a hub.</summary>
    public static async Task<Neighbour> JoinAsync(TestHub hub, Action<Neighbour>? more = null, string? alias = null)
    {
        var neighbour = new Neighbour(hub, alias ?? $"Wren {Kith.Data.RandomId.New()}");
        more?.Invoke(neighbour);
        await hub.WriteAsync(neighbour.Save);
        return neighbour;
    }

    /// <summary>Belongs to a group, under a name of their own there.</summary>
    public Neighbour In(Group group, GroupRole role = GroupRole.Member, string? name = null)
    {
        _groups.Add((group, role, name ?? $"Teasel {Kith.Data.RandomId.New()}"));
        return this;
    }

    /// <summary>Looks after the hub.</summary>
    public Neighbour Stewards()
    {
        _stewards = true;
        return this;
    }

    /// <summary>A browser in which they are signed in.</summary>
    public TestBrowser Browser()
    {
        var browser = _hub.Browser();
        browser.Keep("session", Key);
        return browser;
    }

    private Task Save(Kith.Data.AppDb db)
    {
        Person.GiveRecovery(Secrets.Hash("ABCD"), _hub.Get<Secrets>().Seal("ABCD-EFGH-JKLM-NPQR-STUV")!);
        db.Add(Person);
        db.Add(Face.Of(Person.Id, groupId: null, Alias));
        db.Add(Session.Open(Person, Secrets.Hash(Key), "Firefox, Android", shared: false, _hub.Clock.Now));
        if (_stewards)
            db.Add(Steward.Appoint(Person.Id, _hub.Clock.Now));
        foreach (var (group, role, name) in _groups)
        {
            var face = Face.Of(Person.Id, group.Id, name);
            Faces[group.Id] = face;
            db.Add(face);
            db.Add(Membership.Of(group.Id, Person.Id, face.Id, role, _hub.Clock.Now));
        }
        return Task.CompletedTask;
    }
}
