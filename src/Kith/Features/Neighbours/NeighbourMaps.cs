using Kith.Features.Accounts;
using Kith.Features.Places;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Kith.Features.Neighbours;

public sealed class FavourMap : IEntityTypeConfiguration<Favour>
{
    public void Configure(EntityTypeBuilder<Favour> favour)
    {
        favour.ToTable("Favours");
        favour.Property(f => f.PublicId).HasMaxLength(12);
        favour.Property(f => f.Side).HasConversion<string>().HasMaxLength(8);
        favour.Property(f => f.Kind).HasConversion<string>().HasMaxLength(12);
        favour.Property(f => f.Line).HasMaxLength(Favour.LongestLine);
        favour.Property(f => f.MoreSealed).HasMaxLength(12000);
        favour.Property(f => f.Place).HasConversion<string>().HasMaxLength(8);
        favour.Property(f => f.Languages).HasMaxLength(200);
        favour.Property(f => f.Audience).HasConversion<string>().HasMaxLength(10);
        favour.Property(f => f.Often).HasConversion<string>().HasMaxLength(8);
        favour.Property(f => f.EndReason).HasMaxLength(500);
        favour.Property(f => f.Objection).HasMaxLength(12000);
        favour.Property(f => f.Answer).HasMaxLength(12000);
        favour.HasIndex(f => f.PublicId).IsUnique();
        favour.HasIndex(f => f.PersonId);
        favour.HasIndex(f => f.FaceId);
        favour.HasIndex(f => f.NeighbourhoodId);
        favour.HasIndex(f => new { f.EndedOn, f.LapsesOn });
        favour.HasOne<Person>().WithMany().HasForeignKey(f => f.PersonId).OnDelete(DeleteBehavior.Cascade);
        favour.HasOne<Face>().WithMany().HasForeignKey(f => f.FaceId).OnDelete(DeleteBehavior.Cascade);
        favour
            .HasOne<Neighbourhood>()
            .WithMany()
            .HasForeignKey(f => f.NeighbourhoodId)
            .OnDelete(DeleteBehavior.SetNull);
    }
}

public sealed class TalkMap : IEntityTypeConfiguration<Talk>
{
    public void Configure(EntityTypeBuilder<Talk> talk)
    {
        talk.ToTable("Talks");
        talk.Property(t => t.PublicId).HasMaxLength(12);
        talk.Property(t => t.State).HasConversion<string>().HasMaxLength(10);
        talk.HasIndex(t => t.PublicId).IsUnique();
        talk.HasIndex(t => new { t.FavourId, t.PersonId }).IsUnique();
        talk.HasIndex(t => new { t.PersonId, t.On });
        talk.HasIndex(t => t.FaceId);
        talk.HasIndex(t => new { t.EndedAt, t.LastOn });
        talk.HasOne<Favour>().WithMany().HasForeignKey(t => t.FavourId).OnDelete(DeleteBehavior.Cascade);
        talk.HasOne<Person>().WithMany().HasForeignKey(t => t.PersonId).OnDelete(DeleteBehavior.Cascade);
        talk.HasOne<Face>().WithMany().HasForeignKey(t => t.FaceId).OnDelete(DeleteBehavior.Cascade);
    }
}

public sealed class TalkLineMap : IEntityTypeConfiguration<TalkLine>
{
    public void Configure(EntityTypeBuilder<TalkLine> line)
    {
        line.ToTable("TalkLines");
        line.Property(l => l.WordsSealed).HasMaxLength(12000);
        line.HasIndex(l => new { l.TalkId, l.At });
        line.HasOne<Talk>().WithMany().HasForeignKey(l => l.TalkId).OnDelete(DeleteBehavior.Cascade);
    }
}
