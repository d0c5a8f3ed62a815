using System.Linq.Expressions;
using Kith.Features.Reports;

namespace Kith.Rules;

/// <summary>
/// A report is read by the stewards, and by the hosts of the group when its author said so. Nobody reads a report about
/// themselves, and nobody is told who wrote one: the hub does not know it either.
/// </summary>
public static class ReportRules
{
    /// <summary>A closed report and everything said about it is erased after this time.</summary>
    public static readonly TimeSpan KeptFor = TimeSpan.FromDays(180);

    /// <summary>Stewards see every report but those about a face of their own.</summary>
    public static Expression<Func<Report, bool>> VisibleTo(Viewer viewer) =>
        report => viewer.IsSteward && (report.SubjectId == null || report.SubjectId != viewer.PersonId);

    /// <summary>Hosts see a report about their group that its author let them read, unless it is about a face of their own.</summary>
    public static Expression<Func<Report, bool>> VisibleToHosts(Viewer viewer) =>
        report =>
            report.TellHosts
            && viewer.HostedGroups.Contains(report.GroupId!.Value)
            && (report.SubjectId == null || report.SubjectId != viewer.PersonId);
}
