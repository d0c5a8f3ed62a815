using System.Text.Encodings.Web;
using System.Text.Unicode;
using Microsoft.Extensions.Localization;
using Microsoft.Extensions.WebEncoders;

namespace Kith.Texts;

/// <summary>Makes the sentences available to pages, forms and jobs.</summary>
public static class TextsSetup
{
    /// <summary>
    /// Adds <see cref="T"/> and <see cref="Say"/>. Settings: <c>Texts:Pseudo</c> adds the invented languages; <c>Texts:Strict</c> makes
    /// a missing sentence an error (default: only in development). Letters such as é are written as they are, not as entities.
    /// </summary>
    public static IServiceCollection AddKithTexts(this IServiceCollection services) =>
        services
            .AddSingleton(provider => Catalogue.Load(Setting(provider, "Texts:Pseudo") ?? false))
            .AddSingleton(provider => new T(
                provider.GetRequiredService<Catalogue>(),
                Setting(provider, "Texts:Strict") ?? provider.GetRequiredService<IHostEnvironment>().IsDevelopment()
            ))
            .AddSingleton<Say>()
            .AddSingleton<IStringLocalizerFactory, FormWords>()
            .Configure<WebEncoderOptions>(options =>
                options.TextEncoderSettings = new TextEncoderSettings(UnicodeRanges.All)
            );

    private static bool? Setting(IServiceProvider provider, string name) =>
        provider.GetRequiredService<IConfiguration>().GetValue<bool?>(name);
}
