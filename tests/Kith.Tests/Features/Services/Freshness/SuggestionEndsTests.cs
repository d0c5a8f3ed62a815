using System.Net;
using Kith.Data;
using Kith.Features.Services.Freshness;
using Kith.Rules;
using Kith.Tests.Support;
using Microsoft.EntityFrameworkCore;
using static Kith.Tests.Features.Services.Directories;

namespace Kith.Tests.Features.Services.Freshness;

/// <summary>No suggestion waits for ever, and whoever sent one is told what happens next.</summary>
public sealed class SuggestionEndsTests
{
    [Theory, OnBothDatabases]
    public async Task What_was_suggested_about_a_service_that_went_is_on_no_queue_and_can_be_laid_aside(
        ProviderKind kind
    )
    {
        await using var hub = await TestHub.StartAsync(kind);
        await ImportAsync(hub, List(hub, Food, Listening));
        var ada = await Neighbour.JoinAsync(hub, n => n.Stewards());
        await hub.CorrectAsync(Pantry, ("words", "They moved."));
        var browser = ada.Browser();
        var open = await browser.GetAsync($"/admin/suggestions/{(await hub.WaitingAsync())!.PublicId}");
        await ImportAsync(hub, List(hub, Listening));

        Assert.DoesNotContain("Mill Lane pantry", (await browser.GetAsync("/admin/suggestions")).Text);
        Assert.DoesNotContain("suggestion about a service", (await browser.GetAsync("/admin")).Text);
        var token = open.Page.QuerySelector("main input[name=token]")!.GetAttribute("value")!;
        var fields = new[] { KeyValuePair.Create("token", token) };
        Assert.Equal(HttpStatusCode.NotFound, (await browser.PostAsync(open.Path, fields)).Status);
        var decline = $"{open.Path}?handler=decline";
        Assert.Equal(HttpStatusCode.SeeOther, (await browser.PostAsync(decline, fields)).Status);
        Assert.Equal(HttpStatusCode.NotFound, (await browser.PostAsync(decline, fields)).Status);
        Assert.Null(await hub.WaitingAsync());
    }

    [Theory, OnBothDatabases]
    public async Task Only_stewards_lay_a_suggestion_aside(ProviderKind kind)
    {
        await using var hub = await TestHub.StartAsync(kind);
        await ImportAsync(hub, List(hub, Food));
        await hub.CorrectAsync(Pantry, ("words", "They moved."));
        var browser = (await Neighbour.JoinAsync(hub)).Browser();
        var form = await browser.GetAsync($"/services/{Pantry}/correct");
        var token = form.Page.QuerySelector("main input[name=token]")!.GetAttribute("value")!;
        var edit = (await hub.WaitingAsync())!;
        var tried = await browser.PostAsync(
            $"/admin/suggestions/{edit.PublicId}?handler=decline",
            [KeyValuePair.Create("token", token)]
        );
        Assert.Equal(HttpStatusCode.Forbidden, tried.Status);
        Assert.NotNull(await hub.WaitingAsync());
    }

    [Theory, OnBothDatabases]
    public async Task What_nobody_can_answer_or_answered_for_half_a_year_is_erased(ProviderKind kind)
    {
        await using var hub = await TestHub.StartAsync(kind);
        await ImportAsync(hub, List(hub, Food, Listening));
        await hub.CorrectAsync(Pantry, ("words", "They moved."));
        var night = (await ServiceAsync(hub, "Night ear")).Id;
        await hub.CorrectAsync($"{night}", ("words", "Nobody answers."));
        await ImportAsync(hub, List(hub, Food));
        await hub.RunJobsAsync();
        Assert.Equal(Guid.Parse(Pantry), (await hub.ReadAsync(db => db.SuggestedEdits.SingleAsync())).ServiceId);

        hub.Clock.Move(ServiceRules.EditsWaitFor - TimeSpan.FromHours(1));
        await hub.RunJobsAsync();
        Assert.NotNull(await hub.WaitingAsync());
        hub.Clock.Move(TimeSpan.FromHours(13));
        await hub.RunJobsAsync();
        Assert.Null(await hub.WaitingAsync());
    }

    [Theory, OnBothDatabases]
    public async Task About_a_service_that_went_while_somebody_wrote_nothing_is_kept(ProviderKind kind)
    {
        await using var hub = await TestHub.StartAsync(kind);
        await ImportAsync(hub, List(hub, Food, Listening));
        await ImportAsync(hub, List(hub, Listening));
        var words = new EditWords([], "They moved.", []);
        Assert.Null(await hub.Get<EditBook>().SuggestAsync(Guid.Parse(Pantry), words, "once", default));
        Assert.Null(await hub.WaitingAsync());
    }

    [Theory, OnBothDatabases]
    public async Task Whoever_sent_one_reads_what_happens_next_and_how_long_it_takes(ProviderKind kind)
    {
        await using var hub = await TestHub.StartAsync(kind);
        await ImportAsync(hub, List(hub, Food));
        var sent = await hub.CorrectAsync(Pantry, ("words", "They moved."));
        var thanks = await hub.Browser().GetAsync(sent.Location);
        Assert.Contains("within a few days", thanks.Text);
        Assert.Contains("erased 30 days after they decide, and after 180 days in any case", thanks.Text);
        var tapped = await hub.Browser().GetAsync($"/services/{Pantry}/thanks");
        Assert.DoesNotContain("within a few days", tapped.Text);
    }
}
