using System.Diagnostics;
using System.Net;

namespace Kith.Features.Imports;

/// <summary>
/// A file or an address that is read once, from the beginning, never further than its limit. An address is asked for like a
/// polite visitor: http or https only, few redirects, and no waiting without end.
/// </summary>
public sealed class Source : IAsyncDisposable
{
    private const int MostRedirects = 5;

    /// <summary>Longest the other side may say nothing.</summary>
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(30);

    /// <summary>Least bytes for each second waited, so that nobody holds a reading up by a drop now and then.</summary>
    private const int LeastSpeed = 200;

    /// <summary>How long may be waited for the first bytes, and in all before the speed counts.</summary>
    private static readonly TimeSpan Grace = TimeSpan.FromMinutes(2);

    private readonly Stream _stream;
    private readonly IDisposable? _connection;
    private readonly long _most;
    private long _read;
    private TimeSpan _waited;

    private Source(string name, Stream stream, long most, IDisposable? connection = null) =>
        (Name, _stream, _most, _connection) = (name, stream, most, connection);

    /// <summary>The address, or the name of the file without its folders.</summary>
    public string Name { get; }

    /// <summary>Bytes read so far.</summary>
    public long Position => _read;

    /// <summary>Size in bytes when it is known before the end.</summary>
    public long? Length { get; private init; }

    /// <summary>Whether the words name an address rather than a file.</summary>
    public static bool IsAddress(string words) => words.Contains("://", StringComparison.Ordinal);

    /// <summary>The name a source has in the database: the address, or the file's name without its folders.</summary>
    public static string NameOf(string fileOrUrl) => IsAddress(fileOrUrl) ? fileOrUrl : Path.GetFileName(fileOrUrl);

    /// <summary>Opens a file or asks for an address; at most <paramref name="mostBytes"/> will be read.</summary>
    /// <exception cref="UnreadableInputException">There is no such file, the address is none, or nobody answers there.</exception>
    public static Task<Source> OpenAsync(string fileOrUrl, long mostBytes, CancellationToken ct) =>
        IsAddress(fileOrUrl)
            ? FromAddressAsync(fileOrUrl, mostBytes, ct)
            : Task.FromResult(FromFile(fileOrUrl, mostBytes));

    /// <summary>Reads the next bytes; 0 at the end.</summary>
    /// <exception cref="UnreadableInputException">It is larger than the limit, broke off, or stayed silent for too long.</exception>
    public async ValueTask<int> ReadAsync(Memory<byte> into, CancellationToken ct)
    {
        using var patience = CancellationTokenSource.CreateLinkedTokenSource(ct);
        patience.CancelAfter(Patience);
        try
        {
            var begun = Stopwatch.GetTimestamp();
            var count = await _stream.ReadAsync(into, patience.Token);
            _waited += Stopwatch.GetElapsedTime(begun);
            _read += count;
            if (_waited > Grace && _read < _waited.TotalSeconds * LeastSpeed)
                throw new UnreadableInputException($"{Name} is too slow: {_read:N0} bytes in {_waited:hh\\:mm\\:ss}.");
            return _read <= _most ? count : throw TooLarge(_most);
        }
        catch (OperationCanceledException e) when (!ct.IsCancellationRequested)
        {
            throw new UnreadableInputException($"{Name} fell silent after {_read:N0} bytes. Nothing was changed.", e);
        }
        catch (Exception e) when (e is IOException or InvalidDataException)
        {
            throw new UnreadableInputException($"{Name} broke off after {_read:N0} bytes. Nothing was changed.", e);
        }
    }

    /// <summary>Reads everything.</summary>
    /// <exception cref="UnreadableInputException">As for <see cref="ReadAsync"/>.</exception>
    public async Task<byte[]> ReadAllAsync(CancellationToken ct)
    {
        if (Length > _most)
            throw TooLarge(_most);
        using var whole = new MemoryStream();
        var buffer = new byte[81_920];
        int count;
        while ((count = await ReadAsync(buffer, ct)) > 0)
            whole.Write(buffer, 0, count);
        return whole.ToArray();
    }

    public async ValueTask DisposeAsync()
    {
        await _stream.DisposeAsync();
        _connection?.Dispose();
    }

    private static UnreadableInputException TooLarge(long most) =>
        new($"This is larger than {most / 1024 / 1024} MB, which no such list is. Nothing was changed.");

    private static Source FromFile(string path, long most)
    {
        if (Directory.Exists(path))
            throw new UnreadableInputException($"{path} is a folder; name the file in it.");
        if (!File.Exists(path))
            throw new UnreadableInputException($"There is no file {path}.");
        var stream = new FileStream(path, FileMode.Open, FileAccess.Read, FileShare.Read, 1, useAsync: true);
        return new(Path.GetFileName(path), stream, most) { Length = stream.Length };
    }

    private static async Task<Source> FromAddressAsync(string url, long most, CancellationToken ct)
    {
        if (!Uri.TryCreate(url, UriKind.Absolute, out var uri) || uri.Scheme is not ("http" or "https"))
            throw new UnreadableInputException($"{url} is no http or https address.");
        if (uri.UserInfo.Length > 0)
            throw new UnreadableInputException(
                "An address with a password in it would be kept and shown; use one without."
            );
        var client = Client(uri);
        try
        {
            var response = await client.GetAsync(uri, HttpCompletionOption.ResponseHeadersRead, ct);
            if (!response.IsSuccessStatusCode)
                throw new UnreadableInputException(
                    $"{url} answered {(int)response.StatusCode} {response.ReasonPhrase}."
                )
                {
                    IsAbsent =
                        response.StatusCode
                            is HttpStatusCode.NotFound
                                or HttpStatusCode.MethodNotAllowed
                                or HttpStatusCode.Gone
                                or HttpStatusCode.NotImplemented,
                };
            var stream = await response.Content.ReadAsStreamAsync(ct);
            return new(url, stream, most, client) { Length = response.Content.Headers.ContentLength };
        }
        catch (Exception e) when (!ct.IsCancellationRequested)
        {
            client.Dispose();
            throw e as UnreadableInputException
                ?? e.InnerException as UnreadableInputException
                ?? new UnreadableInputException($"{url} cannot be reached: {e.Message}", e);
        }
    }

    private static HttpClient Client(Uri given)
    {
        var handler = new SocketsHttpHandler
        {
            AllowAutoRedirect = true,
            MaxAutomaticRedirections = MostRedirects,
            AutomaticDecompression = DecompressionMethods.GZip | DecompressionMethods.Brotli,
            ConnectTimeout = Patience,
            UseCookies = false,
            ConnectCallback = new OwnNetwork(given).ConnectAsync,
        };
        var client = new HttpClient(handler) { Timeout = Patience };
        client.DefaultRequestHeaders.UserAgent.ParseAdd("Kith");
        return client;
    }
}
