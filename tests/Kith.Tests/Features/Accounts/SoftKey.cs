using System.Buffers.Binary;
using System.Buffers.Text;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;
using Kith.Tests.Support;

namespace Kith.Tests.Features.Accounts;

/// <summary>A device with a passkey, made of software, that does as it is told: also what no honest device would.</summary>
public sealed class SoftKey
{
    private const byte Present = 0x01;
    private const byte Verified = 0x04;
    private const byte HasKey = 0x40;

    private readonly ECDsa _key = ECDsa.Create(ECCurve.NamedCurves.nistP256);

    public byte[] Id { get; init; } = RandomNumberGenerator.GetBytes(32);
    public string Origin { get; set; } = "http://localhost:5080";
    public string Host { get; set; } = "localhost";
    public string? Handle { get; set; }
    public uint Count { get; set; }
    public bool AsksForFinger { get; set; } = true;
    public bool CrossOrigin { get; set; }

    /// <summary>What the page asks of a device.</summary>
    public static JsonNode Options(Visit page) =>
        JsonNode.Parse(page.Page.QuerySelector("form[data-options]")!.GetAttribute("data-options")!)!;

    /// <summary>Makes a key and answers as a browser would.</summary>
    public string Create(JsonNode options, string type = "webauthn.create")
    {
        Handle = (string)options["user"]!["id"]!;
        var client = Client(type, options);
        var data = new List<byte>(Data((byte)(Flags | HasKey)));
        data.AddRange(new byte[16]);
        data.AddRange([(byte)(Id.Length >> 8), (byte)Id.Length, .. Id, .. Cose()]);
        byte[] attestation =
        [
            0xA3,
            .. Text("fmt"),
            .. Text("none"),
            .. Text("attStmt"),
            0xA0,
            .. Text("authData"),
            .. Bytes([.. data]),
        ];
        return Answer(new() { ["clientDataJSON"] = Plain(client), ["attestationObject"] = Plain(attestation) });
    }

    /// <summary>Signs what the page asked for.</summary>
    public string Sign(JsonNode options, string type = "webauthn.get")
    {
        var (client, data) = (Client(type, options), Data(Flags));
        var signed = _key.SignData(
            [.. data, .. SHA256.HashData(client)],
            HashAlgorithmName.SHA256,
            DSASignatureFormat.Rfc3279DerSequence
        );
        return Answer(
            new()
            {
                ["clientDataJSON"] = Plain(client),
                ["authenticatorData"] = Plain(data),
                ["signature"] = Plain(signed),
                ["userHandle"] = Handle,
            }
        );
    }

    private byte Flags => (byte)(Present | (AsksForFinger ? Verified : 0));

    private string Answer(JsonObject response) =>
        new JsonObject
        {
            ["id"] = Plain(Id),
            ["rawId"] = Plain(Id),
            ["type"] = "public-key",
            ["clientExtensionResults"] = new JsonObject(),
            ["response"] = response,
        }.ToJsonString();

    private byte[] Client(string type, JsonNode options) =>
        JsonSerializer.SerializeToUtf8Bytes(
            new
            {
                type,
                challenge = (string)options["challenge"]!,
                origin = Origin,
                crossOrigin = CrossOrigin,
            }
        );

    private byte[] Data(byte flags)
    {
        var count = new byte[4];
        BinaryPrimitives.WriteUInt32BigEndian(count, Count);
        return [.. SHA256.HashData(Encoding.UTF8.GetBytes(Host)), flags, .. count];
    }

    // A COSE key of type EC2, ES256, P-256 (RFC 9053 §7.1).
    private byte[] Cose()
    {
        var point = _key.ExportParameters(includePrivateParameters: false).Q;
        return [0xA5, 0x01, 0x02, 0x03, 0x26, 0x20, 0x01, 0x21, .. Bytes(point.X!), 0x22, .. Bytes(point.Y!)];
    }

    private static byte[] Text(string words) => [(byte)(0x60 | words.Length), .. Encoding.ASCII.GetBytes(words)];

    private static byte[] Bytes(byte[] bytes) =>
        bytes.Length < 256
            ? [0x58, (byte)bytes.Length, .. bytes]
            : [0x59, (byte)(bytes.Length >> 8), (byte)bytes.Length, .. bytes];

    private static string Plain(byte[] bytes) => Base64Url.EncodeToString(bytes);
}
