using Kith.Data;
using Kith.Features.Imports;
using Kith.Features.Services.Hsds;

namespace Kith.Features.Services;

/// <summary>Tells a list that is read again from another one whose file happens to have the same name.</summary>
public static class SameList
{
    /// <summary>Whether a list has services here and what was read first shares not one record with it, gone ones included.</summary>
    public static async Task<bool> IsAnotherAsync(AppDb db, Feed feed, List<Told> first, CancellationToken ct)
    {
        if ((await RecordTable.Of(HsdsVocabulary.Service).OfFeedAsync(db, feed.Id, ct)).Count == 0)
            return false;
        foreach (var told in first.SelectMany(t => t.Tellings).GroupBy(t => t.Kind))
        {
            var ids = told.Select(t => HsdsId.Of(feed.Key, t.Kind, t.ForeignId)).Distinct();
            if ((await RecordTable.Of(told.Key).KnownAsync(db, ids, ct)).Exists(k => k.FeedId == feed.Id))
                return false;
        }
        return true;
    }
}
