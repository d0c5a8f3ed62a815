using Kith.Features.Meetups;

namespace Kith.Tests.Features.Meetups;

/// <summary>Languages are named as their speakers name them, whatever somebody puts into an address.</summary>
public sealed class TongueTests
{
    [Theory]
    [InlineData("es", "español")]
    [InlineData("ES", "español")]
    [InlineData("en-zz9plural", "English")]
    [InlineData("zz-alpha", "zz-alpha")]
    public void A_made_up_code_makes_up_no_language(string code, string name) =>
        Assert.Equal(new(code, name), Assert.Single(Tongue.Of(code)));
}
