using System.Collections;
using Kith.Features.Services.Finder;
using Kith.Features.Services.Finder.Shelf;

namespace Kith.Tests.Features.Services.Finder.Shelf;

public sealed class ShelvedServicesTests
{
    private static readonly Guid Food = Guid.NewGuid();
    private static readonly Guid Meals = Guid.NewGuid();

    private static readonly ShelvedServices Three = new([
        Row("b pantry", "pantry food crème", Food),
        Row("c larder", "larder foodbank", Meals, above: Food),
        Row("a kitchen", "kitchen soup foo"),
    ]);

    [Theory]
    [InlineData("food", "b pantry,c larder")]
    [InlineData("FOO", "a kitchen,b pantry,c larder")]
    [InlineData("foodb", "c larder")]
    [InlineData("foodbanks", "")]
    [InlineData("food pan", "b pantry")]
    [InlineData("food kitchen", "")]
    [InlineData("ood", "")]
    [InlineData("zzz", "")]
    [InlineData("", "a kitchen,b pantry,c larder")]
    [InlineData("!?*\" OR '--", "")]
    [InlineData("!?*", "a kitchen,b pantry,c larder")]
    public void Every_word_must_be_the_beginning_of_one_of_theirs(string text, string found) =>
        Assert.Equal(found, Names(Three.Matching(text)));

    [Fact]
    public void A_term_brings_what_carries_it_and_when_asked_what_stands_right_under_it()
    {
        Assert.Equal("b pantry", Names(Three.Carrying([Food])));
        Assert.Equal("b pantry,c larder", Names(Three.Carrying([Food, Meals, Guid.NewGuid()])));
        Assert.Equal("b pantry,c larder", Names(Three.Under(Food)));
        Assert.Equal("c larder", Names(Three.Under(Meals)));
        Assert.Equal("", Names(Three.Under(Guid.NewGuid())));
    }

    [Fact]
    public void Nothing_can_be_asked_too()
    {
        Assert.Empty(ShelvedServices.None.Matching("food").Cast<bool>());
        Assert.Empty(ShelvedServices.None.Under(Food).Cast<bool>());
        var (rows, total) = new ShelfSearch(new(), near: null, open: null, DateTime.UnixEpoch).Page(
            ShelvedServices.None,
            among: null,
            20
        );
        Assert.Equal((0, 0), (rows.Count, total));
    }

    [Fact]
    public void Pages_do_not_overlap_and_leave_nothing_out()
    {
        var many = new ShelvedServices(Enumerable.Range(0, 95).Select(n => Row($"same name {n % 3}", "food")));
        var pages = Enumerable
            .Range(1, 6)
            .Select(page =>
                new ShelfSearch(new() { Page = page }, near: null, open: null, DateTime.UnixEpoch).Page(many, null, 20)
            )
            .ToList();

        Assert.All(pages, page => Assert.Equal(95, page.Total));
        Assert.Equal([20, 20, 20, 20, 15, 0], pages.Select(p => p.Rows.Count));
        Assert.Equal(95, pages.SelectMany(p => p.Rows).Select(r => r.Id).Distinct().Count());
    }

    private static string Names(BitArray those) =>
        string.Join(',', Enumerable.Range(0, those.Count).Where(n => those[n]).Select(n => Three.Spots(n)[0].Row.Name));

    private static ShelvedRow Row(string name, string words, Guid? term = null, Guid? above = null) =>
        new(
            new(new FinderRow { Id = Guid.NewGuid(), Name = name }, []) { IsFirst = true },
            words,
            term is { } t ? ServiceSpot.Term(t) : "",
            above is { } a ? ServiceSpot.Term(a) : ""
        );
}
