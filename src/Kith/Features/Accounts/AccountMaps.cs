using Kith.Features.Groups;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Kith.Features.Accounts;

public sealed class PersonMap : IEntityTypeConfiguration<Person>
{
    public void Configure(EntityTypeBuilder<Person> person)
    {
        person.ToTable("People");
        person.Property(p => p.UserName).HasMaxLength(Person.LongestAlias).IsRequired();
        person.Property(p => p.NormalizedUserName).HasMaxLength(2 * Person.LongestAlias).IsRequired();
        person.Property(p => p.PasswordHash).HasMaxLength(200);
        person.Property(p => p.SecurityStamp).HasMaxLength(40).IsRequired();
        person.Property(p => p.ConcurrencyStamp).HasMaxLength(40).IsRequired().IsConcurrencyToken();
        person.Property(p => p.State).HasConversion<string>().HasMaxLength(12);
        person.Property(p => p.StateReason).HasMaxLength(500);
        person.Property(p => p.RecoveryHash).HasMaxLength(64);
        person.Property(p => p.RecoverySealed).HasMaxLength(400);
        person.Property(p => p.TotpSealed).HasMaxLength(400);
        person.Property(p => p.Age).HasConversion<string>().HasMaxLength(12);
        person.Property(p => p.Language).HasMaxLength(12);
        person.HasIndex(p => p.NormalizedUserName).IsUnique();
        person.HasIndex(p => p.LeavesAt);
        // Kept elsewhere or not at all: sealed addresses have a table of their own, and nobody can lock somebody else out.
        person.Ignore(p => p.Email).Ignore(p => p.NormalizedEmail).Ignore(p => p.EmailConfirmed);
        person.Ignore(p => p.PhoneNumber).Ignore(p => p.PhoneNumberConfirmed).Ignore(p => p.TwoFactorEnabled);
        person.Ignore(p => p.LockoutEnd).Ignore(p => p.LockoutEnabled).Ignore(p => p.AccessFailedCount);
    }
}

public sealed class SessionMap : IEntityTypeConfiguration<Session>
{
    public void Configure(EntityTypeBuilder<Session> session)
    {
        session.ToTable("Sessions");
        session.Property(s => s.KeyHash).HasMaxLength(64);
        session.Property(s => s.Stamp).HasMaxLength(40);
        session.Property(s => s.Device).HasMaxLength(80);
        session.HasIndex(s => s.KeyHash).IsUnique();
        session.HasIndex(s => s.PersonId);
        session.HasIndex(s => s.EndsAt);
        session.HasOne<Person>().WithMany().HasForeignKey(s => s.PersonId).OnDelete(DeleteBehavior.Cascade);
    }
}

public sealed class RetiredAliasMap : IEntityTypeConfiguration<RetiredAlias>
{
    public void Configure(EntityTypeBuilder<RetiredAlias> alias)
    {
        alias.ToTable("RetiredAliases");
        alias.HasKey(a => a.Hash);
        alias.Property(a => a.Hash).HasMaxLength(64);
        alias.HasIndex(a => a.EndsAt);
    }
}

public sealed class FaceMap : IEntityTypeConfiguration<Face>
{
    public void Configure(EntityTypeBuilder<Face> face)
    {
        face.ToTable("Faces");
        face.Property(f => f.PublicId).HasMaxLength(12);
        face.Property(f => f.Name).HasMaxLength(Person.LongestAlias);
        face.Property(f => f.NameKey).HasMaxLength(2 * Person.LongestAlias);
        face.HasIndex(f => f.PublicId).IsUnique();
        face.HasIndex(f => new { f.GroupId, f.NameKey }).IsUnique();
        face.HasIndex(f => new { f.PersonId, f.GroupId }).IsUnique();
        face.HasOne<Person>().WithMany().HasForeignKey(f => f.PersonId).OnDelete(DeleteBehavior.Cascade);
        face.HasOne<Group>().WithMany().HasForeignKey(f => f.GroupId).OnDelete(DeleteBehavior.Cascade);
    }
}

public sealed class StewardMap : IEntityTypeConfiguration<Steward>
{
    public void Configure(EntityTypeBuilder<Steward> steward)
    {
        steward.ToTable("Stewards");
        steward.HasKey(s => s.PersonId);
        steward.HasOne<Person>().WithMany().HasForeignKey(s => s.PersonId).OnDelete(DeleteBehavior.Cascade);
    }
}
