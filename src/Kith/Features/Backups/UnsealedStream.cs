using System.Security.Cryptography;

namespace Kith.Features.Backups;

/// <summary>
/// Reads a sealed file as what it was, anywhere in it, one chunk in memory at a time. The last chunk is opened first, so a file cut
/// short is refused before a byte of it is given; a changed one where it was changed. Owns the file.
/// </summary>
public sealed class UnsealedStream : Stream
{
    private readonly Stream _file;
    private readonly AesGcm _cipher;
    private readonly long _last;
    private readonly byte[] _sealed = new byte[SealFormat.SealedChunkBytes];
    private readonly byte[] _chunk = new byte[SealFormat.ChunkBytes];
    private long _number = -1;
    private long _position;

    /// <summary>Opens a file.</summary>
    /// <exception cref="SealBrokenException">The file is not whole, was changed, or another key opens it.</exception>
    public UnsealedStream(Stream file, PaperKey key)
    {
        _file = file;
        var content = file.Length - SealFormat.HeadBytes;
        var rest = content % SealFormat.SealedChunkBytes;
        if (content < SealFormat.TagBytes || rest is > 0 and < SealFormat.TagBytes)
            throw Cut();
        var head = new byte[SealFormat.HeadBytes];
        file.Position = 0;
        file.ReadExactly(head);
        _cipher = SealFormat.Open(head, key);
        var chunks = (content / SealFormat.SealedChunkBytes) + (rest > 0 ? 1 : 0);
        _last = chunks - 1;
        Length = content - (chunks * SealFormat.TagBytes);
        try
        {
            Open(_last);
        }
        catch (SealBrokenException)
        {
            _cipher.Dispose();
            throw Cut();
        }
    }

    public override bool CanRead => true;
    public override bool CanSeek => true;
    public override bool CanWrite => false;

    /// <summary>Bytes of the content.</summary>
    public override long Length { get; }

    public override long Position
    {
        get => _position;
        set => _position = value >= 0 ? value : throw new IOException("A place before the beginning.");
    }

    public override int Read(byte[] buffer, int offset, int count) => Read(buffer.AsSpan(offset, count));

    public override int Read(Span<byte> buffer)
    {
        if (_position >= Length || buffer.Length == 0)
            return 0;
        Open(_position / SealFormat.ChunkBytes);
        var within = (int)(_position % SealFormat.ChunkBytes);
        var some = Math.Min(buffer.Length, (int)Math.Min(SealFormat.ChunkBytes - within, Length - _position));
        _chunk.AsSpan(within, some).CopyTo(buffer);
        _position += some;
        return some;
    }

    public override long Seek(long offset, SeekOrigin origin) =>
        Position = origin switch
        {
            SeekOrigin.Begin => offset,
            SeekOrigin.Current => _position + offset,
            SeekOrigin.End => Length + offset,
            _ => throw new ArgumentOutOfRangeException(nameof(origin)),
        };

    public override void Flush() { }

    public override void SetLength(long value) => throw new NotSupportedException();

    public override void Write(byte[] buffer, int offset, int count) => throw new NotSupportedException();

    protected override void Dispose(bool disposing)
    {
        if (disposing)
        {
            _cipher.Dispose();
            _file.Dispose();
        }
        CryptographicOperations.ZeroMemory(_chunk);
        base.Dispose(disposing);
    }

    private void Open(long number)
    {
        if (number == _number)
            return;
        _number = -1;
        _file.Position = SealFormat.HeadBytes + (number * SealFormat.SealedChunkBytes);
        var count = (int)Math.Min(SealFormat.SealedChunkBytes, _file.Length - _file.Position);
        _file.ReadExactly(_sealed, 0, count);
        var size = count - SealFormat.TagBytes;
        try
        {
            _cipher.Decrypt(
                SealFormat.Nonce(number, number == _last),
                _sealed.AsSpan(0, size),
                _sealed.AsSpan(size, SealFormat.TagBytes),
                _chunk.AsSpan(0, size)
            );
        }
        catch (AuthenticationTagMismatchException e)
        {
            throw new SealBrokenException("it was changed or damaged", e);
        }
        _number = number;
    }

    private static SealBrokenException Cut() => new("it was cut short, changed or damaged");
}
