using System.Globalization;
using Kith.Texts;
using Kith.Web;

namespace Kith.Cli;

/// <summary>Writes the static copy: public pages as files that any web space can serve and that open from a disk.</summary>
/// <param name="client">Speaks to the hub; follows no redirect.</param>
/// <param name="services">The hub's own services.</param>
/// <param name="progress">Told, now and then, in a sentence, how far it is.</param>
public sealed class Publication(HttpClient client, IServiceProvider services, Action<string> progress)
{
    private const string MustHave = "/help-now";
    private const int Told = 250;

    private readonly Address _address = services.GetRequiredService<Address>();
    private readonly HubFacts _hub = services.GetRequiredService<CurrentHub>().Facts;
    private readonly Language _language = services.GetRequiredService<Language>();

    /// <summary>Writes the copy and answers how many files it has.</summary>
    /// <exception cref="CommandFailedException">The hub is not set up or could not answer, or the folder holds something else.</exception>
    public async Task<int> WriteAsync(DirectoryInfo target, CancellationToken ct)
    {
        if (!_hub.IsSetUp)
            throw new CommandFailedException("This hub is not set up yet: there is nothing to copy.");
        using var folder = new PublishFolder(target);
        var crawl = new PublishCrawl(client, Origins, folder.Raw, DateOnly.FromDateTime(Now));
        await WalkAsync(crawl, ct);
        if (crawl.Find(_language.Offered[0], MustHave) is null)
            throw new CommandFailedException(
                $"The hub did not show {MustHave}; a copy without it helps nobody. The old copy stays."
            );
        await FinishAsync(crawl, folder, ct);
        var now = services.GetRequiredService<TimeProvider>().GetUtcNow();
        folder.PutInPlace(
            $"Static copy of {_hub.Name}, {crawl.Found.Count} files, {now:u}. The next copy replaces this folder."
        );
        return crawl.Found.Count;
    }

    /// <summary>This moment on the hub's clock.</summary>
    private DateTime Now => Say.Local(services.GetRequiredService<TimeProvider>().GetUtcNow().UtcDateTime, _hub.Zone);

    /// <summary>Under which names the hub speaks of itself: as it was asked, and its public address.</summary>
    private string[] Origins => [client.BaseAddress!.Authority, _address.Root.Authority];

    private async Task WalkAsync(PublishCrawl crawl, CancellationToken ct)
    {
        foreach (var language in _language.Offered.Where(IsSpoken))
        {
            var below = language == _language.Offered[0] ? "" : language + "/";
            var cookie = $"{_language.CookieName}={language}";
            await crawl.WalkAsync(language, below, cookie, _ => Count(crawl), ct);
        }
    }

    private static bool IsSpoken(string language) => language is not (Pseudo.AccentedCode or Pseudo.MirroredCode);

    private void Count(PublishCrawl crawl)
    {
        if (crawl.Found.Count % Told == 0)
            progress($"{crawl.Found.Count} pages and files so far");
    }

    private async Task FinishAsync(PublishCrawl crawl, PublishFolder folder, CancellationToken ct)
    {
        foreach (var ofLanguage in crawl.Found.GroupBy(file => file.Language, StringComparer.Ordinal))
        {
            var page = PageIn(ofLanguage.Key, crawl);
            await Parallel.ForEachAsync(
                ofLanguage,
                new ParallelOptions { MaxDegreeOfParallelism = PublishCrawl.AtOnce, CancellationToken = ct },
                async (file, stop) => await FinishAsync(file, page, folder, stop)
            );
        }
    }

    private static async Task FinishAsync(
        PublishedFile file,
        PublishedPage page,
        PublishFolder folder,
        CancellationToken ct
    )
    {
        var (from, to) = (Path.Combine(folder.Raw, file.File), Path.Combine(folder.Fresh, file.File));
        Directory.CreateDirectory(Path.GetDirectoryName(to)!);
        if (file.IsPage)
            await File.WriteAllTextAsync(to, page.Rewrite(await File.ReadAllBytesAsync(from, ct), file), ct);
        else
            File.Move(from, to);
    }

    private PublishedPage PageIn(string language, PublishCrawl crawl)
    {
        if (language.Length > 0)
            _language.Speak(language);
        var texts = services.GetRequiredService<T>();
        var made = Now.ToString("f", CultureInfo.CurrentCulture);
        return new PublishedPage(crawl, Origins, texts, made, _address.IsSet ? _address.Root : null);
    }
}
