using Kith.Features.Gaps;
using Kith.Features.Wishes;

namespace Kith.Features.Reports;

/// <summary>What hearing from neighbours needs: reports, wishes, and what was looked for in vain.</summary>
public static class ReportsSetup
{
    public static IServiceCollection AddKithReports(this IServiceCollection services) =>
        services
            .AddSingleton<Receipts>()
            .AddScoped<SharedTalk>()
            .AddSingleton<WishBook>()
            .AddSingleton<GapCounter>()
            .AddSingleton<ReportTries>();
}
