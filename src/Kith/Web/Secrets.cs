using System.Security.Cryptography;
using System.Text;
using Microsoft.AspNetCore.DataProtection;

namespace Kith.Web;

/// <summary>
/// Secrets in links, codes and encrypted columns. The keys lie in the keys folder, never in the database they protect; whoever
/// steals the database alone can read neither needs nor contacts and open no link.
/// </summary>
public sealed class Secrets(DataFolder folder, IDataProtectionProvider protection)
{
    private const int KeyBytes = 32;
    private const string KeyFile = "hub.key";

    private readonly IDataProtector _columns = protection.CreateProtector("Kith.Columns.v1");
    private readonly byte[] _key = LoadKey(folder.Keys);

    /// <summary>A new secret for a link: 128 random bits in 26 lower-case characters.</summary>
    public static string NewToken() => RandomNumberGenerator.GetString("0123456789abcdefghjkmnpqrstvwxyz", 26);

    /// <summary>What is stored of a link's secret: SHA-256, lower-case hex.</summary>
    public static string Hash(string token) => Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(token)));

    /// <summary>
    /// A secret that always comes out the same for the same words, and that nobody without the key can work out: lets a repeated
    /// form lead to the first answer without storing the secret. The purpose keeps secrets for different uses apart.
    /// </summary>
    public string Derive(string purpose, string words, string alphabet, int length)
    {
        var bytes = HMACSHA256.HashData(_key, Encoding.UTF8.GetBytes($"{purpose}\0{words}"));
        // 32 characters in each alphabet: five bits a character, no bias.
        return string.Create(
            length,
            (bytes, alphabet),
            (span, state) =>
            {
                for (var i = 0; i < span.Length; i++)
                    span[i] = state.alphabet[state.bytes[i] & 31];
            }
        );
    }

    /// <summary>A keyed hash, lower-case hex: for short codes that a plain hash would not protect.</summary>
    public string KeyedHash(string purpose, string words) =>
        Convert.ToHexStringLower(HMACSHA256.HashData(_key, Encoding.UTF8.GetBytes($"{purpose}\0{words}")));

    /// <summary>Encrypts a column's value; null and empty stay null.</summary>
    public string? Seal(string? words) => string.IsNullOrEmpty(words) ? null : _columns.Protect(words);

    /// <summary>Opens a sealed value; null when it cannot be opened because its key is gone.</summary>
    public string? Unseal(string? words)
    {
        try
        {
            return words is null ? null : _columns.Unprotect(words);
        }
        catch (CryptographicException)
        {
            return null;
        }
    }

    // The key is there whole or not at all, and before anybody needs it: a disk that fills up later cannot leave half of it.
    private static byte[] LoadKey(string keys)
    {
        var path = Path.Combine(keys, KeyFile);
        if (!File.Exists(path))
            MakeKey(path);
        var key = File.ReadAllBytes(path);
        return key.Length == KeyBytes
            ? key
            : throw new InvalidOperationException($"{path} is damaged: it must hold {KeyBytes} bytes.");
    }

    private static void MakeKey(string path)
    {
        var part = $"{path}.{Guid.NewGuid():n}";
        using (var made = new FileStream(part, FileMode.CreateNew, FileAccess.Write))
        {
            made.Write(RandomNumberGenerator.GetBytes(KeyBytes));
            made.Flush(flushToDisk: true);
        }
        try
        {
            File.Move(part, path, overwrite: false);
        }
        catch (IOException) when (File.Exists(path))
        {
            File.Delete(part);
        }
    }
}

/// <summary>Makes the hub's key when the hub starts: a disk that fills up later finds it there.</summary>
public sealed class KeyAtStart(Secrets secrets) : IHostedService
{
    public Task StartAsync(CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(secrets);
        return Task.CompletedTask;
    }

    public Task StopAsync(CancellationToken cancellationToken) => Task.CompletedTask;
}
