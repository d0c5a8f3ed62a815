using System.Globalization;
using System.Net.Security;
using System.Net.Sockets;
using System.Text;

namespace Kith.Mail;

/// <summary>The mail server did not take what it was sent.</summary>
/// <param name="code">Its answer's code; 0 when it gave none that makes sense.</param>
public sealed class SmtpRefusedException(int code)
    : IOException(string.Create(CultureInfo.InvariantCulture, $"The mail server answered {code}."))
{
    public int Code { get; } = code;
}

/// <summary>
/// One conversation with a mail server (RFC 5321, 3207, 4954), for as many mails as there are. Everything has a time limit, and a
/// server that offers no encryption where it is asked for gets neither password nor mail.
/// </summary>
public sealed class Smtp : IAsyncDisposable
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(30);
    private const int LongestAnswer = 2000;

    private readonly TcpClient _connection = new();
    private Stream _stream = Stream.Null;
    private StreamReader _answers = StreamReader.Null;

    private Smtp() { }

    /// <summary>Connects, encrypts and signs in as the settings say.</summary>
    /// <exception cref="IOException">The server cannot be reached or refuses.</exception>
    public static async Task<Smtp> ConnectAsync(MailSettings settings, CancellationToken ct)
    {
        var smtp = new Smtp();
        try
        {
            await smtp.OpenAsync(settings, ct);
            return smtp;
        }
        catch
        {
            await smtp.DisposeAsync();
            throw;
        }
    }

    /// <summary>Sends one mail; when this returns the server has taken responsibility for it.</summary>
    public async Task SendAsync(Envelope mail, string from, DateTime nowUtc, CancellationToken ct)
    {
        var message = mail.Message(from, nowUtc);
        try
        {
            await SayAsync($"MAIL FROM:<{from}>", 250, ct);
            await SayAsync($"RCPT TO:<{mail.To}>", 250, ct);
            await SayAsync("DATA", 354, ct);
            var dotted = message.Replace("\r\n.", "\r\n..", StringComparison.Ordinal);
            await SayAsync($"{dotted.TrimEnd('\r', '\n')}\r\n.", 250, ct);
        }
        catch (SmtpRefusedException)
        {
            // So that the next mail of this conversation starts afresh.
            await SayAsync("RSET", 250, ct);
            throw;
        }
    }

    public async ValueTask DisposeAsync()
    {
        await _stream.DisposeAsync();
        _connection.Dispose();
    }

    private async Task OpenAsync(MailSettings settings, CancellationToken ct)
    {
        var host = settings.Host!;
        await LimitedAsync(limit => _connection.ConnectAsync(host, settings.Port, limit).AsTask(), ct);
        Use(_connection.GetStream());
        if (settings.Security == MailSecurity.Tls)
            await EncryptAsync(host, ct);
        await ExpectAsync(220, ct);
        await SayAsync("EHLO kith", 250, ct);
        if (settings.Security == MailSecurity.StartTls)
        {
            await SayAsync("STARTTLS", 220, ct);
            await EncryptAsync(host, ct);
            await SayAsync("EHLO kith", 250, ct);
        }
        if (settings.User is { Length: > 0 } user)
        {
            var plain = Convert.ToBase64String(Encoding.UTF8.GetBytes($"\0{user}\0{settings.Password}"));
            await SayAsync($"AUTH PLAIN {plain}", 235, ct);
        }
    }

    // What a go-between slipped in before the encryption is in the old reader and thrown away with it.
    private async Task EncryptAsync(string host, CancellationToken ct)
    {
        var encrypted = new SslStream(_connection.GetStream());
        await LimitedAsync(
            limit =>
                encrypted.AuthenticateAsClientAsync(new SslClientAuthenticationOptions { TargetHost = host }, limit),
            ct
        );
        Use(encrypted);
    }

    private void Use(Stream stream) => (_stream, _answers) = (stream, new StreamReader(stream, Encoding.ASCII));

    private async Task SayAsync(string line, int expected, CancellationToken ct)
    {
        await LimitedAsync(limit => _stream.WriteAsync(Encoding.ASCII.GetBytes(line + "\r\n"), limit).AsTask(), ct);
        await ExpectAsync(expected, ct);
    }

    private async Task ExpectAsync(int expected, CancellationToken ct)
    {
        string? line = null;
        do
        {
            await LimitedAsync(async limit => line = await _answers.ReadLineAsync(limit), ct);
        } while (line is { Length: > 3 and < LongestAnswer } && line[3] == '-');
        if (!int.TryParse(line?[..Math.Min(3, line.Length)], CultureInfo.InvariantCulture, out var code))
            throw new SmtpRefusedException(0);
        if (code != expected)
            throw new SmtpRefusedException(code);
    }

    private static async Task LimitedAsync(Func<CancellationToken, Task> work, CancellationToken ct)
    {
        using var limit = CancellationTokenSource.CreateLinkedTokenSource(ct);
        limit.CancelAfter(Patience);
        try
        {
            await work(limit.Token);
        }
        catch (OperationCanceledException e) when (!ct.IsCancellationRequested)
        {
            throw new IOException("The mail server took too long.", e);
        }
    }
}
