using Kith.Data;
using Kith.Rules;
using Kith.Texts;
using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;

namespace Kith.Features.Polls;

/// <summary>What one person answered, for the hosts' eyes.</summary>
public sealed record VoiceSeen(string Name, IReadOnlyList<Suits> Answers);

/// <summary>Which evening suits you? Members answer and change their answer; hosts see who can come when, and plan.</summary>
public sealed class IndexModel(ViewerDb db, Polling polling, T texts) : PollPage(db, texts)
{
    /// <summary>Sums, where the viewer may see them; empty otherwise.</summary>
    public IReadOnlyList<Tally> Tallies { get; private set; } = [];

    /// <summary>Who answered what; for hosts.</summary>
    public IReadOnlyList<VoiceSeen> Voices { get; private set; } = [];

    public bool IsHost => Db.Viewer.IsHostOf(Group.Id);

    public Verdict MayAnswer => PollRules.MayAnswer(Db.Viewer, Group);

    public override async Task<IActionResult?> LoadAsync()
    {
        if (await base.LoadAsync() is { } instead)
            return instead;
        if (Poll is null)
            return null;
        var answers = IsHost ? await NamesAsync(Poll.Id) : await Db.PollAnswers(Poll.Id).ToListAsync();
        if (PollRules.MaySeeSums(Db.Viewer, Poll, answers.Count))
            Tallies = Tally.Of(Poll.Times, answers.Select(a => a.Answers));
        if (answers.Find(a => a.IsMine) is { } mine && HttpMethods.IsGet(Request.Method))
            Chosen = [.. PollVoice.Read(mine.Answers).Select(a => (int?)a)];
        return null;
    }

    public async Task<IActionResult> OnPostAsync(CancellationToken ct)
    {
        if (await LoadAsync() is { } instead)
            return instead;
        if (MayAnswer is { IsAllowed: false } refused)
            return Refuse(refused);
        if (Poll is null)
            return Refuse(Verdict.Refused("Polls.Over"));
        if (Answers() is not { } answers)
            return Again();
        var verdict = await polling.AnswerAsync(Db.Viewer.PersonId!.Value, Poll, answers, ct);
        return verdict.IsAllowed ? SeeOther(At("/poll")) : Refuse(verdict);
    }

    private async Task<List<PollAnswer>> NamesAsync(Guid poll)
    {
        var me = Db.Viewer.PersonId;
        var voices = await (
            from voice in Db.PollVoices.Where(v => v.PollId == poll)
            join f in Db.Faces on voice.FaceId equals (Guid?)f.Id into faces
            from face in faces.DefaultIfEmpty()
            select new
            {
                Name = face.Name ?? voice.Name,
                voice.Answers,
                IsMine = face.PersonId == me,
            }
        ).ToListAsync();
        Voices =
        [
            .. voices
                .Select(v => new VoiceSeen(v.Name ?? "", PollVoice.Read(v.Answers)))
                .OrderBy(v => v.Name, StringComparer.CurrentCultureIgnoreCase),
        ];
        return voices.ConvertAll(v => new PollAnswer(v.Answers, v.IsMine));
    }
}
