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
            db.Add(CalendarKey.Make(person, Secrets.Hash(CalendarToken), discreet: true, Hub.Clock.Now));
            return Task.CompletedTask;
        });
        _stop = Hub.Get<StopLinks>().Token(Mailbox.Of(person.Id));
    }
}
