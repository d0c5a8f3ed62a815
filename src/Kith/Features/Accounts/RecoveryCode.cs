using System.Security.Cryptography;
using Kith.Data;

namespace Kith.Features.Accounts;

/// <summary>The way back in without e-mail: twenty characters in five groups, 100 random bits, none mistaken for another.</summary>
public static class RecoveryCode
{
    private const int Groups = 5;
    private const int GroupLength = 4;

    /// <summary>A new code as it is shown: <c>ABCD-EFGH-JKLM-NPQR-STUV</c>.</summary>
    public static string New() =>
        string.Join(
            '-',
            Enumerable.Range(0, Groups).Select(_ => RandomNumberGenerator.GetString(RandomId.Readable, GroupLength))
        );

    /// <summary>The code without what people add or leave out when they copy it.</summary>
    public static string Plain(string code) => string.Concat(code.ToUpperInvariant().Where(char.IsAsciiLetterOrDigit));
}
