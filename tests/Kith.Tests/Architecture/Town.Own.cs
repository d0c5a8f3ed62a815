using Kith.Features.Accounts;
using Kith.Features.Me;
using Kith.Mail;
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
        _stop = Hub.Get<StopLinks>().Token(Mailbox.Of(person.Id));
    }

    /// <summary>The row with what belongs to one person put as absent.</summary>
    private static Row Unowned(Row row) =>
        row with
        {
            Pattern = row.Pattern.Replace("{passkey}", "zzzzzzzzzzzz", StringComparison.Ordinal),
        };
}
