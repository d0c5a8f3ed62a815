using Kith.Features.Accounts;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Kith.Features.Groups;

public sealed class JoinRequestMap : IEntityTypeConfiguration<JoinRequest>
{
    public void Configure(EntityTypeBuilder<JoinRequest> request)
    {
        request.ToTable("JoinRequests");
        request.Property(r => r.PublicId).HasMaxLength(12);
        request.Property(r => r.Name).HasMaxLength(Person.LongestAlias);
        request.Property(r => r.Questions).HasMaxLength(1600);
        request.Property(r => r.AnswersSealed).HasMaxLength(30000);
        request.Property(r => r.State).HasConversion<string>().HasMaxLength(12);
        request.HasIndex(r => r.PublicId).IsUnique();
        request.HasIndex(r => new { r.GroupId, r.PersonId }).IsUnique();
        request.HasIndex(r => r.PersonId);
        request.HasIndex(r => new { r.State, r.DecidedAt });
        request.HasOne<Group>().WithMany().HasForeignKey(r => r.GroupId).OnDelete(DeleteBehavior.Cascade);
        request.HasOne<Person>().WithMany().HasForeignKey(r => r.PersonId).OnDelete(DeleteBehavior.Cascade);
    }
}

public sealed class JoinMessageMap : IEntityTypeConfiguration<JoinMessage>
{
    public void Configure(EntityTypeBuilder<JoinMessage> message)
    {
        message.ToTable("JoinMessages");
        message.Property(m => m.WordsSealed).HasMaxLength(12000);
        message.HasIndex(m => m.RequestId);
        message.HasOne<JoinRequest>().WithMany().HasForeignKey(m => m.RequestId).OnDelete(DeleteBehavior.Cascade);
    }
}

public sealed class GroupLinkMap : IEntityTypeConfiguration<GroupLink>
{
    public void Configure(EntityTypeBuilder<GroupLink> invitation)
    {
        invitation.ToTable(
            "GroupLinks",
            t =>
                t.HasCheckConstraint(
                    "CK_GroupLinks_Uses",
                    "\"Uses\" >= 0 AND (\"MostUses\" IS NULL OR \"Uses\" <= \"MostUses\")"
                )
        );
        invitation.Property(i => i.PublicId).HasMaxLength(12);
        invitation.Property(i => i.SecretHash).HasMaxLength(64);
        invitation.Property(i => i.Trust).HasConversion<string>().HasMaxLength(12);
        invitation.HasIndex(i => i.PublicId).IsUnique();
        invitation.HasIndex(i => i.SecretHash).IsUnique();
        invitation.HasIndex(i => i.GroupId);
        invitation.HasOne<Group>().WithMany().HasForeignKey(i => i.GroupId).OnDelete(DeleteBehavior.Cascade);
    }
}
