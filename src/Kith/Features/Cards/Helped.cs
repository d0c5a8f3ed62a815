using Kith.Data;
using Kith.Rules;
using Kith.Web;
using Microsoft.EntityFrameworkCore;

namespace Kith.Features.Cards;

/// <summary>
/// Counts "this helped me" once for each member, or for each browser of somebody who is not signed in, without keeping who it was.
/// </summary>
public sealed class Helped(WriteQueue writes, IDbContextFactory<AppDb> contexts, Secrets secrets, Address address)
{
    private const string Purpose = "card-helped";
    private const int LongestTicket = 40;

    /// <summary>The number by which a browser without a member is counted once; only those have it that opened the question, and until they
    /// are closed: the next person at a library's computer must not read what helped the one before.</summary>
    public string Cookie => address.Cookie("helped");

    /// <summary>
    /// Whose mark it would be: null for a browser that keeps no cookies. With <paramref name="give"/> a browser without a number gets one.
    /// </summary>
    public string? VoterOf(HttpContext context, Viewer viewer, string slug, bool give = false)
    {
        if (viewer.PersonId is { } person)
            return secrets.KeyedHash(Purpose, $"{slug} member {person:n}");
        var ticket = context.Request.Cookies[Cookie];
        if (ticket is null or { Length: > LongestTicket })
            ticket = give ? Give(context) : null;
        return ticket is null ? null : secrets.KeyedHash(Purpose, $"{slug} browser {ticket}");
    }

    /// <summary>Whether this voter said so already.</summary>
    public async Task<bool> HasSaidAsync(Guid cardId, string? voter, CancellationToken ct)
    {
        await using var db = await contexts.CreateDbContextAsync(ct);
        return voter is not null && await db.CardMarks.AnyAsync(m => m.CardId == cardId && m.Voter == voter, ct);
    }

    /// <summary>Counts them once, or takes it back; the same again changes nothing.</summary>
    public async Task SayAsync(Guid cardId, string voter, bool helped, CancellationToken ct)
    {
        try
        {
            await writes.RunAsync(db => SayAsync(db, cardId, voter, helped, ct), ct);
        }
        catch (DbUpdateException e) when (Provider.IsDuplicate(e))
        {
            // The same voter pressed twice at once: it is said.
        }
    }

    private static async Task<bool> SayAsync(AppDb db, Guid cardId, string voter, bool helped, CancellationToken ct)
    {
        var mine = await db.CardMarks.FirstOrDefaultAsync(m => m.CardId == cardId && m.Voter == voter, ct);
        if (mine is not null == helped)
            return false;
        var before = await db.CardMarks.CountAsync(m => m.CardId == cardId, ct);
        if (mine is null)
            db.Add(CardMark.Of(cardId, voter));
        else
            db.Remove(mine);
        await db.SaveChangesAsync(ct);
        // Kept pages move on only when the number on them does: below five nobody learns that anything was said.
        if (CardRules.MayCount(Math.Max(before, before + (helped ? 1 : -1))))
            await db.TouchPublicAsync(ct);
        return true;
    }

    private string Give(HttpContext context)
    {
        var ticket = Secrets.NewToken();
        context.Response.Cookies.Append(
            Cookie,
            ticket,
            new CookieOptions
            {
                HttpOnly = true,
                IsEssential = true,
                Path = "/",
                SameSite = SameSiteMode.Lax,
                Secure = address.IsHttps,
            }
        );
        return ticket;
    }
}
