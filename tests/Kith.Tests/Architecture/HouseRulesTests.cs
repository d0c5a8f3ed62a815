using System.Reflection;
using System.Text.RegularExpressions;
using Kith.Data;
using Kith.Tests.Support;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.EntityFrameworkCore;

namespace Kith.Tests.Architecture;

/// <summary>Habits that keep people safe and the house readable, as failing tests.</summary>
public sealed partial class HouseRulesTests
{
    private const int LongestFile = 200;
    private const int LongestView = 150;

    private static readonly Type[] Unfiltered = [typeof(AppDb), typeof(IDbContextFactory<AppDb>), typeof(WriteQueue)];

    [Fact]
    public void A_page_reaches_the_database_only_through_what_its_viewer_may_see()
    {
        // While a hub is set up there is nobody yet from whom anything could be hidden.
        var setUp = typeof(Kith.Features.SetUp.IndexModel);
        var pages = typeof(AppDb).Assembly.GetTypes().Where(t => typeof(PageModel).IsAssignableFrom(t) && t != setUp);
        var reaching = pages
            .SelectMany(Takes)
            .Where(taken => Unfiltered.Contains(taken.Type))
            .Select(taken => taken.By);
        Assert.Empty(reaching);
    }

    [Fact]
    public async Task No_entity_can_pull_in_a_collection_of_others()
    {
        var hub = await TestHub.SharedAsync(ProviderKind.Sqlite);
        var navigations = await hub.ReadAsync(db =>
            Task.FromResult(
                db.Model.GetEntityTypes().SelectMany(e => e.GetNavigations()).Select(n => n.ToString()).ToList()
            )
        );
        Assert.Empty(navigations);
    }

    [Fact]
    public async Task Entities_are_changed_by_their_verbs_alone()
    {
        var hub = await TestHub.SharedAsync(ProviderKind.Sqlite);
        var open = await hub.ReadAsync(db =>
            Task.FromResult(
                db.Model.GetEntityTypes()
                    .SelectMany(e => e.ClrType.GetProperties())
                    .Where(p =>
                        p.SetMethod is { IsPublic: true } && p.DeclaringType!.Assembly == typeof(AppDb).Assembly
                    )
                    .Select(p => $"{p.DeclaringType!.Name}.{p.Name}")
                    .ToList()
            )
        );
        Assert.Empty(open);
    }

    [Fact]
    public void Rules_know_neither_database_nor_web()
    {
        var rules = Sources
            .Read(".cs")
            .Where(f =>
                f.Path.Contains("Rules", StringComparison.Ordinal) && f.Path.StartsWith("src", StringComparison.Ordinal)
            );
        Assert.DoesNotContain(rules, f => ReachesOut().IsMatch(f.Text));
    }

    [Fact]
    public void Files_stay_short_enough_to_read()
    {
        var longOnes = Sources
            .Read(".cs", ".cshtml")
            .Select(f => (f.Path, Lines: f.Text.Count(c => c == '\n')))
            .Where(f => f.Lines > (f.Path.EndsWith(".cshtml", StringComparison.Ordinal) ? LongestView : LongestFile));
        Assert.Empty(longOnes);
    }

    [Fact]
    public void Tests_stay_short_enough_to_read_too()
    {
        var longOnes = Directory
            .EnumerateFiles(Path.Combine(Sources.Root, "tests"), "*.cs", SearchOption.AllDirectories)
            .Select(path => (Path: Path.GetRelativePath(Sources.Root, path), Lines: File.ReadLines(path).Count()))
            .Where(f => f.Lines > LongestFile);
        Assert.Empty(longOnes);
    }

    [Fact]
    public void Names_say_what_a_thing_is()
    {
        var vague = typeof(AppDb)
            .Assembly.GetTypes()
            .Where(t =>
                t.Namespace?.StartsWith("Kith", StringComparison.Ordinal) == true
                && Vague().IsMatch(t.Name)
                // What a directory lists is a service in HSDS's own words.
                && t != typeof(Kith.Features.Services.Service)
                && !typeof(Microsoft.AspNetCore.Razor.TagHelpers.TagHelper).IsAssignableFrom(t)
            );
        Assert.Empty(vague);
    }

    [Fact]
    public void Time_is_always_given_never_taken()
    {
        Assert.DoesNotContain(Sources.Read(".cs", ".cshtml"), f => TakesTime().IsMatch(f.Text));
    }

    private static IEnumerable<(Type Type, string By)> Takes(Type page) =>
        page.GetConstructors()
            .SelectMany(c => c.GetParameters().Select(p => p.ParameterType))
            .Concat(
                page.GetProperties(BindingFlags.Instance | BindingFlags.Public | BindingFlags.NonPublic)
                    .Select(p => p.PropertyType)
            )
            .Concat(
                page.GetMethods(BindingFlags.Instance | BindingFlags.Public | BindingFlags.DeclaredOnly)
                    .SelectMany(m => m.GetParameters().Select(p => p.ParameterType))
            )
            .Select(type => (type, page.FullName!));

    [GeneratedRegex(@"using (Microsoft\.(EntityFrameworkCore|AspNetCore)|Kith\.(Data|Web))")]
    private static partial Regex ReachesOut();

    [GeneratedRegex(@"(Manager|Helper|Service|Dto|Utils?)(`\d+)?$")]
    private static partial Regex Vague();

    [GeneratedRegex(@"\bDateTime(Offset)?\.(Now|UtcNow|Today)\b|Thread\.Sleep")]
    private static partial Regex TakesTime();
}
