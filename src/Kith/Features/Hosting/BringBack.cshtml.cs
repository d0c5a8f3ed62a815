using Microsoft.AspNetCore.Mvc;

namespace Kith.Features.Hosting;

/// <summary>A day that was cancelled takes place after all. Everybody who was on its list is on it again, as they were.</summary>
public sealed class BringBackModel(Hosts hosts, Reopening reopening) : HostTimePage(hosts)
{
    public async Task<IActionResult> OnPostAsync()
    {
        if (await LoadAsync() is { } instead)
            return instead;
        var verdict = await reopening.BringBackAsync(Time.Id);
        return verdict.IsAllowed ? SeeOther(TimePath()) : Refuse(verdict);
    }
}
