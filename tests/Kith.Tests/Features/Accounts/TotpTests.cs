using System.Security.Cryptography;
using System.Text;
using Kith.Features.Accounts;

namespace Kith.Tests.Features.Accounts;

/// <summary>The vectors of RFC 6238, appendix B.</summary>
public sealed class TotpTests
{
    private const string Seed = "1234567890123456789012345678901234567890123456789012345678901234";

    [Theory]
    [InlineData(59, "SHA1", "94287082")]
    [InlineData(59, "SHA256", "46119246")]
    [InlineData(59, "SHA512", "90693936")]
    [InlineData(1111111109, "SHA1", "07081804")]
    [InlineData(1111111109, "SHA256", "68084774")]
    [InlineData(1111111109, "SHA512", "25091201")]
    [InlineData(1111111111, "SHA1", "14050471")]
    [InlineData(1111111111, "SHA256", "67062674")]
    [InlineData(1111111111, "SHA512", "99943326")]
    [InlineData(1234567890, "SHA1", "89005924")]
    [InlineData(1234567890, "SHA256", "91819424")]
    [InlineData(1234567890, "SHA512", "93441116")]
    [InlineData(2000000000, "SHA1", "69279037")]
    [InlineData(2000000000, "SHA256", "90698825")]
    [InlineData(2000000000, "SHA512", "38618901")]
    [InlineData(20000000000, "SHA1", "65353130")]
    [InlineData(20000000000, "SHA256", "77737706")]
    [InlineData(20000000000, "SHA512", "47863826")]
    public void The_codes_are_those_of_the_standard(long seconds, string hash, string code)
    {
        var bytes = hash switch
        {
            "SHA1" => 20,
            "SHA256" => 32,
            _ => 64,
        };
        var key = Encoding.ASCII.GetBytes(Seed[..bytes]);
        Assert.Equal(code, Totp.Code(key, seconds / 30, 8, new HashAlgorithmName(hash)));
    }

    [Fact]
    public void A_code_is_known_one_step_early_and_late_and_no_further()
    {
        // The ASCII seed of the standard in Base32.
        const string secret = "GEZDGNBVGY3TQOJQGEZDGNBVGY3TQOJQ";
        var at = DateTime.UnixEpoch.AddSeconds(1111111109);
        Assert.Equal(1111111109 / 30, Totp.StepOf(secret, "081 804", at));
        Assert.NotNull(Totp.StepOf(secret, "081804", at.AddSeconds(30)));
        Assert.NotNull(Totp.StepOf(secret, "081804", at.AddSeconds(-30)));
        Assert.Null(Totp.StepOf(secret, "081804", at.AddSeconds(90)));
        Assert.Null(Totp.StepOf(secret, "", at));
    }

    [Fact]
    public void A_new_secret_has_a_hundred_and_sixty_bits_in_letters_apps_take()
    {
        Assert.Matches("^[A-Z2-7]{32}$", Totp.NewSecret());
    }
}
