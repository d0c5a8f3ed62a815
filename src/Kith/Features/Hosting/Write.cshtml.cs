using System.ComponentModel.DataAnnotations;
using Kith.Features.Shared;
using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;

namespace Kith.Features.Hosting;

/// <summary>A few words to everybody who comes to one time; they stand on each person's private page.</summary>
public sealed class WriteModel(Hosts hosts, TimeProvider clock) : HostTimePage(hosts)
{
    private const int Most = 20;

    [
        BindProperty(Name = "words"),
        Required(ErrorMessage = "Message.Missing"),
        StringLength(Message.Longest),
        Keepable,
        DataType(DataType.MultilineText)
    ]
    public string? Words { get; set; }

    /// <summary>What was written before, newest first.</summary>
    public IReadOnlyList<Message> Earlier { get; private set; } = [];

    public override async Task<IActionResult?> LoadAsync()
    {
        if (await base.LoadAsync() is { } instead)
            return instead;
        var id = Time.Id;
        Earlier = await Hosted
            .Db.Messages.Where(m => m.OccurrenceId == id)
            .OrderByDescending(m => m.WrittenAt)
            .Take(Most)
            .ToListAsync();
        return null;
    }

    public async Task<IActionResult> OnPostAsync()
    {
        if (await LoadAsync() is { } instead)
            return instead;
        if (!ModelState.IsValid)
            return Again();
        var words = Words!.Trim().Replace("\r\n", "\n", StringComparison.Ordinal);
        var now = clock.GetUtcNow().UtcDateTime;
        // Sent twice by an impatient thumb, it is written once.
        if (Earlier is not [{ } last, ..] || last.Words != words)
            await Hosted.Db.WriteAsync(db =>
            {
                db.Add(Message.To(Time, words, now));
                return Task.FromResult(true);
            });
        return SeeOther(TimePath("message"));
    }
}
