using Kith.Features.Accounts;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Kith.Features.Safety;

/// <summary>
/// A steward has satisfied themselves that somebody can be trusted with minors. Only that is kept, never a certificate. It counts
/// for the person in every group, and stewards see it on the one face through which it was done.
/// </summary>
public sealed class AdultCheck
{
    private AdultCheck() { }

    public Guid Id { get; private set; } = Guid.CreateVersion7();

    public Guid PersonId { get; private set; }

    /// <summary>Public id of the face through which it was done.</summary>
    public string FaceKey { get; private set; } = "";

    public DateTime At { get; private set; }

    public static AdultCheck Of(Guid personId, string faceKey, DateTime nowUtc) =>
        new()
        {
            PersonId = personId,
            FaceKey = faceKey,
            At = nowUtc,
        };
}

public sealed class AdultCheckMap : IEntityTypeConfiguration<AdultCheck>
{
    public void Configure(EntityTypeBuilder<AdultCheck> check)
    {
        check.ToTable("AdultChecks");
        check.Property(c => c.FaceKey).HasMaxLength(12);
        check.HasIndex(c => c.FaceKey).IsUnique();
        check.HasIndex(c => c.PersonId);
        check.HasOne<Person>().WithMany().HasForeignKey(c => c.PersonId).OnDelete(DeleteBehavior.Cascade);
    }
}
