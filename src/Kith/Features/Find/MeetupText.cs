using System.Collections.Frozen;
using Kith.Features.Groups;
using Kith.Features.Meetups;
using Kith.Rules;
using Kith.Texts;

namespace Kith.Features.Find;

/// <summary>
/// The words a meetup is found by. Only what every stranger may read is among them: a hidden address must not be found by
/// guessing at it.
/// </summary>
public static class MeetupText
{
    private static readonly Lazy<FrozenDictionary<string, string>> KindNames = new(NameKinds);

    /// <summary>
    /// Title, group, description, the kind's names in every shipped language, and of the place what may be shown to everybody;
    /// the index folds it. The place must be the stranger's view of it, from <see cref="VenueRules.Shown"/>.
    /// </summary>
    public static string Of(Meetup meetup, Group? group, ShownPlace? place) =>
        string.Join(
            '\n',
            meetup.Title,
            group?.Name,
            meetup.Description,
            // "Something else" says nothing about a meetup.
            meetup.Kind == Kinds.Other
                ? null
                : KindNames.Value.GetValueOrDefault(meetup.Kind),
            place?.Area,
            place?.Name
        );

    private static FrozenDictionary<string, string> NameKinds()
    {
        var shipped = Catalogue.Load();
        var languages = shipped.Languages.Select(code => shipped.Find(code)!).ToList();
        return Kinds.All.ToFrozenDictionary(
            kind => kind,
            kind => string.Join('\n', languages.Select(phrases => phrases.Find($"Kinds.{kind}")).OfType<string>()),
            StringComparer.Ordinal
        );
    }
}
