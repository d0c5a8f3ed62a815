using Kith.Jobs;

namespace Kith.Features.Admin;

/// <summary>The hub's own work and its failures in words for somebody who never saw its code.</summary>
public static class JobWords
{
    /// <summary>Key of the sentence that says what a piece of work does.</summary>
    public static string Name(string work) => $"Admin.Work.{(Schedule.All.Any(w => w.Name == work) ? work : "other")}";

    /// <summary>Key of the sentence for the kind of failure that is kept.</summary>
    public static string Fault(string type) =>
        type switch
        {
            "IOException"
            or "SmtpRefusedException"
            or "SocketException"
            or "UnauthorizedAccessException"
            or "TimeoutException" => "Admin.Fault.Reach",
            "SqliteException" or "NpgsqlException" or "PostgresException" or "DbUpdateException" =>
                "Admin.Fault.Database",
            _ => "Admin.Fault.Unforeseen",
        };
}
