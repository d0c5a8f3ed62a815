using Kith.Data;

namespace Kith.Features.Accounts;

/// <summary>
/// What others see of a person in one place: a name, a random public id and the picture drawn from it. One face in each group
/// and one in the hub, and one for each thing among neighbours that they want nobody to join with the others; nothing that leaves the server says that two of them belong to one person.
/// </summary>
public sealed class Face
{
    private Face() { }

    public Guid Id { get; private set; } = Guid.CreateVersion7();

    public Guid PersonId { get; private set; }

    /// <summary>The group it is worn in; null for the hub itself, where the name is the alias, and for a face worn once.</summary>
    public Guid? GroupId { get; private set; }

    /// <summary>Whether it is worn for one offer, one need or one answer among neighbours alone, and goes with it.</summary>
    public bool IsForOnce { get; private set; }

    /// <summary>Random name in links and picture addresses; 60 bits.</summary>
    public string PublicId { get; private set; } = RandomId.New();

    public string Name { get; private set; } = "";

    /// <summary>The name as names are compared; unique in its group.</summary>
    public string NameKey { get; private set; } = "";

    /// <summary>The face a person wears in a group; null for the hub's.</summary>
    public static Face Of(Guid personId, Guid? groupId, string name)
    {
        var face = new Face { PersonId = personId, GroupId = groupId };
        face.Rename(name);
        return face;
    }

    /// <summary>A face for one thing among neighbours.</summary>
    public static Face Once(Guid personId, string name)
    {
        var face = Of(personId, groupId: null, name);
        face.IsForOnce = true;
        return face;
    }

    public void Rename(string name) => (Name, NameKey) = (name, Alias.Key(name));
}
