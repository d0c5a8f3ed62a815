using System.Security.Claims;
using Kith.Data;
using Kith.Features.Groups;
using Kith.Rules;
using Kith.Web;
using Microsoft.EntityFrameworkCore;

namespace Kith.Features.Accounts;

/// <summary>What the session cookie says about a request.</summary>
/// <param name="Id">The session's key.</param>
/// <param name="Viewer">Who it is.</param>
/// <param name="IsStale">Whether "last used" is due to be written again.</param>
public sealed record Seated(Guid Id, Viewer Viewer, bool IsStale);

/// <summary>Opens, finds and ends sessions. Finding one is one SQL command that brings the person's groups and roles along.</summary>
public sealed class Sessions(
    IDbContextFactory<AppDb> contexts,
    WriteQueue writes,
    KnownDevices devices,
    Address address,
    TimeProvider clock
)
{
    private const int LongestKey = 40;

    // One for each hub: a compiled query belongs to the database it was first asked of.
    private readonly Func<AppDb, string, DateTime, IAsyncEnumerable<SessionLine>> _find = EF.CompileAsyncQuery(
        (AppDb db, string hash, DateTime now) =>
            from session in db.Sessions
            where session.KeyHash == hash && session.EndsAt > now
            join person in db.People on session.PersonId equals person.Id
            where person.SecurityStamp == session.Stamp
            join steward in db.Stewards on person.Id equals steward.PersonId into stewards
            from steward in stewards.DefaultIfEmpty()
            join membership in db.Memberships on person.Id equals membership.PersonId into memberships
            from membership in memberships.DefaultIfEmpty()
            select new SessionLine
            {
                Id = session.Id,
                SeenAt = session.SeenAt,
                PersonId = person.Id,
                State = person.State,
                Age = person.Age,
                IsChecked = db.AdultChecks.Any(c => c.PersonId == person.Id),
                IsSteward = steward != null,
                GroupId = (Guid?)membership.GroupId,
                Role = (GroupRole?)membership.Role,
            }
    );

    /// <summary>Name of the cookie; it holds 128 random bits and nothing else.</summary>
    public string Cookie => address.Cookie("session");

    /// <summary>Whose session this cookie is; null when it is nobody's, ended, or from before a change of passphrase.</summary>
    public async Task<Seated?> FindAsync(string key, CancellationToken ct)
    {
        if (key.Length is 0 or > LongestKey)
            return null;
        var now = clock.GetUtcNow().UtcDateTime;
        await using var db = await contexts.CreateDbContextAsync(ct);
        var lines = new List<SessionLine>();
        await foreach (var line in _find(db, Secrets.Hash(key), now).WithCancellation(ct))
            lines.Add(line);
        return lines is [var first, ..] ? new(first.Id, Viewer(first, lines), first.SeenAt < now.Date) : null;
    }

    /// <summary>
    /// Signs somebody in here: a new secret every time, so that nobody can plant one. Unless the device is shared, it is known
    /// for them from now on.
    /// </summary>
    public async Task OpenAsync(HttpContext context, Person person, bool shared)
    {
        var key = Secrets.NewToken();
        var now = clock.GetUtcNow().UtcDateTime;
        var session = Session.Open(
            person,
            Secrets.Hash(key),
            Device.Of(context.Request.Headers.UserAgent),
            shared,
            now
        );
        await EndAsync(context);
        await writes.RunAsync(db =>
        {
            db.Add(session);
            return Task.FromResult(true);
        });
        context.Response.Cookies.Append(Cookie, key, Options(shared ? null : Session.LivesFor));
        if (!shared)
            devices.Remember(context, person);
    }

    /// <summary>Signs out here.</summary>
    public async Task EndAsync(HttpContext context)
    {
        if (context.Request.Cookies[Cookie] is not { Length: > 0 and <= LongestKey } key)
            return;
        var hash = Secrets.Hash(key);
        await writes.RunAsync(db => db.Sessions.Where(s => s.KeyHash == hash).ExecuteDeleteAsync());
        context.Response.Cookies.Delete(Cookie, Options(age: null));
    }

    /// <summary>The session of a request that came from a member.</summary>
    public static Guid Of(HttpContext context) =>
        Guid.ParseExact(context.User.FindFirstValue(ClaimTypes.NameIdentifier)!, "n");

    /// <summary>Signs out everywhere but here.</summary>
    public Task EndOthersAsync(Guid personId, HttpContext context)
    {
        var here = Of(context);
        return writes.RunAsync(db =>
            db.Sessions.Where(s => s.PersonId == personId && s.Id != here).ExecuteDeleteAsync()
        );
    }

    /// <summary>Writes that a session is still in use, to the day.</summary>
    public Task SeenAsync(Guid id)
    {
        var today = clock.GetUtcNow().UtcDateTime.Date;
        return writes.RunAsync(db =>
            db.Sessions.Where(s => s.Id == id)
                .ExecuteUpdateAsync(s =>
                    s.SetProperty(x => x.SeenAt, today)
                        .SetProperty(x => x.EndsAt, x => x.Shared ? x.EndsAt : today + Session.LivesFor)
                )
        );
    }

    /// <summary>Erases what has ended by itself. Harmless when run twice.</summary>
    public static Task EraseEndedAsync(IServiceProvider services, CancellationToken ct)
    {
        var now = services.GetRequiredService<TimeProvider>().GetUtcNow().UtcDateTime;
        return services
            .GetRequiredService<WriteQueue>()
            .RunAsync(db => db.Sessions.Where(s => s.EndsAt <= now).ExecuteDeleteAsync(ct), ct);
    }

    private static Viewer Viewer(SessionLine first, List<SessionLine> lines) =>
        Rules.Viewer.Stranger with
        {
            PersonId = first.PersonId,
            IsSteward = first.IsSteward && first.State == PersonState.Active,
            IsMinor = AgeRules.IsMinor(first.Age),
            IsCheckedAdult = first.IsChecked,
            IsPaused = first.State != PersonState.Active,
            Roles = lines.Where(l => l.GroupId is not null).ToDictionary(l => l.GroupId!.Value, l => l.Role!.Value),
        };

    private CookieOptions Options(TimeSpan? age) =>
        new()
        {
            HttpOnly = true,
            IsEssential = true,
            MaxAge = age,
            Path = "/",
            SameSite = SameSiteMode.Lax,
            Secure = address.IsHttps,
        };

    private sealed class SessionLine
    {
        public Guid Id { get; init; }
        public DateTime SeenAt { get; init; }
        public Guid PersonId { get; init; }
        public PersonState State { get; init; }
        public PersonAge? Age { get; init; }
        public bool IsChecked { get; init; }
        public bool IsSteward { get; init; }
        public Guid? GroupId { get; init; }
        public GroupRole? Role { get; init; }
    }
}
