using OpenTelemetry;
using OpenTelemetry.Metrics;

namespace Kith.Web;

/// <summary>
/// Sends measurements to an OpenTelemetry collector when <c>OTEL_EXPORTER_OTLP_ENDPOINT</c> names one; off otherwise. Only counts and
/// durations by route template leave: never an address, a search word, a link's secret or anything a person typed.
/// </summary>
public sealed class Telemetry : IDisposable
{
    private const string Endpoint = "OTEL_EXPORTER_OTLP_ENDPOINT";

    private static readonly string[] Meters =
    [
        "Microsoft.AspNetCore.Hosting",
        "Microsoft.AspNetCore.Server.Kestrel",
        "Microsoft.AspNetCore.RateLimiting",
        "System.Runtime",
    ];

    private readonly MeterProvider? _meters;

    public Telemetry(IConfiguration settings)
    {
        if (settings[Endpoint] is { Length: > 0 })
            _meters = Sdk.CreateMeterProviderBuilder().AddMeter(Meters).AddOtlpExporter().Build();
    }

    /// <summary>Whether anything is sent.</summary>
    public bool IsOn => _meters is not null;

    public void Dispose() => _meters?.Dispose();
}
