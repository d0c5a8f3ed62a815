using Kith.Data;
using Kith.Features.Groups;
using Kith.Tests.Features.Moving;
using Kith.Tests.Support;
using Microsoft.EntityFrameworkCore;

namespace Kith.Tests.Cli;

public sealed class GroupFileCommandsTests
{
    [Theory, OnBothDatabases]
    public async Task A_group_is_written_here_and_begun_there_by_commands(ProviderKind kind)
    {
        await using var home = await TestHub.StartAsync(kind);
        await using var away = await TestHub.StartAsync(kind);
        var owls = await new Sample(home).GroupAsync();
        var sedge = await Neighbour.JoinAsync(home, n => n.In(owls, name: "Sedge"));
        await home.WriteAsync(async db =>
            (await db.Memberships.SingleAsync(m => m.PersonId == sedge.Person.Id)).Travel(may: true, home.Clock.Now)
        );
        var path = Path.Combine(away.Folder.FullName, "owls.json");
        var wrote = await CommandRun.OnAsync(home, "export", "group", owls.Slug, "--out", path);
        Assert.Equal((0, "", ""), (wrote.Exit, wrote.Out, wrote.Error));
        await Neighbour.JoinAsync(away, alias: "Tawny by the lock");
        string[] import = ["import", "group", path, "--host", "Tawny by the lock", "--named", "Tawny"];
        var looked = await CommandRun.OnAsync(away, [.. import, "--dry-run"]);
        Assert.Contains("Nothing was changed.", looked.Error, StringComparison.Ordinal);
        Assert.Equal(0, await away.ReadAsync(db => db.Groups.CountAsync()));
        var run = await CommandRun.OnAsync(away, import);
        Assert.Equal(0, run.Exit);
        Assert.Matches(
            $"^group: .*/groups/{owls.Slug}\ninvitation\tSedge\tMember\t.*/invited/[a-z0-9]{{26}}\n$",
            run.Out
        );
        Assert.Null((await away.ReadAsync(db => db.Groups.SingleAsync())).WelcomedAt);
        var again = await CommandRun.OnAsync(away, import);
        Assert.Equal(2, again.Exit);
        Assert.Contains("here already", again.Error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task What_cannot_be_is_a_sentence()
    {
        await using var hub = await TestHub.StartAsync(ProviderKind.Sqlite);
        var path = Path.Combine(hub.Folder.FullName, "odd.json");
        await File.WriteAllBytesAsync(
            path,
            Files.Bytes(Files.Owls(), json => json["meetups"]![0]!["zone"] = "Mars/Base")
        );
        var odd = await CommandRun.OnAsync(hub, "import", "group", path, "--host", "Nobody");
        Assert.Equal((2, "meetups[0].zone: We know no such time zone.\n"), (odd.Exit, odd.Error));
        await File.WriteAllBytesAsync(path, Files.Bytes(Files.Owls()));
        Assert.Equal(
            "Nobody here goes by 'Nobody'.\n",
            (await CommandRun.OnAsync(hub, "import", "group", path, "--host", "Nobody")).Error
        );
        Assert.Equal("There is no group 'owls'.\n", (await CommandRun.OnAsync(hub, "export", "group", "owls")).Error);
    }
}
