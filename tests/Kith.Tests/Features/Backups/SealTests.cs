using System.Security.Cryptography;
using Kith.Features.Backups;

namespace Kith.Tests.Features.Backups;

/// <summary>What is sealed opens with its sheet, whole and unchanged, or not at all.</summary>
public sealed class SealTests
{
    private static readonly PaperKey Paper = PaperKey.New();

    [Theory]
    [InlineData(0)]
    [InlineData(1)]
    [InlineData(SealFormat.ChunkBytes - 1)]
    [InlineData(SealFormat.ChunkBytes)]
    [InlineData(SealFormat.ChunkBytes + 1)]
    [InlineData((3 * SealFormat.ChunkBytes) + 7)]
    public void What_is_sealed_opens_as_it_was_and_reads_anywhere(int size)
    {
        var content = RandomNumberGenerator.GetBytes(size);
        using var opened = Open(Seal(content));
        Assert.Equal(size, opened.Length);
        var read = new MemoryStream();
        opened.CopyTo(read);
        Assert.Equal(content, read.ToArray());
        if (size < 2)
            return;
        opened.Seek(-2, SeekOrigin.End);
        var end = new byte[2];
        opened.ReadExactly(end);
        Assert.Equal(content[^2..], end);
        opened.Position = size / 2;
        Assert.Equal(content[size / 2], opened.ReadByte());
    }

    [Fact]
    public void A_file_cut_off_anywhere_is_refused_before_a_byte_of_it_is_read()
    {
        var whole = Seal(RandomNumberGenerator.GetBytes((2 * SealFormat.ChunkBytes) + 100));
        int[] ends =
        [
            0,
            50,
            SealFormat.HeadBytes,
            SealFormat.HeadBytes + 10,
            SealFormat.HeadBytes + SealFormat.SealedChunkBytes,
            SealFormat.HeadBytes + (2 * SealFormat.SealedChunkBytes),
            whole.Length - 1,
        ];
        Assert.All(ends, end => Assert.Throws<SealBrokenException>(() => Open(whole[..end])));
        Assert.Throws<SealBrokenException>(() => Open([.. whole, 0]));
        Assert.Throws<SealBrokenException>(() => Open([.. whole, .. new byte[SealFormat.SealedChunkBytes]]));
    }

    [Fact]
    public void A_byte_changed_anywhere_is_refused()
    {
        var whole = Seal(RandomNumberGenerator.GetBytes((2 * SealFormat.ChunkBytes) + 100));
        int[] places = [0, 13, 20, 30, 95, 102, 103, 40_000, SealFormat.HeadBytes + 65_540, 131_200, whole.Length - 1];
        foreach (var place in places)
        {
            var changed = (byte[])whole.Clone();
            changed[place] ^= 4;
            Assert.ThrowsAny<SealBrokenException>(() =>
            {
                using var opened = Open(changed);
                opened.CopyTo(Stream.Null);
            });
        }
    }

    [Fact]
    public void Chunks_cannot_change_places()
    {
        var whole = Seal(new byte[3 * SealFormat.ChunkBytes]);
        var (first, second) = (SealFormat.HeadBytes, SealFormat.HeadBytes + SealFormat.SealedChunkBytes);
        byte[] swapped =
        [
            .. whole[..first],
            .. whole[second..(second + SealFormat.SealedChunkBytes)],
            .. whole[first..second],
            .. whole[(second + SealFormat.SealedChunkBytes)..],
        ];
        using var opened = Open(swapped);
        Assert.Throws<SealBrokenException>(() => opened.ReadByte());
    }

    [Fact]
    public void Another_sheet_does_not_open_it_and_the_message_says_which_one_would()
    {
        var other = PaperKey.New();
        var refused = Assert.Throws<SealBrokenException>(() => new UnsealedStream(new MemoryStream(Seal([1])), other));
        Assert.Contains(Paper.Seal.Sheet, refused.Message, StringComparison.Ordinal);
        Assert.Contains(other.Seal.Sheet, refused.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Sealing_much_takes_no_more_memory_than_sealing_little()
    {
        var some = new byte[SealFormat.ChunkBytes];
        using var stream = new SealedStream(Stream.Null, Paper.Seal);
        stream.Write(some);
        var before = GC.GetAllocatedBytesForCurrentThread();
        for (var n = 0; n < 1000; n++)
            stream.Write(some);
        stream.Finish();
        Assert.InRange(GC.GetAllocatedBytesForCurrentThread() - before, 0, 500_000);
    }

    [Fact]
    public void A_key_comes_back_from_paper_however_it_is_typed()
    {
        for (var n = 0; n < 50; n++)
        {
            var key = PaperKey.New();
            Assert.Equal(PaperKey.Groups, key.Printed.Count);
            Assert.All(key.Printed, group => Assert.Equal(4, group.Length));
            var typed = string.Join(n % 2 == 0 ? " " : "-", key.Printed);
            var back = PaperKey.Parse(n % 3 == 0 ? typed.ToLowerInvariant() + "\n" : typed)!;
            Assert.Equal(key.Seal.ToString(), back.Seal.ToString());
        }
    }

    [Fact]
    public void A_slip_of_the_pen_is_noticed()
    {
        var letters = string.Concat(Paper.Printed);
        for (var place = 0; place < letters.Length; place++)
        {
            var slipped = letters.ToCharArray();
            slipped[place] = slipped[place] == 'A' ? 'B' : 'A';
            Assert.Null(PaperKey.Parse(new string(slipped)));
        }
        foreach (var odd in new[] { null, "", "AAAA", letters[1..], letters + "A", letters.Replace('A', '1') + "1" })
            Assert.Null(PaperKey.Parse(odd));
    }

    private static byte[] Seal(byte[] content)
    {
        var file = new MemoryStream();
        using (var stream = new SealedStream(file, Paper.Seal))
        {
            foreach (var some in content.Chunk(10_000))
                stream.Write(some);
            stream.Finish();
        }
        return file.ToArray();
    }

    private static UnsealedStream Open(byte[] bytes) => new(new MemoryStream(bytes), Paper);
}
