using Kith.Features.Accounts;
using Kith.Features.Cards;
using Kith.Features.Me;
using Kith.Mail;
using Kith.Tests.Features.Services;
using Kith.Web;

namespace Kith.Tests.Architecture;

public sealed partial class Town
{
    private const string CalendarToken = "calendarcalendarcalendar12";

    private string _stop = "";

    /// <summary>The secrets a member has outside their own pages.</summary>
    private async Task OwnAsync()
    {
        var person = _people[Role.Member].Person;
        await Hub.WriteAsync(db =>
        {
            var passkey = Passkey.Add(person.Id, "handle", "My phone", new("aWQ", "a2V5", 0, false), Hub.Clock.Now);
            _care["{passkey}"] = passkey.PublicId;
            db.Add(passkey);
            db.Add(CalendarKey.Make(person, Secrets.Hash(CalendarToken), discreet: true, Hub.Clock.Now));
            return Task.CompletedTask;
        });
        await Hub.Get<PlanBook>()
            .KeepAsync(person.Id, new("slow-breath", "A slow breath out", "The blue cup"), default);
        var offer = new CardOffer(
            new(CardBasis.Lived, CardEffort.Little, 5, " night ", "", SourceTitle: null, SourceUrl: null),
            new("en", "Hum a tune", "When it is quiet.", "Hum it")
        );
        await Hub.Get<SuggestionBook>().SuggestAsync(person.Id, offer, default);
        var mine = await Hub.ReadAsync(db => Task.FromResult(db.CardSuggestions.Single().PublicId));
        (_care["{kept}"], _care["{mine}"], _care["{suggestion}"]) = ("slow-breath", mine, mine);
        await Directories.ImportAsync(Hub, Directories.List(Hub, Directories.Food));
        _care["{service}"] = Directories.Pantry;
        _stop = Hub.Get<StopLinks>().Token(Mailbox.Of(person.Id));
        await DirectoryAsync();
        await NeighboursAsync();
    }

    /// <summary>The row with what belongs to one person put as absent.</summary>
    private static Row Unowned(Row row) =>
        row with
        {
            Pattern = new[] { "{passkey}", "{kept}", "{mine}", "{own}", "{talk}", "{worn}", "{removed}" }.Aggregate(
                row.Pattern,
                (pattern, own) => pattern.Replace(own, "zzzzzzzzzzzz", StringComparison.Ordinal)
            ),
        };
}
