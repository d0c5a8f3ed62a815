using Kith.Web;

namespace Kith.Tests.Web;

public sealed class DataFolderTests : IDisposable
{
    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("kith-folder-");

    public void Dispose() => _folder.Delete(recursive: true);

    [Fact]
    public async Task Two_processes_that_write_the_same_file_at_once_both_succeed_and_nobody_reads_half_of_it()
    {
        var length = 64 * 1024;
        DataFolder[] processes = [Open(), Open()];
        await processes[0].WriteAsync("hub.json", Filled(0, length));

        var writers = processes.SelectMany(p =>
            Enumerable
                .Range(1, 4)
                .Select(letter =>
                    Task.Run(async () =>
                    {
                        for (var i = 0; i < 25; i++)
                            await p.WriteAsync("hub.json", Filled((byte)letter, length));
                    })
                )
        );
        var done = Task.WhenAll(writers);
        do
        {
            var read = await File.ReadAllBytesAsync(processes[0].File("hub.json"));
            Assert.Equal(length, read.Length);
            Assert.Single(read.Distinct());
        } while (!done.IsCompleted);
        await done;

        Assert.Equal("hub.json", Assert.Single(_folder.GetFiles()).Name);
    }

    [Fact]
    public async Task What_a_power_cut_left_is_swept_away_and_what_is_being_written_is_not()
    {
        var folder = Open();
        var (old, young) = (folder.File("hub.json.a.part"), folder.File("hub.json.b.part"));
        await File.WriteAllTextAsync(old, "{");
        await File.WriteAllTextAsync(young, "{");
        File.SetLastWriteTimeUtc(old, DateTime.UtcNow.AddHours(-2));

        await folder.WriteAsync("hub.json", Filled(1, 10));

        Assert.False(File.Exists(old));
        Assert.True(File.Exists(young));
    }

    [Fact]
    public async Task A_file_that_cannot_take_its_place_leaves_nothing_behind()
    {
        var folder = Open();
        Directory.CreateDirectory(folder.File("hub.json"));

        await Assert.ThrowsAnyAsync<Exception>(() => folder.WriteAsync("hub.json", Filled(1, 10)));

        Assert.Empty(_folder.GetFiles());
    }

    private DataFolder Open() => new(_folder.FullName, Path.Combine(_folder.FullName, "keys"));

    private static byte[] Filled(byte with, int length)
    {
        var bytes = new byte[length];
        Array.Fill(bytes, with);
        return bytes;
    }
}
