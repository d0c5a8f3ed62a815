namespace Kith.Features.Reports;

/// <summary>What reports need.</summary>
public static class ReportsSetup
{
    public static IServiceCollection AddKithReports(this IServiceCollection services) =>
        services.AddSingleton<Receipts>().AddSingleton<ReportTries>();
}
