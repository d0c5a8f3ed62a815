using System.Data;
using System.Data.Common;
using Kith.Data;
using Kith.Features.Groups;
using Kith.Tests.Support;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace Kith.Tests.Data;

/// <summary>A statement that is used again must answer the new question, not the one before.</summary>
public sealed class PreparedReadsTests
{
    [Fact]
    public async Task The_same_text_with_other_values_has_another_answer()
    {
        var hub = await TestHub.SharedAsync(ProviderKind.Sqlite);
        var (one, other) = (await new Sample(hub).GroupAsync(), await new Sample(hub).GroupAsync());
        await using var scope = hub.Scope();
        var db = scope.ServiceProvider.GetRequiredService<AppDb>();
        foreach (var group in new[] { one, other, one })
            Assert.Equal(group.Name, await NameAsync(db, group.Id));
        Assert.Null(await NameAsync(db, Guid.NewGuid()));
        foreach (var ids in new Guid[][] { [one.Id], [one.Id, other.Id], [], [other.Id] })
            Assert.Equal(ids.Length, await db.Groups.CountAsync(g => ids.Contains(g.Id)));
    }

    [Fact]
    public async Task Two_readers_of_the_same_text_do_not_disturb_each_other()
    {
        var hub = await TestHub.SharedAsync(ProviderKind.Sqlite);
        var (one, other) = (await new Sample(hub).GroupAsync(), await new Sample(hub).GroupAsync());
        await using var scope = hub.Scope();
        var db = scope.ServiceProvider.GetRequiredService<AppDb>();
        for (var round = 0; round < 2; round++)
        {
            await using var first = Of(db, one.Id).GetAsyncEnumerator();
            await using var second = Of(db, other.Id).GetAsyncEnumerator();
            Assert.True(await first.MoveNextAsync());
            Assert.True(await second.MoveNextAsync());
            Assert.Equal((one.Slug, other.Slug), (first.Current.Slug, second.Current.Slug));
            Assert.False(await first.MoveNextAsync());
        }
    }

    [Fact]
    public async Task A_question_inside_a_write_sees_what_was_written_and_afterwards_what_was_undone()
    {
        var hub = await TestHub.SharedAsync(ProviderKind.Sqlite);
        var group = await new Sample(hub).GroupAsync();
        await using var scope = hub.Scope();
        var db = scope.ServiceProvider.GetRequiredService<AppDb>();
        Assert.Equal(group.Name, await NameAsync(db, group.Id));
        await using (await db.Database.BeginTransactionAsync())
        {
            await db.Groups.Where(g => g.Id == group.Id).ExecuteUpdateAsync(g => g.SetProperty(x => x.Name, "Undone"));
            Assert.Equal("Undone", await NameAsync(db, group.Id));
        }
        Assert.Equal(group.Name, await NameAsync(db, group.Id));
    }

    [Fact]
    public async Task More_texts_than_a_connection_keeps_are_all_answered_and_an_error_spoils_nothing()
    {
        var hub = await TestHub.SharedAsync(ProviderKind.Sqlite);
        var group = await new Sample(hub).GroupAsync();
        await using var scope = hub.Scope();
        var db = scope.ServiceProvider.GetRequiredService<AppDb>();
        for (var n = 1; n <= 120; n++)
        {
            var other = $"Nobody {n}";
            var rows = db.Groups.Where(g => g.Id == group.Id && g.Name != EF.Constant(other)).Select(g => g.Name);
            Assert.Equal([group.Name], await rows.ToListAsync());
        }
        using var over = new CancellationTokenSource();
        await over.CancelAsync();
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() =>
            db.Groups.Where(g => g.Id == group.Id).Select(g => g.Name).SingleOrDefaultAsync(over.Token)
        );
        Assert.Equal(group.Name, await NameAsync(db, group.Id));
    }

    [Fact]
    public async Task A_connection_stays_open_after_a_question_and_while_its_context_waits_for_the_next_request()
    {
        var hub = await TestHub.SharedAsync(ProviderKind.Sqlite);
        var group = await new Sample(hub).GroupAsync();
        await using var pool = new ServiceCollection().AddKithData(hub.Get<Provider>()).BuildServiceProvider();
        var contexts = pool.GetRequiredService<IDbContextFactory<AppDb>>();
        DbConnection connection;
        await using (var first = await contexts.CreateDbContextAsync())
        {
            Assert.Equal(group.Name, await NameAsync(first, group.Id));
            connection = first.Database.GetDbConnection();
            Assert.Equal(ConnectionState.Open, connection.State);
        }
        Assert.Equal(ConnectionState.Open, connection.State);
        await using var second = await contexts.CreateDbContextAsync();
        Assert.Same(connection, second.Database.GetDbConnection());
    }

    private static Task<string?> NameAsync(AppDb db, Guid id) =>
        db.Groups.Where(g => g.Id == id).Select(g => g.Name).SingleOrDefaultAsync();

    private static IAsyncEnumerable<Group> Of(AppDb db, Guid id) =>
        db.Groups.AsNoTracking().Where(g => g.Id == id).AsAsyncEnumerable();
}
