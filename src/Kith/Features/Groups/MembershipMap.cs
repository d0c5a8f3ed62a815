using Kith.Features.Accounts;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Kith.Features.Groups;

public sealed class MembershipMap : IEntityTypeConfiguration<Membership>
{
    public void Configure(EntityTypeBuilder<Membership> membership)
    {
        membership.ToTable("Memberships");
        membership.Property(m => m.Role).HasConversion<string>().HasMaxLength(12);
        membership.HasIndex(m => new { m.GroupId, m.PersonId }).IsUnique();
        membership.HasIndex(m => m.PersonId);
        membership.HasIndex(m => m.FaceId).IsUnique();
        membership.HasOne<Group>().WithMany().HasForeignKey(m => m.GroupId).OnDelete(DeleteBehavior.Cascade);
        membership.HasOne<Person>().WithMany().HasForeignKey(m => m.PersonId).OnDelete(DeleteBehavior.Cascade);
        membership.HasOne<Face>().WithMany().HasForeignKey(m => m.FaceId).OnDelete(DeleteBehavior.Cascade);
    }
}
