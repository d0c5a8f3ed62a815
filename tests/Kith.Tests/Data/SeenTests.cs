using Kith.Data;
using Kith.Rules;
using Kith.Tests.Support;
using Microsoft.Extensions.DependencyInjection;

namespace Kith.Tests.Data;

public sealed class SeenTests
{
    [Theory, OnBothDatabases]
    public async Task What_strangers_see_is_said_in_SQL_as_the_rules_say_it(ProviderKind kind)
    {
        await using var scope = (await TestHub.SharedAsync(kind)).Scope();
        var db = scope.ServiceProvider.GetRequiredService<ViewerDb>();
        Assert.Equal("(x.\"Open\")", Seen.By(db, d => d.Occurrences, "x"));
        Assert.Equal("(mm.\"Open\")", Seen.By(db, d => d.Meetups, "mm"));
        Assert.Equal("(g.\"Visibility\" = 'Public')", Seen.By(db, d => d.Groups, "g"));
    }

    [Theory, OnBothDatabases]
    public async Task Nobody_elses_view_and_nothing_without_a_rule_is_said_in_SQL(ProviderKind kind)
    {
        await using var scope = (await TestHub.SharedAsync(kind)).Scope();
        var db = scope.ServiceProvider.GetRequiredService<ViewerDb>();
        var host = db.As(Viewer.HostOf(Guid.NewGuid()));
        Assert.Throws<InvalidOperationException>(() => Seen.By(host, d => d.Occurrences, "o"));
        Assert.Throws<InvalidOperationException>(() => Seen.By(db, d => d.PostalAreas, "a"));
    }
}
