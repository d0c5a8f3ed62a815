using System.IO.Compression;
using System.Text;

namespace Kith.Tests.Support;

/// <summary>What a page weighs on its way to an old phone.</summary>
public static class Weight
{
    /// <summary>Most bytes of one page's HTML, compressed: what arrives in the first round trip.</summary>
    public const int MostHtml = 14 * 1024;

    /// <summary>Bytes after gzip at its fastest, the weakest compression the hub sends.</summary>
    public static int Compressed(string body)
    {
        using var bytes = new MemoryStream();
        using (var zip = new GZipStream(bytes, CompressionLevel.Fastest, leaveOpen: true))
            zip.Write(Encoding.UTF8.GetBytes(body));
        return (int)bytes.Length;
    }
}
