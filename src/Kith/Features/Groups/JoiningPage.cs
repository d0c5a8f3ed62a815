using System.ComponentModel.DataAnnotations;
using System.Text.Json;
using Kith.Features.Accounts;
using Kith.Features.Shared;
using Kith.Rules;
using Kith.Texts;
using Kith.Web;
using Microsoft.AspNetCore.Mvc;

namespace Kith.Features.Groups;

/// <summary>The form by which somebody joins or asks to: a name for there, the agreement, answers where the group asks.</summary>
public abstract class JoiningPage(Secrets secrets, T texts) : FormPage
{
    [
        BindProperty(Name = "name"),
        Required(ErrorMessage = "Belonging.Name.Missing"),
        StringLength(Person.LongestAlias),
        Keepable
    ]
    public string Name { get; set; } = "";

    /// <summary>The version of the agreement that stood on the page.</summary>
    [BindProperty(Name = "version")]
    public int Version { get; set; }

    [BindProperty(Name = "agreed")]
    public bool Agreed { get; set; }

    /// <summary>One for each question, in their order.</summary>
    [BindProperty(Name = "answer")]
    public List<string?> Answers { get; set; } = [];

    public Group Group { get; protected set; } = null!;

    /// <summary>What members promise each other; null while the group has no agreement.</summary>
    public Agreement? Agreement { get; protected set; }

    /// <summary>Why they cannot, or allowed.</summary>
    public Verdict Verdict { get; protected set; }

    /// <summary>Whether the group's hosts decide first.</summary>
    public abstract bool IsAsking { get; }

    /// <summary>What is asked; nothing where one simply joins.</summary>
    public IReadOnlyList<string> Questions => IsAsking ? Lines(Group.Questions) : [];

    /// <summary>The lines of a text.</summary>
    public static IReadOnlyList<string> Lines(string? text) =>
        text?.Split('\n', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries) ?? [];

    /// <summary>What was answered so far to one question.</summary>
    public string? Answer(int question) => question < Answers.Count ? Answers[question] : null;

    /// <summary>What was typed, as the database keeps it; only for valid input.</summary>
    protected JoinWords Words() =>
        new(
            Name.Trim(),
            Version,
            Questions.Count == 0
                ? null
                : secrets.Seal(JsonSerializer.Serialize(Questions.Select((_, n) => Answer(n)?.Trim() ?? "")))
        );

    /// <summary>Looks through what was typed.</summary>
    protected void Check()
    {
        Names.Check(ModelState, texts, Name);
        if (Agreement is not null && !Agreed)
            ModelState.AddModelError("agreed", texts["Belonging.Agreed.Missing"]);
        if (
            Answers.Exists(a =>
                a?.Length > JoinRequest.LongestAnswer || (a is not null && !KeepableAttribute.IsKeepable(a))
            )
        )
            ModelState.AddModelError("", texts["Joining.AnswerTooLong", JoinRequest.LongestAnswer]);
    }

    /// <summary>Where it leads, or the form again with what stood in the way.</summary>
    protected IActionResult Answered(Joined joined)
    {
        if (joined is Joined.Done or Joined.Asked)
            return SeeOther($"/groups/{Group.Slug}" + (joined == Joined.Asked ? "/request" : ""));
        ModelState.AddModelError(joined == Joined.NameTaken ? "name" : "", texts[$"Belonging.Joined.{joined}"]);
        // What is on the page now is what can be accepted now.
        ModelState.Remove("version");
        return Again(
            joined == Joined.NameTaken ? StatusCodes.Status422UnprocessableEntity : StatusCodes.Status409Conflict
        );
    }
}
