using System.Text.Json;
using System.Text.Json.Serialization;
using Kith.Data;
using Kith.Features.Accounts;
using Kith.Features.Neighbours;
using Microsoft.EntityFrameworkCore;

namespace Kith.Features.Demo;

/// <summary>Invented neighbours who offer and need something; none of them can sign in.</summary>
public static class DemoNeighbours
{
    private const string Resource = "Demo/neighbours.json";

    private static readonly JsonSerializerOptions Options = new(JsonSerializerDefaults.Web)
    {
        Converters = { new JsonStringEnumConverter() },
    };

    private sealed record Line(
        string Alias,
        FavourSide Side,
        FavourKind Kind,
        [property: JsonPropertyName("line")] string Words,
        string? Area = null,
        FavourPlace Place = FavourPlace.Agreed,
        IReadOnlyList<int>? Times = null,
        string Languages = "",
        FavourOften Often = FavourOften.Agreed,
        int AtOnce = 1,
        bool Everybody = false
    );

    /// <summary>Puts them on a board that is empty; once.</summary>
    public static Task<bool> PutAsync(WriteQueue writes, DateTime nowUtc, CancellationToken ct) =>
        writes.RunAsync(
            async db =>
            {
                if (await db.Favours.AnyAsync(ct))
                    return false;
                foreach (var line in Read())
                    await PutAsync(db, line, nowUtc, ct);
                return true;
            },
            ct
        );

    private static async Task PutAsync(AppDb db, Line line, DateTime nowUtc, CancellationToken ct)
    {
        var key = Alias.Key(line.Alias);
        if (await db.People.AnyAsync(p => p.NormalizedUserName == key, ct))
            return;
        var person = Person.Named(line.Alias, "en", nowUtc);
        person.SayAge(PersonAge.Adult);
        var face = Face.Of(person.Id, groupId: null, line.Alias);
        var area = await db.Neighbourhoods.FirstOrDefaultAsync(n => n.Name == line.Area, ct);
        var draft = new FavourDraft(line.Kind, line.Words, MoreSealed: null)
        {
            NeighbourhoodId = area?.Id,
            Place = line.Place,
            Times = Slots.Of(line.Times ?? []),
            Languages = line.Languages,
            Audience = line.Everybody ? FavourAudience.Everybody : FavourAudience.Members,
            Often = line.Often,
            AtOnce = line.AtOnce,
        };
        db.AddRange(person, face, Favour.Put(person.Id, face.Id, line.Side, draft, nowUtc));
    }

    private static List<Line> Read()
    {
        using var stream = typeof(DemoNeighbours).Assembly.GetManifestResourceStream(Resource)!;
        return JsonSerializer.Deserialize<List<Line>>(stream, Options)!;
    }
}
