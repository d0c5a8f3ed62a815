using System.Collections.Concurrent;
using System.Diagnostics;
using System.Net;
using AngleSharp.Html.Parser;
using Kith.Data;
using Kith.Tests.Support;
using Kith.Web;
using Microsoft.Data.Sqlite;

namespace Kith.Tests.Features.Coming;

/// <summary>Promise 10, "nothing acknowledged is lost", against the real program, killed without warning (SIGKILL) under load.</summary>
public sealed class PowerCutTests
{
    private const int Seats = 60;
    private const int Clients = 6;

    [Fact]
    public async Task Everybody_who_was_told_they_come_is_there_after_a_power_cut()
    {
        var folder = Directory.CreateTempSubdirectory("kith-cut-");
        try
        {
            var path = await PrepareAsync(folder);
            var told = new ConcurrentBag<(string Location, string Code)>();
            for (var cut = 1; cut <= 3; cut++)
                await StreamUntilCutAsync(folder, path, told, enough: cut * 60);
            Assert.InRange(told.Count, 180, int.MaxValue);
            using var client = new HttpClient();
            await using (var hub = await Program.StartAsync(folder))
                foreach (var (location, code) in told)
                    Assert.Equal(code, await hub.CodeAsync(client, location));
            AssertSound(folder, told.Count);
        }
        finally
        {
            folder.Delete(recursive: true);
        }
    }

    /// <summary>A data folder with one meetup ahead of today; returns the path of its form.</summary>
    private static async Task<string> PrepareAsync(DirectoryInfo folder)
    {
        await using var hub = await TestHub.StartAsync(ProviderKind.Sqlite);
        var soon = TimeProvider.System.GetUtcNow().UtcDateTime.AddDays(3);
        var meetup = await new Sample(hub).MeetupAsync(m => m.Seats(Seats), startsLocal: soon);
        SqliteConnection.ClearAllPools();
        await hub.ReadAsync(async db =>
        {
            await using var copy = new SqliteConnection(
                $"Data Source={Path.Combine(folder.FullName, "kith.db")};Pooling=False"
            );
            var from = (SqliteConnection)
                Microsoft.EntityFrameworkCore.RelationalDatabaseFacadeExtensions.GetDbConnection(db.Database);
            await from.OpenAsync();
            from.BackupDatabase(copy);
            return true;
        });
        return $"{meetup.Path}/coming";
    }

    /// <summary>Clients say "I'm coming" without pause; when enough were told so, the program is killed in the middle of it.</summary>
    private static async Task StreamUntilCutAsync(
        DirectoryInfo folder,
        string path,
        ConcurrentBag<(string, string)> told,
        int enough
    )
    {
        await using var hub = await Program.StartAsync(folder);
        var clients = Enumerable
            .Range(0, Clients)
            .Select(_ => Task.Run(() => ComeAgainAndAgainAsync(hub, path, told, enough)));
        await Task.WhenAll(clients);
        Assert.True(hub.IsCut);
    }

    private static async Task ComeAgainAndAgainAsync(
        Program hub,
        string path,
        ConcurrentBag<(string, string)> told,
        int enough
    )
    {
        using var client = new HttpClient(new HttpClientHandler { AllowAutoRedirect = false });
        try
        {
            var token = await hub.TokenAsync(client, path);
            for (var n = 1; !hub.IsCut; n++)
            {
                var location = await hub.ComeAsync(client, path, token, $"Guest {n}", 1 + (n % 3));
                told.Add((location, await hub.CodeAsync(client, location)));
                if (told.Count >= enough)
                    hub.Cut();
            }
        }
        catch (Exception e) when (hub.IsCut && e is HttpRequestException or IOException) { }
    }

    private static void AssertSound(DirectoryInfo folder, int told)
    {
        using var db = new SqliteConnection($"Data Source={Path.Combine(folder.FullName, "kith.db")};Pooling=False");
        db.Open();
        using var command = db.CreateCommand();
        command.CommandText = """
            SELECT o."Taken", o."Capacity", (SELECT count(*) FROM "Rsvps"),
              (SELECT sum("Party") FROM "Rsvps" r WHERE r."OccurrenceId" = o."Id" AND r."State" IN ('Going', 'Offered'))
            FROM "Occurrences" o WHERE o."Capacity" IS NOT NULL
            """;
        using var row = command.ExecuteReader();
        Assert.True(row.Read());
        Assert.Equal(row.GetInt32(3), row.GetInt32(0));
        Assert.InRange(row.GetInt32(0), Seats - 2, row.GetInt32(1));
        Assert.InRange(row.GetInt32(2), told, told + (3 * Clients));
    }

    /// <summary>The program as people run it, and how a browser talks to it.</summary>
    private sealed class Program(Process process, Uri address) : IAsyncDisposable
    {
        private int _cut;

        public bool IsCut => Volatile.Read(ref _cut) == 1;

        public static async Task<Program> StartAsync(DirectoryInfo folder)
        {
            var start = new ProcessStartInfo("dotnet")
            {
                ArgumentList =
                {
                    Path.Combine(AppContext.BaseDirectory, "Kith.dll"),
                    "serve",
                    "--data",
                    folder.FullName,
                },
                UseShellExecute = false,
                RedirectStandardOutput = true,
                RedirectStandardError = true,
            };
            start.ArgumentList.Add("--urls");
            start.ArgumentList.Add("http://127.0.0.1:0");
            start.Environment["RateLimits__Enabled"] = "false";
            var process = Process.Start(start)!;
            process.ErrorDataReceived += (_, _) => { };
            process.BeginErrorReadLine();
            var line = await process.StandardOutput.ReadLineAsync();
            return new Program(process, new Uri(line ?? throw new InvalidOperationException("It did not start.")));
        }

        /// <summary>Ends it as a power cut does: no handler runs, nothing is flushed.</summary>
        public void Cut()
        {
            if (Interlocked.Exchange(ref _cut, 1) == 0)
                process.Kill();
        }

        public async Task<string> TokenAsync(HttpClient client, string path)
        {
            var page = await client.GetStringAsync(new Uri(address, path));
            return new HtmlParser().ParseDocument(page).QuerySelector("main [name=token]")!.GetAttribute("value")!;
        }

        public async Task<string> ComeAsync(HttpClient client, string path, string token, string alias, int party)
        {
            var form = new Dictionary<string, string>
            {
                ["token"] = token,
                ["once"] = Secrets.NewToken(),
                ["alias"] = alias,
                ["party"] = $"{party}",
                ["needs"] = "A seat near the door",
            };
            using var answer = await client.PostAsync(new Uri(address, path), new FormUrlEncodedContent(form));
            Assert.Equal(HttpStatusCode.SeeOther, answer.StatusCode);
            return answer.Headers.Location!.ToString();
        }

        public async Task<string> CodeAsync(HttpClient client, string location)
        {
            var page = await client.GetStringAsync(new Uri(address, location));
            return new HtmlParser().ParseDocument(page).QuerySelector("code[data-rsvp]")!.TextContent;
        }

        public async ValueTask DisposeAsync()
        {
            Cut();
            await process.WaitForExitAsync();
            process.Dispose();
        }
    }
}
