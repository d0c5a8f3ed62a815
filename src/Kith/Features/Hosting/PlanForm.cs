using System.ComponentModel.DataAnnotations;
using Kith.Features.Meetups;
using Kith.Features.Shared;
using Kith.Web;

namespace Kith.Features.Hosting;

/// <summary>
/// What a host says about a meetup. Split by aspect as the meetup is: this file what people read, <c>PlanForm.When.cs</c> its
/// time, <c>PlanForm.Where.cs</c> where it is and how people join, <c>PlanForm.Roles.cs</c> in which roles.
/// </summary>
public sealed partial class PlanForm
{
    private const string Multiline = nameof(DataType.MultilineText);
    private const int LongestPhone = 40;
    private const string NoChoice = "Error.NotUnderstood";

    [Required(ErrorMessage = "Plan.Title.Missing"), StringLength(120), Keepable]
    public string? Title { get; set; }

    [StringLength(4000), Keepable, DataType(Multiline)]
    public string? Description { get; set; }

    [Required]
    public string? Kind { get; set; } = Kinds.Other;

    [StringLength(500), Keepable]
    public string? Bring { get; set; }

    [StringLength(2000), Keepable, DataType(Multiline)]
    public string? FirstVisit { get; set; }

    [StringLength(200), Keepable]
    public string? Greeter { get; set; }

    [StringLength(500), Keepable]
    public string? ContentNote { get; set; }

    [StringLength(1000), Keepable, DataType(Multiline)]
    public string? AccessNote { get; set; }

    [EnumDataType(typeof(CostKind), ErrorMessage = NoChoice)]
    public CostKind? Cost { get; set; }

    [StringLength(200), Keepable]
    public string? CostNote { get; set; }

    [EnumDataType(typeof(AgeBand), ErrorMessage = NoChoice)]
    public AgeBand? Ages { get; set; }

    /// <summary>BCP 47 codes.</summary>
    public string[] Languages { get; set; } = [];

    [StringLength(LongestPhone), Keepable, DataType(DataType.PhoneNumber)]
    public string? Phone { get; set; }

    /// <summary>Whether only hosts see it yet.</summary>
    public bool IsDraft { get; set; }

    /// <summary>What is wrong beyond single fields: the field's name and the key of the sentence.</summary>
    public IEnumerable<(string Field, string Key)> Mistakes()
    {
        if (Kind is null || !Kinds.All.Contains(Kind))
            yield return (nameof(Kind), NoChoice);
        if (Languages.Length > 20 || Languages.Any(code => code.Length is < 2 or > 8 || !code.All(IsOfCode)))
            yield return (nameof(Languages), NoChoice);
        foreach (var mistake in WrongWhen().Concat(WrongWhere()).Concat(WrongRoles()))
            yield return mistake;
    }

    /// <summary>Shows a meetup as it is.</summary>
    public static PlanForm Of(Meetup meetup, DateTime nextLocal, string? venue)
    {
        var form = new PlanForm
        {
            Title = meetup.Title,
            Description = meetup.Description,
            Kind = meetup.Kind,
            Bring = meetup.Bring,
            FirstVisit = meetup.FirstVisit,
            Greeter = meetup.Greeter,
            ContentNote = meetup.ContentNote,
            AccessNote = meetup.AccessNote,
            Cost = meetup.Cost,
            CostNote = meetup.CostNote,
            Ages = meetup.Ages,
            Languages = meetup.Languages.Split(' ', StringSplitOptions.RemoveEmptyEntries),
            Phone = meetup.Phone,
            IsDraft = meetup.State == MeetupState.Draft,
        };
        form.ShowWhen(meetup, nextLocal);
        form.ShowWhere(meetup, venue);
        form.ShowRoles(meetup);
        return form;
    }

    /// <summary>Writes everything but its time and place into the meetup.</summary>
    public void Write(Meetup meetup)
    {
        meetup
            .Describe(Title!.Trim(), Lines(Description), Kind!, string.Join(' ', Languages.Distinct()))
            .For(meetup.Led, Ages, Cost, Lines(CostNote))
            .Welcome(meetup.HostAlias, Lines(Greeter), Lines(FirstVisit))
            .Note(Lines(Bring), Lines(ContentNote), Lines(AccessNote))
            .Ring(Lines(Phone))
            .Lasts(Minutes)
            .Online(HasOnline ? Link : null, HasOnline ? Lines(DialIn) : null, LinkShown)
            .Admits(ByApproval, Asked is [] ? null : string.Join('\n', Asked))
            .Seats(Capacity)
            .SeatsBy(Roles);
        if (IsDraft && meetup.State == MeetupState.Published)
            meetup.Draft();
        if (!IsDraft && meetup.State == MeetupState.Draft)
            meetup.Publish();
    }

    private static bool IsOfCode(char c) => char.IsAsciiLetter(c) || c == '-';

    // Browsers send line breaks as two characters; what is kept has one.
    private static string? Lines(string? words) =>
        string.IsNullOrWhiteSpace(words) ? null : words.Trim().Replace("\r\n", "\n", StringComparison.Ordinal);
}
