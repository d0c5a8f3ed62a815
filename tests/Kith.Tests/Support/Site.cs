using System.Net;
using System.Net.Sockets;
using System.Text;

namespace Kith.Tests.Support;

/// <summary>Somebody else's site on this machine: gives the same answer, headers included, to whatever is asked.</summary>
internal sealed class Site : IAsyncDisposable
{
    private readonly TcpListener _listener = new(IPAddress.Loopback, 0);
    private readonly StringBuilder _asked = new();
    private readonly Task _serving;
    private volatile byte[] _answer;

    private Site(string answer)
    {
        _listener.Start();
        _answer = Encoding.UTF8.GetBytes(answer);
        _serving = ServeAsync();
    }

    public string Url => $"http://127.0.0.1:{((IPEndPoint)_listener.LocalEndpoint).Port}/list.json";

    public string Asked => _asked.ToString();

    public static Site Answering(string answer) => new(answer);

    /// <summary>Answers with this from now on.</summary>
    public void Answer(string answer) => _answer = Encoding.UTF8.GetBytes(answer);

    public async ValueTask DisposeAsync()
    {
        _listener.Stop();
        await _serving;
    }

    private async Task ServeAsync()
    {
        try
        {
            while (true)
            {
                using var client = await _listener.AcceptTcpClientAsync();
                await using var stream = client.GetStream();
                var request = new byte[4096];
                var count = await stream.ReadAsync(request);
                _asked.Append(Encoding.ASCII.GetString(request, 0, count));
                await stream.WriteAsync(_answer);
            }
        }
        catch (Exception e) when (e is SocketException or ObjectDisposedException or IOException) { }
    }
}
