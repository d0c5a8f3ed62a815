using Kith.Features.Meetups;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Kith.Features.Hosting;

/// <summary>A few words from the host to everybody who comes to one time. It goes with the list, a week after.</summary>
public sealed class Message
{
    public const int Longest = 1000;

    private Message() { }

    public Guid Id { get; private set; } = Guid.CreateVersion7();

    public Guid OccurrenceId { get; private set; }

    /// <summary>The occurrence's meetup, kept here so that "who can see" needs no second table.</summary>
    public Guid MeetupId { get; private set; }

    public string Words { get; private set; } = "";

    public DateTime WrittenAt { get; private set; }

    public static Message To(Occurrence time, string words, DateTime nowUtc) =>
        new()
        {
            OccurrenceId = time.Id,
            MeetupId = time.MeetupId,
            Words = words,
            WrittenAt = nowUtc,
        };
}

public sealed class MessageMap : IEntityTypeConfiguration<Message>
{
    public void Configure(EntityTypeBuilder<Message> message)
    {
        message.ToTable("Messages");
        message.Property(m => m.Words).HasMaxLength(Message.Longest);
        message.HasIndex(m => new { m.OccurrenceId, m.WrittenAt });
        message.HasOne<Occurrence>().WithMany().HasForeignKey(m => m.OccurrenceId).OnDelete(DeleteBehavior.Cascade);
    }
}
