using System.ComponentModel.DataAnnotations;
using System.Globalization;
using System.Security.Cryptography;
using Kith.Data;
using Kith.Features.Backups;
using Kith.Texts;
using Kith.Web;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.EntityFrameworkCore;

namespace Kith.Features.Admin;

/// <summary>
/// Makes the key that opens sealed backups, shows it once to be printed, and asks two of its groups back. The hub never stores it:
/// until the groups are right, only its public half waits in the form, sealed for this steward.
/// </summary>
public sealed class BackupKeyModel(ViewerDb db, Secrets secrets, TimeProvider clock, T texts) : AdminPage(db)
{
    private const string Purpose = "paper-key";

    private static readonly TimeSpan Patience = TimeSpan.FromHours(2);

    /// <summary>What the two groups must be, sealed; empty when a key is asked for.</summary>
    [BindProperty(Name = "offer"), StringLength(2000)]
    public string? Offer { get; set; }

    [BindProperty(Name = "first"), StringLength(20)]
    public string? First { get; set; }

    [BindProperty(Name = "second"), StringLength(20)]
    public string? Second { get; set; }

    /// <summary>The key, on the one answer that shows it.</summary>
    public PaperKey? Key { get; private set; }

    /// <summary>Numbers of the groups asked back, from 1; both 0 before there is a key.</summary>
    public (int First, int Second) Asked { get; private set; }

    public DateTime Now { get; } = clock.GetUtcNow().UtcDateTime;

    public async Task<IActionResult> OnPostAsync(CancellationToken ct)
    {
        if (await LoadAsync() is { } instead)
            return instead;
        if (string.IsNullOrEmpty(Offer))
            return Show();
        if (Opened() is not { } made)
        {
            ModelState.AddModelError("first", texts["Backups.Key.TooLate"]);
            return Again();
        }
        if (!Same(First, made.Words[0]) || !Same(Second, made.Words[1]))
        {
            ModelState.AddModelError("first", texts["Backups.Key.Wrong"]);
            return Again();
        }
        await KeepAsync(made.Key, ct);
        return SeeOther("/admin/backups");
    }

    private PageResult Show()
    {
        Key = PaperKey.New();
        var first = RandomNumberGenerator.GetInt32(1, PaperKey.Groups);
        Asked = (first, RandomNumberGenerator.GetInt32(first + 1, PaperKey.Groups + 1));
        var words = new[] { Key.Printed[Asked.First - 1], Key.Printed[Asked.Second - 1] };
        var until = (Now + Patience).Ticks.ToString(CultureInfo.InvariantCulture);
        Offer = secrets.Seal($"{Purpose} {Me:n} {until} {Key.Seal} {Asked.First} {Asked.Second} {words[0]} {words[1]}");
        ModelState.Remove("offer");
        return Page();
    }

    private (SealKey Key, string[] Words)? Opened()
    {
        if (
            secrets.Unseal(Offer)?.Split(' ')
                is not [Purpose, var me, var until, var key, var one, var two, .. var words]
            || me != $"{Me:n}"
            || long.Parse(until, CultureInfo.InvariantCulture) < Now.Ticks
        )
            return null;
        Asked = (int.Parse(one, CultureInfo.InvariantCulture), int.Parse(two, CultureInfo.InvariantCulture));
        return (SealKey.Parse(key)!, words);
    }

    private Task<bool> KeepAsync(SealKey key, CancellationToken ct) =>
        Db.WriteAsync(
            async inner =>
            {
                if (await inner.BackupPlans.FirstOrDefaultAsync(ct) is { } plan)
                    plan.Rekey(key, Now);
                else
                    inner.Add(BackupPlan.For(key, Now));
                Record(inner, (Deed.BackupKeyMade, Matter.Hub, null), Now, key.Sheet);
                return true;
            },
            ct
        );

    private static bool Same(string? typed, string printed) =>
        string.Equals(typed?.Trim().Trim('-'), printed, StringComparison.OrdinalIgnoreCase);
}
