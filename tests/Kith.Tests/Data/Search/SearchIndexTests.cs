using Kith.Data;
using Kith.Data.Search;
using Kith.Tests.Support;
using Microsoft.EntityFrameworkCore;

namespace Kith.Tests.Data.Search;

public sealed class SearchIndexTests
{
    [Theory, OnBothDatabases]
    public async Task Words_are_found_by_their_beginnings_whatever_their_accents_and_case(ProviderKind kind)
    {
        var key = await PutAsync(kind, "Café de los Ñandúes, Tuesday 19958");
        await AssertFindsAsync(kind, key, "CAFE", "ñand", "nandu", "tues cafe", "1995");
        await AssertMissesAsync(kind, key, "afe", "cafe monday", "ndues");
    }

    [Theory, OnBothDatabases]
    public async Task Words_of_every_script_are_kept_whole(ProviderKind kind)
    {
        var key = await PutAsync(kind, "हिन्दी बातचीत 聊天 דיבור 😀 e1e5 1e5 12:30 x-ray");
        await AssertFindsAsync(kind, key, "हिन्दी", "बात", "聊", "דיבור", "😀", "1e5", "x ray", "12 30");
        await AssertMissesAsync(kind, key, "न्दी", "30:12 z");
    }

    [Theory, OnBothDatabases]
    public async Task Operators_and_quotes_are_words_like_any_other(ProviderKind kind)
    {
        var key = await PutAsync(kind, "rock AND roll near the OR not");
        await AssertFindsAsync(kind, key, "AND", "or", "NEAR(rock roll)", "\"rock\" *", "rock' & 'roll", "not");
    }

    [Theory, OnBothDatabases]
    public async Task A_word_without_end_is_cut_in_text_and_question_alike(ProviderKind kind)
    {
        var key = await PutAsync(kind, string.Concat(Enumerable.Repeat("😀a", 3000)) + " tail");
        await AssertFindsAsync(kind, key, string.Concat(Enumerable.Repeat("😀a", 2000)), "tail");
    }

    [Theory, OnBothDatabases]
    public async Task A_text_is_replaced_and_removed(ProviderKind kind)
    {
        var key = await PutAsync(kind, "umbrella");
        await PutAsync(kind, "parasol", key);
        await AssertMissesAsync(kind, key, "umbrella");
        await AssertFindsAsync(kind, key, "parasol");
        var hub = await TestHub.SharedAsync(kind);
        await hub.WriteAsync(db => SearchIndex.For(db).RemoveAsync(db, [key], CancellationToken.None));
        await AssertMissesAsync(kind, key, "parasol");
    }

    private static async Task<long> PutAsync(ProviderKind kind, string text, long? key = null)
    {
        var hub = await TestHub.SharedAsync(kind);
        var row = key ?? RandomId.Number();
        await hub.WriteAsync(db => SearchIndex.For(db).PutAsync(db, [new(row, text)], CancellationToken.None));
        return row;
    }

    private static async Task AssertFindsAsync(ProviderKind kind, long key, params string[] questions)
    {
        foreach (var question in questions)
            Assert.True(await FindsAsync(kind, key, question), question);
    }

    private static async Task AssertMissesAsync(ProviderKind kind, long key, params string[] questions)
    {
        foreach (var question in questions)
            Assert.False(await FindsAsync(kind, key, question), question);
    }

    private static async Task<bool> FindsAsync(ProviderKind kind, long key, string question)
    {
        var hub = await TestHub.SharedAsync(kind);
        return await hub.ReadAsync(db => SearchIndex.For(db).Matching(db, question).AnyAsync(k => k == key));
    }
}
