using System.Net;
using Kith.Features.Groups;
using Kith.Features.Meetups;
using Kith.Tests.Support;
using Microsoft.EntityFrameworkCore;

namespace Kith.Tests.Features.Hosting;

/// <summary>A group, its host's browser, and a series made through the form.</summary>
internal sealed record PlannedSeries(TestHub Hub, Group Group, TestBrowser Browser, string Id)
{
    public string Path => $"/hosting/{Id}";

    /// <summary>Plans a meetup as a host would: on Thursdays at 18:30 unless the fields say otherwise.</summary>
    public static async Task<PlannedSeries> AtAsync(TestHub hub, params (string Name, string? Value)[] fields)
    {
        var group = await new Sample(hub).GroupAsync();
        var host = (await Neighbour.JoinAsync(hub, n => n.In(group, GroupRole.Host, "Teasel of the Owls"))).Browser();
        var answer = await SendAsync(host, group, fields);
        Assert.True(answer.Status == HttpStatusCode.SeeOther, answer.Text);
        return new(hub, group, host, answer.Location.Split('/')[2]);
    }

    public static async Task<Visit> SendAsync(
        TestBrowser host,
        Group group,
        params (string Name, string? Value)[] fields
    )
    {
        var said = new Dictionary<string, string?>
        {
            ["Form.Title"] = "Owls by the fire",
            ["Form.Day"] = "2026-11-26",
            ["Form.Start"] = "18:30",
            ["Form.Venue"] = "Mill Lane Hall",
            ["Form.Address"] = "12 Mill Lane",
        };
        foreach (var (name, value) in fields)
            said[$"Form.{name}"] = value;
        return await host.SubmitAsync(await host.GetAsync($"/groups/{group.Slug}/meetups/new"), said);
    }

    /// <summary>Sends a form of a hosting page, and once more where a preview asks for it.</summary>
    public async Task<Visit> ChangeAsync(string page, string? reason, params (string Name, string? Value)[] fields)
    {
        var asked = await Browser.GetAsync($"{Path}/{page}");
        var answer = await Browser.SubmitAsync(asked, fields.ToDictionary(f => $"Form.{f.Name}", f => f.Value));
        return answer.Page.QuerySelector("[name=sure]") is null
            ? answer
            : await Browser.SubmitAsync(answer, new Dictionary<string, string?> { ["reason"] = reason });
    }

    /// <summary>Lets the whole group rest, close or live again.</summary>
    public async Task<Visit> LiveAsync(GroupState state) =>
        await Browser.SubmitAsync(
            await Browser.GetAsync($"/groups/{Group.Slug}/break"),
            new Dictionary<string, string?> { ["state"] = state.ToString(), ["reason"] = "The roof" }
        );

    public Task<Meetup> NowAsync() => Hub.ReadAsync(db => db.Meetups.SingleAsync(m => m.PublicId == Id));

    /// <summary>Its times by their place in the rule, dropped ones left out.</summary>
    public async Task<IReadOnlyList<Occurrence>> TimesAsync()
    {
        var id = (await NowAsync()).Id;
        return await Hub.ReadAsync(db =>
            db.Occurrences.Where(o => o.MeetupId == id && o.State != OccurrenceState.Dropped)
                .OrderBy(o => o.OriginalLocal)
                .ToListAsync()
        );
    }

    /// <summary>One of its times for the tests about guests.</summary>
    public async Task<Planned> PlannedAsync(int time = 0) =>
        new(await NowAsync(), [.. (await TimesAsync()).Skip(time)]);
}
