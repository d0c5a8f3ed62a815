using System.Net;
using Kith.Data;
using Kith.Features.Accounts;
using Kith.Tests.Features.Accounts;
using Kith.Tests.Support;
using Microsoft.EntityFrameworkCore;

namespace Kith.Tests.Features.Safety;

/// <summary>A steward checks an adult, and learns nothing by it.</summary>
public sealed class AdultCheckTests
{
    [Theory, OnBothDatabases]
    public async Task A_check_counts_for_the_person_and_shows_on_no_other_face(ProviderKind kind)
    {
        var (hub, sample) = await Looking.HubAsync(kind);
        var (owls, larks) = (await sample.GroupAsync(), await sample.GroupAsync());
        var adult = await Neighbour.JoinAsync(hub, n => n.In(owls).In(larks).Person.SayAge(PersonAge.Adult));
        var steward = (await Neighbour.JoinAsync(hub, n => n.Stewards())).Browser();
        var (face, other) = (adult.Faces[owls.Id].PublicId, adult.Faces[larks.Id].PublicId);
        var before = (await steward.GetAsync($"/admin/faces/{other}/check")).Text;
        Assert.Equal("/admin/members", (await CheckAsync(steward, face)).Location);
        Assert.Equal(before, (await steward.GetAsync($"/admin/faces/{other}/check")).Text);
        Assert.True(await IsCheckedAsync(hub, adult));
        await CheckAsync(steward, face);
        Assert.False(await IsCheckedAsync(hub, adult));
    }

    [Theory, OnBothDatabases]
    public async Task Who_has_not_said_that_they_are_an_adult_cannot_be_checked_nor_can_a_steward_check_themselves(
        ProviderKind kind
    )
    {
        var (hub, sample) = await Looking.HubAsync(kind);
        var owls = await sample.GroupAsync();
        var silent = await Neighbour.JoinAsync(hub, n => n.In(owls));
        var steward = await Neighbour.JoinAsync(hub, n => n.Stewards().In(owls).Person.SayAge(PersonAge.Adult));
        var browser = steward.Browser();
        var answer = await CheckAsync(browser, silent.Faces[owls.Id].PublicId);
        Assert.Equal(HttpStatusCode.UnprocessableEntity, answer.Status);
        var own = await browser.GetAsync($"/admin/faces/{steward.Faces[owls.Id].PublicId}/check");
        Assert.Equal(HttpStatusCode.Forbidden, own.Status);
        Assert.False(await IsCheckedAsync(hub, silent));
    }

    private static async Task<Visit> CheckAsync(TestBrowser browser, string face) =>
        await browser.SubmitAsync(
            await browser.GetAsync($"/admin/faces/{face}/check"),
            SignUpTests.Fields(("reason", "Seen the paper from the council."))
        );

    private static Task<bool> IsCheckedAsync(TestHub hub, Neighbour adult) =>
        hub.ReadAsync(db => db.AdultChecks.AnyAsync(c => c.PersonId == adult.Person.Id));
}
