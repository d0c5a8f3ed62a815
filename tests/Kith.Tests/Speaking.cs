using System.Globalization;
using Kith.Texts;

namespace Kith.Tests;

/// <summary>Speaks a language with a country's habits for the length of a test.</summary>
public sealed class Speaking : IDisposable
{
    private readonly CultureInfo _words = CultureInfo.CurrentUICulture;
    private readonly CultureInfo _habits = CultureInfo.CurrentCulture;

    /// <summary>From now until disposed, for example <c>es</c> as in <c>es-US</c>.</summary>
    public Speaking(string language, string habits)
    {
        CultureInfo.CurrentUICulture = CultureInfo.GetCultureInfo(language);
        CultureInfo.CurrentCulture = CultureInfo.GetCultureInfo(habits);
    }

    /// <summary>The program's sentences; a missing one throws.</summary>
    public static T Texts { get; } = new(Catalogue.Load(pseudo: true), strict: true);

    /// <inheritdoc />
    public void Dispose() => (CultureInfo.CurrentUICulture, CultureInfo.CurrentCulture) = (_words, _habits);
}
