using Kith.Features.Coming;
using Kith.Web;
using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;

namespace Kith.Features.Hosting;

/// <summary>The code of somebody just entered, to be read out on the telephone.</summary>
public sealed class EnteredModel(Hosts hosts, RsvpKeys keys) : HostTimePage(hosts)
{
    [FromRoute(Name = "once")]
    public string Once { get; set; } = "";

    public Rsvp Guest { get; private set; } = null!;

    public string Code { get; private set; } = "";

    public override async Task<IActionResult?> LoadAsync()
    {
        if (await base.LoadAsync() is { } instead)
            return instead;
        var token = keys.TokenForHost(TimeId, Once);
        var hash = Secrets.Hash(token);
        if (await Hosted.Db.Rsvps.FirstOrDefaultAsync(r => r.TokenHash == hash) is not { } guest)
            return NotFound();
        (Guest, Code) = (guest, keys.CodeOf(token, guest) ?? "");
        return null;
    }
}
