using Kith.Features.Accounts;
using Kith.Features.Groups;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Kith.Features.Safety;

public sealed class PartingMap : IEntityTypeConfiguration<Parting>
{
    public void Configure(EntityTypeBuilder<Parting> parting)
    {
        parting.ToTable("Partings");
        parting.Property(p => p.PublicId).HasMaxLength(12);
        parting.Property(p => p.Name).HasMaxLength(Person.LongestAlias);
        parting.Property(p => p.Reason).HasMaxLength(Parting.LongestReason);
        parting.HasIndex(p => p.PublicId).IsUnique();
        parting.HasIndex(p => new { p.GroupId, p.PersonId }).IsUnique();
        parting.HasIndex(p => p.PersonId);
        parting.HasOne<Group>().WithMany().HasForeignKey(p => p.GroupId).OnDelete(DeleteBehavior.Cascade);
        parting.HasOne<Person>().WithMany().HasForeignKey(p => p.PersonId).OnDelete(DeleteBehavior.Cascade);
    }
}

public sealed class BlockMap : IEntityTypeConfiguration<Block>
{
    public void Configure(EntityTypeBuilder<Block> block)
    {
        block.ToTable("Blocks");
        block.HasIndex(b => new { b.ByFaceId, b.FaceId }).IsUnique();
        block.HasIndex(b => b.FaceId);
        block.HasOne<Face>().WithMany().HasForeignKey(b => b.ByFaceId).OnDelete(DeleteBehavior.Cascade);
        block.HasOne<Face>().WithMany().HasForeignKey(b => b.FaceId).OnDelete(DeleteBehavior.Cascade);
    }
}

public sealed class PauseMap : IEntityTypeConfiguration<Pause>
{
    public void Configure(EntityTypeBuilder<Pause> pause)
    {
        pause.ToTable("Pauses");
        pause.Property(p => p.PublicId).HasMaxLength(12);
        pause.Property(p => p.FaceKey).HasMaxLength(12);
        pause.Property(p => p.Reason).HasMaxLength(Parting.LongestReason);
        pause.Property(p => p.Objection).HasMaxLength(12000);
        pause.Property(p => p.Answer).HasMaxLength(12000);
        pause.HasIndex(p => p.PublicId).IsUnique();
        pause.HasIndex(p => p.PersonId);
        pause.HasIndex(p => p.ByPersonId);
        pause.HasIndex(p => p.FaceKey);
        pause.HasOne<Person>().WithMany().HasForeignKey(p => p.PersonId).OnDelete(DeleteBehavior.Cascade);
        pause.HasOne<Person>().WithMany().HasForeignKey(p => p.ByPersonId).OnDelete(DeleteBehavior.SetNull);
    }
}
