using Kith.Data;
using Kith.Features.Cards;
using Kith.Features.Hubs;
using Kith.Features.Meetups;
using Microsoft.EntityFrameworkCore;

namespace Kith.Features.Demo;

/// <summary>Fills an empty hub with the sample neighbourhood, town by town; a run that was stopped goes on where it ended.</summary>
public static class DemoHub
{
    /// <summary>
    /// Opens the hub as the sample's and adds towns until there are <paramref name="towns"/>. Refuses a hub that somebody set up
    /// as their own: false.
    /// </summary>
    /// <param name="guests">Lets invented people come to the first town's meetups.</param>
    /// <param name="towns">1 for a demo; more to measure growth.</param>
    /// <param name="progress">Told how many towns are done.</param>
    public static async Task<bool> FillAsync(
        WriteQueue writes,
        DemoGuests guests,
        int towns,
        DateTime nowUtc,
        IProgress<int> progress,
        CancellationToken ct
    )
    {
        var sample = Sample.Read();
        if (!await writes.RunAsync(db => OpenAsync(db, sample, nowUtc, ct), ct))
            return false;
        await DemoServices.PutAsync(writes, nowUtc, ct);
        var done = await writes.RunAsync(db => TownsAsync(db, sample, ct), ct);
        for (var number = done; number < towns; number++)
        {
            var town = new DemoTown(sample, number, nowUtc).Build();
            await writes.RunAsync(db => AddTownAsync(db, town, number == 0 ? sample : null, nowUtc, ct), ct);
            progress.Report(number + 1);
        }
        await DemoNeighbours.PutAsync(writes, nowUtc, ct);
        await guests.ComeAsync(sample, nowUtc, ct);
        return true;
    }

    private static async Task<bool> OpenAsync(AppDb db, Sample sample, DateTime nowUtc, CancellationToken ct)
    {
        if (await db.Hubs.FirstOrDefaultAsync(ct) is { } there)
            return there.Name == sample.Hub.Name;
        if (await db.Meetups.AnyAsync(ct))
            return false;
        var hub = Hub.Open(sample.Hub.Name, sample.Hub.Country, sample.Hub.Zone, nowUtc);
        hub.Present(
            sample.Hub.Name,
            sample.Hub.Tagline,
            sample.Hub.Languages,
            sample.Hub.Hue,
            sample.Hub.Phone,
            leaveUrl: null
        );
        db.Add(hub);
        await StarterCards.PutAsync(db, ct);
        return true;
    }

    private static async Task<int> TownsAsync(AppDb db, Sample sample, CancellationToken ct) =>
        await db.Neighbourhoods.CountAsync(ct) / sample.Neighbourhoods.Count;

    private static async Task<bool> AddTownAsync(
        AppDb db,
        DemoTown town,
        Sample? changed,
        DateTime nowUtc,
        CancellationToken ct
    )
    {
        var meetups = town.Meetups.Select(m => m.Id).ToList();
        db.AddRange(town.Things);
        await db.SaveChangesAsync(ct);
        await Upkeep.RefreshAsync(db, meetups, nowUtc, ct);
        if (changed is not null)
        {
            await DemoDays.ChangeAsync(db, changed, nowUtc, ct);
            await Upkeep.RefreshAsync(db, meetups, nowUtc, ct);
        }
        return true;
    }
}
