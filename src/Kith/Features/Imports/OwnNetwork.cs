using System.Net;
using System.Net.Sockets;

namespace Kith.Features.Imports;

/// <summary>
/// Keeps what is read from an address out of the network the hub stands in: a site on the web could otherwise lead the hub, by a
/// redirect or a name, to machines that only the hub can reach. What the operator names itself as being there may be.
/// </summary>
/// <param name="given">The address that was asked for.</param>
public sealed class OwnNetwork(Uri given)
{
    private static readonly string[] InsideEnds = [".localhost", ".local", ".internal", ".home.arpa"];

    private static readonly IPNetwork[] Private =
    [
        IPNetwork.Parse("0.0.0.0/8"),
        IPNetwork.Parse("10.0.0.0/8"),
        IPNetwork.Parse("100.64.0.0/10"),
        IPNetwork.Parse("127.0.0.0/8"),
        IPNetwork.Parse("169.254.0.0/16"),
        IPNetwork.Parse("172.16.0.0/12"),
        IPNetwork.Parse("192.168.0.0/16"),
        IPNetwork.Parse("224.0.0.0/3"),
        IPNetwork.Parse("::/127"),
        IPNetwork.Parse("fc00::/7"),
        IPNetwork.Parse("fe80::/10"),
        IPNetwork.Parse("ff00::/8"),
    ];

    /// <summary>Whether an address leads to this machine or its own network.</summary>
    public static bool Has(IPAddress address)
    {
        var plain = address.IsIPv4MappedToIPv6 ? address.MapToIPv4() : address;
        return Private.Any(network => network.Contains(plain));
    }

    /// <summary>Connects, for a <see cref="SocketsHttpHandler"/>.</summary>
    /// <exception cref="UnreadableInputException">It would lead into the hub's own network, and nobody named that.</exception>
    public async ValueTask<Stream> ConnectAsync(SocketsHttpConnectionContext context, CancellationToken ct)
    {
        var (host, port) = (context.DnsEndPoint.Host, context.DnsEndPoint.Port);
        var all = await Dns.GetHostAddressesAsync(host, ct);
        // Another host than the question's is the operator's own proxy.
        var isProxy = !IsSame(host, context.InitialRequestMessage.RequestUri?.IdnHost ?? host);
        var may = isProxy || (IsSame(host, given.IdnHost) && IsInside(host)) ? all : [.. all.Where(a => !Has(a))];
        if (may.Length == 0)
            throw new UnreadableInputException(
                $"{given} leads to {host} in the hub's own network. Nothing was changed."
            );
        var socket = new Socket(SocketType.Stream, ProtocolType.Tcp) { NoDelay = true };
        try
        {
            await socket.ConnectAsync(may, port, ct);
            return new NetworkStream(socket, ownsSocket: true);
        }
        catch
        {
            socket.Dispose();
            throw;
        }
    }

    /// <summary>Whether a host is named as one of the own network: by its number, or by a name no one else can have.</summary>
    private static bool IsInside(string host) =>
        IPAddress.TryParse(host, out var address)
            ? Has(address)
            : !host.Contains('.', StringComparison.Ordinal)
                || InsideEnds.Any(end => host.EndsWith(end, StringComparison.OrdinalIgnoreCase));

    private static bool IsSame(string one, string other) =>
        string.Equals(one.Trim('[', ']'), other.Trim('[', ']'), StringComparison.OrdinalIgnoreCase);
}
