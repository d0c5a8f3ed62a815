using Kith.Features.Accounts;
using Kith.Features.Groups;
using Kith.Tests.Support;

namespace Kith.Tests.Features.Accounts;

/// <summary>Somebody with two faces, and all that would give them away.</summary>
internal sealed record Masked(Neighbour Person, Group One, Group Two)
{
    public Face Face(Group group) => Person.Faces[group.Id];

    /// <summary>The names they go by; two of them on one page give them away.</summary>
    public string[] Names => [Person.Alias, Face(One).Name, Face(Two).Name];

    /// <summary>Keys that never leave the server, as they are written.</summary>
    public string[] Keys =>
        [
            .. new[] { Person.Person.Id, Face(One).Id, Face(Two).Id }.SelectMany(id =>
                new[] { id.ToString(), id.ToString("n") }
            ),
            Person.Key,
        ];

    public static async Task<Masked> MakeAsync(TestHub hub)
    {
        var sample = new Sample(hub);
        var (one, two) = (await sample.GroupAsync("Night Owls"), await sample.GroupAsync("Early Larks"));
        var person = await Neighbour.JoinAsync(
            hub,
            n => n.In(one, name: "Thornbush").In(two, name: "Petalrain"),
            alias: "Brambleheart"
        );
        return new(person, one, two);
    }
}
