using Kith.Features.Imports;

namespace Kith.Features.Services.Hsds;

/// <summary>A source as a stream that is read once, forwards; a mark of UTF-8 at its beginning is left out.</summary>
public sealed class SourceStream(Source source) : Stream
{
    private byte[] _ahead = [];

    public override bool CanRead => true;
    public override bool CanSeek => false;
    public override bool CanWrite => false;
    public override long Length => throw new NotSupportedException();

    public override long Position
    {
        get => source.Position;
        set => throw new NotSupportedException();
    }

    /// <summary>The first byte that is neither white space nor a mark, still to be read; 0 for an empty source.</summary>
    public async Task<byte> PeekAsync(CancellationToken ct)
    {
        var buffer = new byte[4096];
        while (true)
        {
            var count = await source.ReadAsync(buffer, ct);
            var bytes = buffer.AsSpan(0, count);
            if (_ahead.Length == 0 && bytes.StartsWith("\uFEFF"u8))
                bytes = bytes[3..];
            _ahead = [.. _ahead, .. bytes];
            var trimmed = _ahead.AsSpan().TrimStart(" \t\r\n"u8);
            if (trimmed.Length > 0 || count == 0)
                return trimmed.Length > 0 ? trimmed[0] : (byte)0;
        }
    }

    public override async ValueTask<int> ReadAsync(Memory<byte> buffer, CancellationToken cancellationToken = default)
    {
        if (_ahead.Length == 0)
            return await source.ReadAsync(buffer, cancellationToken);
        var count = Math.Min(_ahead.Length, buffer.Length);
        _ahead.AsMemory(0, count).CopyTo(buffer);
        _ahead = _ahead[count..];
        return count;
    }

    public override Task<int> ReadAsync(byte[] buffer, int offset, int count, CancellationToken cancellationToken) =>
        ReadAsync(buffer.AsMemory(offset, count), cancellationToken).AsTask();

    public override int Read(byte[] buffer, int offset, int count) => throw new NotSupportedException();

    public override void Flush() { }

    public override long Seek(long offset, SeekOrigin origin) => throw new NotSupportedException();

    public override void SetLength(long value) => throw new NotSupportedException();

    public override void Write(byte[] buffer, int offset, int count) => throw new NotSupportedException();
}
