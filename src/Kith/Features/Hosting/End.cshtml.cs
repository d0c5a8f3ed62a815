using System.ComponentModel.DataAnnotations;
using Kith.Features.Shared;
using Kith.Rules;
using Microsoft.AspNetCore.Mvc;

namespace Kith.Features.Hosting;

/// <summary>Ends a meetup for good. Its pages stay and say why.</summary>
public sealed class EndModel(Hosts hosts, Breaks breaks) : HostPage(hosts)
{
    [
        BindProperty(Name = "reason"),
        Required(ErrorMessage = "Hosting.Reason.Missing"),
        StringLength(500),
        Keepable,
        DataType(DataType.MultilineText)
    ]
    public string? Reason { get; set; }

    public async Task<IActionResult> OnPostAsync()
    {
        if (await LoadAsync() is { } instead)
            return instead;
        var verdict = HostingRules.MayEnd(Hosted.Meetup);
        if (!verdict.IsAllowed)
            return Refuse(verdict);
        if (!ModelState.IsValid)
            return Again();
        await breaks.EndAsync(Hosted.Meetup.Id, Reason!.Trim());
        return SeeOther(Hosted.Path());
    }
}
