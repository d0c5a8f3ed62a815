using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Kith.Features.Cards;

public sealed class CardMap : IEntityTypeConfiguration<Card>
{
    public void Configure(EntityTypeBuilder<Card> card)
    {
        card.ToTable("Cards");
        card.Property(c => c.Slug).HasMaxLength(Card.LongestSlug);
        card.Property(c => c.Basis).HasConversion<string>().HasMaxLength(12);
        card.Property(c => c.Effort).HasConversion<string>().HasMaxLength(12);
        card.Property(c => c.Feels).HasMaxLength(100);
        card.Property(c => c.Needs).HasMaxLength(100);
        card.Property(c => c.SourceTitle).HasMaxLength(Card.LongestSource);
        card.Property(c => c.SourceUrl).HasMaxLength(Card.LongestUrl);
        card.Property(c => c.ReadBy).HasMaxLength(Card.LongestReader);
        card.HasIndex(c => c.Slug).IsUnique();
        card.HasIndex(c => new { c.AwayAt, c.DueOn });
    }
}

public sealed class CardWordingMap : IEntityTypeConfiguration<CardWording>
{
    public void Configure(EntityTypeBuilder<CardWording> wording)
    {
        wording.ToTable("CardWordings");
        wording.Property(w => w.Language).HasMaxLength(12);
        wording.Property(w => w.Title).HasMaxLength(CardWording.LongestTitle);
        wording.Property(w => w.Helps).HasMaxLength(CardWording.LongestHelps);
        wording.Property(w => w.Steps).HasMaxLength(CardWording.LongestSteps);
        wording.Property(w => w.Recording).HasMaxLength(Card.LongestUrl);
        wording.Property(w => w.Search).HasMaxLength(CardWording.LongestSearch);
        wording.Ignore(w => w.StepList);
        wording.HasIndex(w => new { w.CardId, w.Language }).IsUnique();
        wording.HasOne<Card>().WithMany().HasForeignKey(w => w.CardId).OnDelete(DeleteBehavior.Cascade);
    }
}

public sealed class CardCollectionMap : IEntityTypeConfiguration<CardCollection>
{
    public void Configure(EntityTypeBuilder<CardCollection> collection)
    {
        collection.ToTable("CardCollections");
        collection.Property(c => c.Slug).HasMaxLength(Card.LongestSlug);
        collection.Property(c => c.Language).HasMaxLength(12);
        collection.Property(c => c.Title).HasMaxLength(CardCollection.LongestTitle);
        collection.Property(c => c.About).HasMaxLength(CardCollection.LongestAbout);
        collection.Property(c => c.Cards).HasMaxLength(CardCollection.LongestCards);
        collection.HasIndex(c => new { c.Slug, c.Language }).IsUnique();
    }
}

public sealed class CardMarkMap : IEntityTypeConfiguration<CardMark>
{
    public void Configure(EntityTypeBuilder<CardMark> mark)
    {
        mark.ToTable("CardMarks");
        mark.Property(m => m.Voter).HasMaxLength(64);
        mark.HasIndex(m => new { m.CardId, m.Voter }).IsUnique();
        mark.HasOne<Card>().WithMany().HasForeignKey(m => m.CardId).OnDelete(DeleteBehavior.Cascade);
    }
}
