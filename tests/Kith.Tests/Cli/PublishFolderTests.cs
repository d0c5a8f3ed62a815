using Kith.Cli;

namespace Kith.Tests.Cli;

/// <summary>A copy that was killed leaves half a folder beside the old copy; the next one sweeps it away.</summary>
public sealed class PublishFolderTests : IDisposable
{
    private readonly DirectoryInfo _parent = Directory.CreateTempSubdirectory("kith-copy-");

    private DirectoryInfo Target => new(Path.Combine(_parent.FullName, "pages"));

    [Fact]
    public void What_a_killed_copy_left_beside_the_old_one_is_gone_after_the_next()
    {
        Copy("the old copy");
        Leave("pages.new", "half.html");
        Leave("pages.raw", "es/half.html");
        Copy("the new copy");
        Assert.Equal([Target.FullName], _parent.GetFileSystemInfos().Select(entry => entry.FullName));
        Assert.Equal([PublishFolder.Marker, "page.html"], Target.GetFiles().Select(file => file.Name).Order());
        Assert.Equal("the new copy", File.ReadAllText(Path.Combine(Target.FullName, "page.html")));
    }

    [Fact]
    public void A_copy_killed_while_it_took_the_old_ones_place_brings_the_old_one_back_first()
    {
        Copy("the old copy");
        Directory.Move(Target.FullName, Target.FullName + ".old");
        Leave("pages.new", "page.html");
        using (new PublishFolder(Target))
            Assert.Equal("the old copy", File.ReadAllText(Path.Combine(Target.FullName, "page.html")));
        Assert.Equal([Target.FullName], _parent.GetFileSystemInfos().Select(entry => entry.FullName));
    }

    public void Dispose() => _parent.Delete(recursive: true);

    private void Copy(string words)
    {
        using var folder = new PublishFolder(Target);
        File.WriteAllText(Path.Combine(folder.Fresh, "page.html"), words);
        folder.PutInPlace("A copy.");
    }

    private void Leave(string folder, string file)
    {
        var path = Path.Combine(_parent.FullName, folder, file);
        Directory.CreateDirectory(Path.GetDirectoryName(path)!);
        File.WriteAllText(path, "half a page");
    }
}
