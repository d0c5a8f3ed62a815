namespace Kith.Mail;

/// <summary>How a connection to the mail server is protected.</summary>
public enum MailSecurity
{
    /// <summary>Plain at first, encrypted before anything is said that matters; without encryption nothing is sent.</summary>
    StartTls,

    /// <summary>Encrypted from the first byte.</summary>
    Tls,

    /// <summary>Never encrypted: only for a server on the same machine.</summary>
    None,
}

/// <summary>
/// The mail server, from the settings <c>Mail:Host</c>, <c>Port</c>, <c>User</c>, <c>Password</c>, <c>From</c> and <c>Security</c>
/// (starttls, tls, none). A hub without one works and sends nothing.
/// </summary>
public sealed class MailSettings(IConfiguration settings)
{
    private const int Submission = 587;
    private const int SubmissionOverTls = 465;

    public string? Host { get; } = settings["Mail:Host"];

    public MailSecurity Security { get; } = settings.GetValue("Mail:Security", MailSecurity.StartTls);

    public string? User { get; } = settings["Mail:User"];

    public string? Password { get; } = settings["Mail:Password"];

    /// <summary>The hub's own address, as in <c>hello@hub.example</c>.</summary>
    public string? From { get; } = settings["Mail:From"];

    public int Port =>
        settings.GetValue<int?>("Mail:Port") ?? (Security == MailSecurity.Tls ? SubmissionOverTls : Submission);

    /// <summary>Whether anything can be sent at all.</summary>
    public bool IsOn => Host is { Length: > 0 } && MailAddress.IsOne(From);
}
