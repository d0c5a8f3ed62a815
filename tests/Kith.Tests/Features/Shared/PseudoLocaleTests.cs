using Kith.Texts;
using Xunit.Sdk;

namespace Kith.Tests.Features.Shared;

public sealed class PseudoLocaleTests
{
    [Theory]
    [InlineData("<p>Hello</p>")]
    [InlineData("<p>[!! Hí !!] and more</p>")]
    [InlineData("<img alt='A photo'>")]
    [InlineData("<p>[!! Hí !!]</p><button aria-label='Close'></button>")]
    public void A_hard_coded_sentence_is_found(string html) =>
        Assert.ThrowsAny<XunitException>(() => PseudoLocale.AssertEverythingTranslated(Page(html)));

    [Theory]
    [InlineData("<p>[!! Hí [!! únšídé !!] thíš !!] 12:30</p>")]
    [InlineData("<p>[!! Réád <a href='/x'>thíš</a> !!]</p>")]
    [InlineData("<h1 data-own>Night Owls <b>group</b></h1><time>Thu 26 Nov</time><code>AB12</code>")]
    [InlineData("<p>Riverside [!! hub !!]</p>")]
    public void A_translated_page_passes(string html) =>
        PseudoLocale.AssertEverythingTranslated(Page(html), "Riverside");

    private static string Page(string body) => $"<html lang='{Pseudo.AccentedCode}'><body>{body}</body></html>";
}
