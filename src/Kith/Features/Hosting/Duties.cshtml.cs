using System.ComponentModel.DataAnnotations;
using Kith.Data;
using Kith.Features.Coming;
using Kith.Features.Meetups;
using Kith.Features.Shared;
using Kith.Rules;
using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;

namespace Kith.Features.Hosting;

/// <summary>A duty as the group sees it.</summary>
/// <param name="Duty">The duty.</param>
/// <param name="Name">What the group calls whoever does it.</param>
/// <param name="IsMine">Whether it is the person who looks.</param>
public sealed record DutySeen(Duty Duty, string? Name, bool IsMine);

/// <summary>Who opens, greets, makes tea and carries the phone this time, with a note for whoever does it next. For the group.</summary>
public sealed class DutiesModel(ViewerDb db, TimeProvider clock) : FormPage
{
    private const int MostNotes = 40;

    [FromRoute(Name = "id")]
    public string Id { get; set; } = "";

    [BindProperty(Name = "kind"), EnumDataType(typeof(DutyKind), ErrorMessage = "Error.NotUnderstood")]
    public DutyKind Kind { get; set; }

    /// <summary>take, leave or note.</summary>
    [BindProperty(Name = "act")]
    public string? Act { get; set; }

    [BindProperty(Name = "note"), StringLength(Duty.LongestNote), Keepable, DataType(DataType.MultilineText)]
    public string? Note { get; set; }

    public Subject Subject { get; private set; } = null!;

    /// <summary>Why duties can no longer be taken, or allowed.</summary>
    public Verdict MayTake { get; private set; }

    private List<DutySeen> _taken = [];
    private ILookup<DutyKind, string> _notes = null!;

    /// <summary>Who does it this time; null while nobody does.</summary>
    public DutySeen? Of(DutyKind kind) => _taken.Find(d => d.Duty.Kind == kind);

    /// <summary>The note left last time; null when nobody left one.</summary>
    public string? LastNote(DutyKind kind) => _notes[kind].FirstOrDefault();

    public override async Task<IActionResult?> LoadAsync()
    {
        ViewData["Robots"] = "noindex";
        if (await Subject.FindAsync(db, o => o.PublicId == Id) is not { } subject)
            return NotFound();
        (Subject, MayTake) = (
            subject,
            EveningRules.MayTakeDuty(db.Viewer, subject.Meetup.GroupId, subject.Occurrence, Now)
        );
        if (subject.Meetup.GroupId is not { } group || db.Viewer.RoleIn(group) is null)
            return Refuse(MayTake);
        var (time, me) = (subject.Occurrence, db.Viewer.PersonId);
        _taken = await db
            .Duties.Where(d => d.OccurrenceId == time.Id)
            .Join(
                db.Faces,
                d => d.FaceId,
                f => f.Id,
                (d, f) => new DutySeen(d, db.Blocks.Any(b => b.FaceId == f.Id) ? null : f.Name, f.PersonId == me)
            )
            .ToListAsync();
        var before = await db
            .Duties.Where(d => d.GroupId == group && d.Note != null)
            .Join(
                db.Occurrences.Where(o => o.MeetupId == time.MeetupId && o.StartsAt < time.StartsAt),
                d => d.OccurrenceId,
                o => o.Id,
                (d, o) =>
                    new
                    {
                        d.Kind,
                        Note = d.Note!,
                        o.StartsAt,
                    }
            )
            .OrderByDescending(n => n.StartsAt)
            .Take(MostNotes)
            .ToListAsync();
        _notes = before.ToLookup(n => n.Kind, n => n.Note);
        return null;
    }

    public async Task<IActionResult> OnPostAsync()
    {
        if (await LoadAsync() is { } instead)
            return instead;
        if (!ModelState.IsValid)
            return Again();
        var verdict = Act switch
        {
            "take" => await TakeAsync(),
            "leave" when Of(Kind) is { IsMine: true } mine => await ChangeAsync(mine, (own, duty) => own.Remove(duty)),
            "note" when Of(Kind) is { IsMine: true } mine => await ChangeAsync(
                mine,
                (_, duty) => duty.HandOver(Words())
            ),
            _ => Verdict.Refused("Duties.NotYours"),
        };
        return verdict.IsAllowed ? SeeOther($"/meetups/{Id}/duties") : Refuse(verdict);
    }

    private async Task<Verdict> TakeAsync()
    {
        if (!MayTake.IsAllowed)
            return MayTake;
        var (me, group) = (db.Viewer.PersonId, Subject.Meetup.GroupId!.Value);
        try
        {
            return await db.WriteAsync(async own =>
            {
                var face = await own.Faces.SingleAsync(f => f.PersonId == me && f.GroupId == group);
                own.Add(Duty.Take(Subject.Occurrence, group, Kind, face.Id, Now));
                await own.SaveAsync();
                return Verdict.Allowed;
            });
        }
        catch (DbUpdateException e) when (Provider.IsDuplicate(e))
        {
            return Verdict.Refused("Duties.Taken");
        }
    }

    private Task<Verdict> ChangeAsync(DutySeen mine, Action<ViewerDb, Duty> change) =>
        db.WriteAsync(async own =>
        {
            if (await own.Duties.FirstOrDefaultAsync(d => d.Id == mine.Duty.Id) is { } duty)
                change(own, duty);
            return Verdict.Allowed;
        });

    private string? Words() =>
        string.IsNullOrWhiteSpace(Note) ? null : Note.Trim().Replace("\r\n", "\n", StringComparison.Ordinal);

    private DateTime Now => clock.GetUtcNow().UtcDateTime;
}
