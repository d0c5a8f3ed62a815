using System.ComponentModel.DataAnnotations;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.DataAnnotations;
using Microsoft.AspNetCore.Mvc.ModelBinding.Metadata;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Microsoft.Extensions.Localization;
using Microsoft.Extensions.Options;

namespace Kith.Texts;

/// <summary>
/// Lets forms speak through <c>Texts/</c>: <c>[Required]</c> says <c>Error.Required</c>, <c>[StringLength]</c> says <c>Error.TooLong</c> and so on,
/// and <c>[Required(ErrorMessage = "Coming.Alias.Missing")]</c> says that sentence.
/// </summary>
public sealed class FormWords(T texts) : IStringLocalizerFactory, IStringLocalizer
{
    /// <inheritdoc />
    public LocalizedString this[string name] => new(name, texts.Find(name) ?? name);

    /// <inheritdoc />
    public LocalizedString this[string name, params object[] arguments] =>
        new(name, texts.Find(name) is null ? name : texts[name, arguments]);

    /// <inheritdoc />
    public IStringLocalizer Create(Type resourceSource) => this;

    /// <inheritdoc />
    public IStringLocalizer Create(string baseName, string location) => this;

    /// <inheritdoc />
    public IEnumerable<LocalizedString> GetAllStrings(bool includeParentCultures) => [];
}

/// <summary>Gives validation attributes without words of their own the hub's words for that kind of mistake.</summary>
public sealed class PlainMistakes : IValidationMetadataProvider
{
    /// <inheritdoc />
    public void CreateValidationMetadata(ValidationMetadataProviderContext context)
    {
        foreach (var rule in context.ValidationMetadata.ValidatorMetadata.OfType<ValidationAttribute>())
        {
            if (rule.ErrorMessage is null && rule.ErrorMessageResourceName is null && KeyFor(rule) is { } key)
            {
                rule.ErrorMessage = key;
            }
        }
    }

    private static string? KeyFor(ValidationAttribute rule) =>
        rule switch
        {
            RequiredAttribute => "Error.Required",
            StringLengthAttribute or MaxLengthAttribute => "Error.TooLong",
            RangeAttribute => "Error.Range",
            EmailAddressAttribute => "Error.Email",
            PhoneAttribute => "Error.Phone",
            _ => null,
        };
}

/// <summary>Hangs the words into Razor Pages.</summary>
public static class FormWordsSetup
{
    /// <summary>Validation and "this is not a number" speak the language of the request.</summary>
    public static IMvcBuilder AddKithFormWords(this IMvcBuilder mvc)
    {
        mvc.AddDataAnnotationsLocalization();
        mvc.Services.AddOptions<MvcOptions>()
            .Configure<T>(
                (options, texts) =>
                {
                    options.ModelMetadataDetailsProviders.Add(new PlainMistakes());
                    var words = options.ModelBindingMessageProvider;
                    words.SetValueMustBeANumberAccessor(_ => texts["Error.Number"]);
                    words.SetNonPropertyValueMustBeANumberAccessor(() => texts["Error.Number"]);
                    words.SetAttemptedValueIsInvalidAccessor((_, _) => texts["Error.NotUnderstood"]);
                    words.SetNonPropertyAttemptedValueIsInvalidAccessor(_ => texts["Error.NotUnderstood"]);
                    words.SetUnknownValueIsInvalidAccessor(_ => texts["Error.NotUnderstood"]);
                    words.SetNonPropertyUnknownValueIsInvalidAccessor(() => texts["Error.NotUnderstood"]);
                    words.SetValueIsInvalidAccessor(_ => texts["Error.NotUnderstood"]);
                    words.SetValueMustNotBeNullAccessor(_ => texts["Error.Required", ""]);
                    words.SetMissingBindRequiredValueAccessor(_ => texts["Error.Required", ""]);
                    words.SetMissingKeyOrValueAccessor(() => texts["Error.Required", ""]);
                    words.SetMissingRequestBodyRequiredValueAccessor(() => texts["Error.Required", ""]);
                }
            );
        return mvc;
    }
}
