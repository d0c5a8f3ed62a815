using System.Security.Cryptography;

namespace Kith.Features.Backups;

/// <summary>
/// Seals what is written to it, a chunk at a time. What it wrote is whole only after <see cref="Finish"/>: a file that was given up
/// half-way lacks its last chunk and is refused. Does not own what it writes to.
/// </summary>
public sealed class SealedStream : Stream
{
    private readonly Stream _to;
    private readonly AesGcm _cipher;
    private readonly byte[] _chunk = new byte[SealFormat.ChunkBytes];
    private readonly byte[] _out = new byte[SealFormat.SealedChunkBytes];
    private long _number;
    private int _filled;
    private bool _finished;

    public SealedStream(Stream to, SealKey key)
    {
        _to = to;
        (var head, _cipher) = SealFormat.Begin(key);
        _to.Write(head);
    }

    public override bool CanRead => false;
    public override bool CanSeek => false;
    public override bool CanWrite => !_finished;
    public override long Length => throw new NotSupportedException();

    public override long Position
    {
        get => throw new NotSupportedException();
        set => throw new NotSupportedException();
    }

    public override void Write(byte[] buffer, int offset, int count) => Write(buffer.AsSpan(offset, count));

    public override void Write(ReadOnlySpan<byte> buffer)
    {
        ObjectDisposedException.ThrowIf(_finished, this);
        while (buffer.Length > 0)
        {
            // A full chunk waits for one byte more: only then is it certain not to be the last.
            if (_filled == _chunk.Length)
                Seal(last: false);
            var some = Math.Min(buffer.Length, _chunk.Length - _filled);
            buffer[..some].CopyTo(_chunk.AsSpan(_filled));
            _filled += some;
            buffer = buffer[some..];
        }
    }

    /// <summary>Writes the last chunk.</summary>
    public void Finish()
    {
        if (_finished)
            return;
        Seal(last: true);
        _finished = true;
    }

    public override void Flush() => _to.Flush();

    public override int Read(byte[] buffer, int offset, int count) => throw new NotSupportedException();

    public override long Seek(long offset, SeekOrigin origin) => throw new NotSupportedException();

    public override void SetLength(long value) => throw new NotSupportedException();

    protected override void Dispose(bool disposing)
    {
        if (disposing)
            _cipher.Dispose();
        CryptographicOperations.ZeroMemory(_chunk);
        base.Dispose(disposing);
    }

    private void Seal(bool last)
    {
        var words = _out.AsSpan(0, _filled);
        var tag = _out.AsSpan(_filled, SealFormat.TagBytes);
        _cipher.Encrypt(SealFormat.Nonce(_number++, last), _chunk.AsSpan(0, _filled), words, tag);
        _to.Write(_out, 0, _filled + SealFormat.TagBytes);
        _filled = 0;
    }
}
