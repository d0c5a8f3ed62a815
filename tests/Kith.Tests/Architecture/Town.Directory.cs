using Kith.Tests.Features.Services;
using Microsoft.EntityFrameworkCore;

namespace Kith.Tests.Architecture;

public sealed partial class Town
{
    /// <summary>A directory with one of everything that has an address.</summary>
    private async Task DirectoryAsync()
    {
        await Directories.ImportAsync(Hub, Directories.List(Hub, Directories.Food));
        await Hub.ReadAsync(async db =>
        {
            _care["{service}"] = $"{await db.Services.Select(s => s.Id).SingleAsync()}";
            _care["{organization}"] = $"{await db.Organizations.Select(o => o.Id).SingleAsync()}";
            _care["{link}"] = $"{await db.ServicesAtLocations.Select(l => l.Id).SingleAsync()}";
            _care["{taxonomy}"] = $"{await db.Taxonomies.Select(t => t.Id).SingleAsync()}";
            _care["{term}"] = $"{await db.TaxonomyTerms.Select(t => t.Id).SingleAsync()}";
            return true;
        });
    }
}
