using Kith.Features.Accounts;
using Kith.Features.Places;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Kith.Features.Wishes;

public sealed class WishMap : IEntityTypeConfiguration<Wish>
{
    public void Configure(EntityTypeBuilder<Wish> wish)
    {
        wish.ToTable("Wishes");
        wish.Property(w => w.PublicId).HasMaxLength(12);
        wish.Property(w => w.What).HasMaxLength(Wish.LongestWhat);
        wish.Property(w => w.More).HasMaxLength(Wish.LongestMore);
        wish.HasIndex(w => w.PublicId).IsUnique();
        wish.HasIndex(w => new { w.ClosedAt, w.At });
        wish.HasIndex(w => w.NeighbourhoodId);
        wish.HasOne<Neighbourhood>().WithMany().HasForeignKey(w => w.NeighbourhoodId).OnDelete(DeleteBehavior.SetNull);
    }
}

public sealed class WishJoinMap : IEntityTypeConfiguration<WishJoin>
{
    public void Configure(EntityTypeBuilder<WishJoin> join)
    {
        join.ToTable("WishJoins");
        join.Property(j => j.Alias).HasMaxLength(Person.LongestAlias);
        join.Property(j => j.ContactSealed).HasMaxLength(2000);
        join.Property(j => j.KeyHash).HasMaxLength(64);
        join.HasIndex(j => j.KeyHash).IsUnique();
        join.HasIndex(j => new { j.WishId, j.PersonId }).IsUnique();
        join.HasIndex(j => j.PersonId);
        join.HasOne<Wish>().WithMany().HasForeignKey(j => j.WishId).OnDelete(DeleteBehavior.Cascade);
    }
}
