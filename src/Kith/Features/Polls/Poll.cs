using System.Globalization;
using Kith.Features.Accounts;
using Kith.Features.Groups;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Kith.Features.Polls;

/// <summary>How an evening suits somebody.</summary>
public enum Suits
{
    No,
    IfNeedBe,
    Yes,
}

/// <summary>
/// "Which evening suits you?": times a host offers to their group; one question at a time. The times never change once people answer,
/// so that nobody's yes is moved to another day. Gone with all answers when a host ends it, or a week after its last time.
/// </summary>
public sealed class Poll
{
    /// <summary>More would be a form, not a question.</summary>
    public const int MostTimes = 8;

    /// <summary>How long it is kept after its last time.</summary>
    public static readonly TimeSpan KeptFor = TimeSpan.FromDays(7);

    private const string Written = "yyyyMMdd'T'HHmm";

    private Poll() { }

    public Guid Id { get; private set; } = Guid.CreateVersion7();

    public Guid GroupId { get; private set; }

    /// <summary>The times as <see cref="Times"/> reads them, separated by commas.</summary>
    public string Offered { get; private set; } = "";

    /// <summary>Whether members see how many can come, not only hosts.</summary>
    public bool ShowsSums { get; private set; }

    /// <summary>When it is erased, UTC.</summary>
    public DateTime ErasedAt { get; private set; }

    /// <summary>What is offered, wall time on the hub's clock, in their order.</summary>
    public IReadOnlyList<DateTime> Times =>
        [.. Offered.Split(',').Select(t => DateTime.ParseExact(t, Written, CultureInfo.InvariantCulture))];

    public static Poll Ask(Guid groupId, IEnumerable<DateTime> timesLocal, bool showsSums)
    {
        var times = timesLocal.Distinct().Order().ToList();
        return new()
        {
            GroupId = groupId,
            Offered = string.Join(',', times.Select(t => t.ToString(Written, CultureInfo.InvariantCulture))),
            ShowsSums = showsSums,
            ErasedAt = DateTime.SpecifyKind(times[^1] + KeptFor, DateTimeKind.Utc),
        };
    }
}

/// <summary>What one person answered, or a host for somebody without an account, from paper or the phone.</summary>
public sealed class PollVoice
{
    private PollVoice() { }

    public Guid Id { get; private set; } = Guid.CreateVersion7();

    public Guid PollId { get; private set; }

    public Guid GroupId { get; private set; }

    /// <summary>The member's face in the group; null for somebody a host entered.</summary>
    public Guid? FaceId { get; private set; }

    /// <summary>What the host calls somebody they entered; null for members, whose face has a name.</summary>
    public string? Name { get; private set; }

    /// <summary>One digit of <see cref="Suits"/> for each time, in their order.</summary>
    public string Answers { get; private set; } = "";

    public static PollVoice Of(Poll poll, Guid? faceId, string? name) =>
        new()
        {
            PollId = poll.Id,
            GroupId = poll.GroupId,
            FaceId = faceId,
            Name = name,
        };

    /// <summary>Says how each time suits, in their order.</summary>
    public void Say(IEnumerable<Suits> answers) => Answers = Write(answers);

    /// <summary>As a column holds them.</summary>
    public static string Write(IEnumerable<Suits> answers) => string.Concat(answers.Select(a => (int)a));

    /// <summary>What <see cref="Write"/> wrote.</summary>
    public static IReadOnlyList<Suits> Read(string answers) => [.. answers.Select(a => (Suits)(a - '0'))];
}

public sealed class PollMap : IEntityTypeConfiguration<Poll>
{
    public void Configure(EntityTypeBuilder<Poll> poll)
    {
        poll.ToTable("Polls");
        poll.Property(p => p.Offered).HasMaxLength(200);
        poll.Ignore(p => p.Times);
        poll.HasIndex(p => p.GroupId).IsUnique();
        poll.HasIndex(p => p.ErasedAt);
        poll.HasOne<Group>().WithMany().HasForeignKey(p => p.GroupId).OnDelete(DeleteBehavior.Cascade);
    }
}

public sealed class PollVoiceMap : IEntityTypeConfiguration<PollVoice>
{
    public void Configure(EntityTypeBuilder<PollVoice> voice)
    {
        voice.ToTable("PollVoices");
        voice.Property(v => v.Name).HasMaxLength(60);
        voice.Property(v => v.Answers).HasMaxLength(8);
        voice.HasIndex(v => new { v.PollId, v.FaceId }).IsUnique();
        voice.HasIndex(v => v.GroupId);
        voice.HasIndex(v => v.FaceId);
        voice.HasOne<Poll>().WithMany().HasForeignKey(v => v.PollId).OnDelete(DeleteBehavior.Cascade);
        voice.HasOne<Group>().WithMany().HasForeignKey(v => v.GroupId).OnDelete(DeleteBehavior.Cascade);
        voice.HasOne<Face>().WithMany().HasForeignKey(v => v.FaceId).OnDelete(DeleteBehavior.Cascade);
    }
}
