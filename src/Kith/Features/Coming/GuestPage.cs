using System.ComponentModel.DataAnnotations;
using System.Globalization;
using Kith.Data;
using Kith.Features.Meetups;
using Kith.Features.Shared;
using Kith.Texts;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.Rendering;

namespace Kith.Features.Coming;

/// <summary>
/// A page that asks who comes: a person themselves, or a host for somebody who rang. The names of the fields are a promise to
/// other programs; the parts of the form are in <c>_GuestFields.cshtml</c>.
/// </summary>
[AllowAnonymous]
public abstract class GuestPage : FormPage
{
    [
        BindProperty(Name = "alias"),
        Required(ErrorMessage = "Coming.Alias.Missing"),
        StringLength(Guest.LongestAlias),
        Keepable
    ]
    public string Alias { get; set; } = "";

    /// <summary>People who come, the person included.</summary>
    [BindProperty(Name = "party"), Required, Range(1, Guest.LargestParty)]
    public int? Party { get; set; } = 1;

    /// <summary>The role they all come in, <see cref="RoleSeats.Slot"/>.</summary>
    [BindProperty(Name = "role")]
    public int? Role { get; set; }

    /// <summary>Roles to choose from; none where all come alike.</summary>
    public IReadOnlyList<RoleSeats> Roles { get; protected set; } = [];

    [BindProperty(Name = "needs"), StringLength(Guest.LongestNeeds), Keepable, DataType(DataType.MultilineText)]
    public string? Needs
    {
        get;
        set => field = value?.Replace("\r\n", "\n", StringComparison.Ordinal);
    }

    [BindProperty(Name = "contact"), StringLength(Contact.LongestWhere), Keepable]
    public string? ContactWhere { get; set; }

    [BindProperty(Name = "text")]
    public bool TextIsSafe { get; set; }

    [BindProperty(Name = "voicemail")]
    public bool VoicemailIsSafe { get; set; }

    [BindProperty(Name = "when"), StringLength(Contact.LongestWhen), Keepable]
    public string? ContactWhen { get; set; }

    /// <summary>Answers to the host's questions, in their order.</summary>
    [BindProperty(Name = "answer")]
    public string?[] Answers { get; set; } = [];

    /// <summary>Whether a host fills it in for somebody else, so that it speaks about them.</summary>
    public virtual bool IsForSomebody => false;

    /// <summary>What the host asks; none unless the page says.</summary>
    public virtual IReadOnlyList<string> Questions => [];

    /// <summary>Whether every answer can be kept as it is.</summary>
    protected bool AreAnswersKept =>
        Answers.Length <= Questions.Count
        && Array.TrueForAll(
            Answers,
            words => words is null || (words.Length <= Answer.LongestWords && KeepableAttribute.IsKeepable(words))
        );

    /// <summary>The seats of the meetup, which a larger party could never have; null for no limit.</summary>
    public abstract int? Capacity { get; }

    /// <summary>Whether the party is larger than the whole meetup or its role: waiting would be in vain.</summary>
    protected bool IsTooMany => Party > MostPeople;

    /// <summary>Most people of one party: all seats, or those of the role that was chosen; null for no limit.</summary>
    protected int? MostPeople =>
        Roles.FirstOrDefault(r => r.Slot == Role) is { } role && !(role.Seats > Capacity) ? role.Seats : Capacity;

    /// <summary>Whether a role was chosen that there is, or none where there is none.</summary>
    protected bool IsRoleChosen => Roles is [] ? Role is null : Roles.Any(r => r.Slot == Role);

    /// <summary>What to choose a role from.</summary>
    public IEnumerable<SelectListItem> RoleChoices(T texts) =>
        Roles.Select(r => new SelectListItem(
            texts[r.HasRoom ? "Coming.Role.Free" : "Coming.Role.Full", r.Name],
            r.Slot.ToString(CultureInfo.InvariantCulture)
        ));

    /// <summary>The form as the database keeps it; only for valid input.</summary>
    protected Guest Sealed(RsvpKeys keys, string language) =>
        new(
            Alias,
            Party ?? 1,
            keys.Seal(Needs),
            ContactWhere is null
                ? null
                : keys.Seal(new Contact(ContactWhere, TextIsSafe, VoicemailIsSafe, ContactWhen)),
            language
        )
        {
            Answers = keys.Seal(Answer.Write([.. Said()])),
            Role = Role,
        };

    private IEnumerable<Answer> Said() =>
        Questions
            .Zip(Answers)
            .Where(said => !string.IsNullOrWhiteSpace(said.Second))
            .Select(said => new Answer(said.First, said.Second!.Trim()));

    /// <summary>Fills in what is known, for a form that changes it.</summary>
    protected void Show(Rsvp rsvp, string? needs, Contact? contact)
    {
        (Alias, Party, Role, Needs) = (rsvp.Alias, rsvp.Party, rsvp.Role, needs);
        (ContactWhere, ContactWhen) = (contact?.Where, contact?.When);
        (TextIsSafe, VoicemailIsSafe) = (contact?.TextIsSafe ?? false, contact?.VoicemailIsSafe ?? false);
    }
}
