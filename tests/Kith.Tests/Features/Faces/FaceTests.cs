using System.Net;
using Kith.Data;
using Kith.Features.Faces;
using Kith.Features.Groups;
using Kith.Tests.Support;

namespace Kith.Tests.Features.Faces;

public sealed class FaceTests
{
    [Theory, OnBothDatabases]
    public async Task A_face_is_drawn_for_those_who_may_see_it_and_absent_for_all_others(ProviderKind kind)
    {
        var (hub, sample) = await Looking.HubAsync(kind);
        var owls = await sample.GroupAsync(more: g => g.Admit(GroupJoining.Open));
        var neighbour = await Neighbour.JoinAsync(hub, n => n.In(owls));
        var fellow = await Neighbour.JoinAsync(hub, n => n.In(owls));
        var path = $"/faces/{neighbour.Faces[owls.Id].PublicId}.svg";
        var seen = await fellow.Browser().GetAsync(path);
        Assert.Equal(HttpStatusCode.OK, seen.Status);
        Assert.Equal("image/svg+xml", seen.Response.Content.Headers.ContentType!.MediaType);
        Assert.True(seen.Response.Headers.CacheControl!.NoStore);
        var elsewhere = await Neighbour.JoinAsync(hub);
        var (hidden, absent) = (
            await elsewhere.Browser().GetAsync(path),
            await elsewhere.Browser().GetAsync("/faces/zzzzzzzzzzzz.svg")
        );
        Assert.Equal(HttpStatusCode.NotFound, hidden.Status);
        Assert.Equal(absent.Body, hidden.Body);
        Assert.Equal(HttpStatusCode.SeeOther, (await hub.Browser().GetAsync(path)).Status);
    }

    [Fact]
    public void The_same_face_always_looks_the_same_and_different_ones_differ()
    {
        var ids = Enumerable.Range(0, 500).Select(_ => RandomId.New()).ToList();
        Assert.All(ids, id => Assert.Equal(FaceDrawing.Of(id), FaceDrawing.Of(id)));
        Assert.Equal(500, ids.Select(FaceDrawing.Of).Distinct().Count());
    }
}
