using System.Text.Json;
using Kith.Tests.Support;

namespace Kith.Tests.Features.Meetups;

/// <summary>What a page says to machines.</summary>
internal static class MachineReadable
{
    /// <summary>Its schema.org data.</summary>
    public static JsonElement Spoken(this Visit visit) =>
        JsonDocument.Parse(visit.Page.QuerySelector("script[type='application/ld+json']")!.TextContent).RootElement;
}
