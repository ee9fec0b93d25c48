using System.Net;
using System.Net.Sockets;
using RotationFunctions.Pipeline;

namespace RotationFunctions.Local.Hosting;

/// <summary>
/// A port of this machine, held from the moment it was found free until the server takes it over: two runs that start
/// together cannot settle on the same one, and a port that cannot be had is known before any work is done.
/// </summary>
internal sealed class ReservedPort : IDisposable
{
    /// <summary>Ports to look at after the usual one.</summary>
    private const int Tries = 100;

    private readonly Dictionary<IPAddress, Socket> _sockets;

    private ReservedPort(int number, Dictionary<IPAddress, Socket> sockets)
    {
        Number = number;
        _sockets = sockets;
    }

    public int Number { get; }

    /// <summary>The loopback addresses that it is held on; nothing listens to other machines.</summary>
    public IReadOnlyCollection<IPAddress> Addresses => _sockets.Keys;

    /// <summary>Takes a port that the user asked for.</summary>
    /// <exception cref="PortInUseException">It is in use, or this user may not listen on it.</exception>
    public static ReservedPort Take(int port) =>
        TryTake(port, out var error) ?? throw new PortInUseException(port, error!);

    /// <summary>Takes the first port that is free, from a usual one on.</summary>
    /// <exception cref="PortInUseException">None is.</exception>
    public static ReservedPort TakeFrom(int usual)
    {
        SocketException? error = null;
        for (var port = usual; port < usual + Tries; port++)
            if (TryTake(port, out error) is { } taken)
                return taken;
        throw new PortInUseException(usual, error!);
    }

    /// <summary>Hands a socket over to the server.</summary>
    public Socket Socket(EndPoint endpoint) => _sockets[((IPEndPoint)endpoint).Address];

    public void Dispose()
    {
        foreach (var socket in _sockets.Values)
            socket.Dispose();
    }

    private static ReservedPort? TryTake(int port, out SocketException? error)
    {
        var sockets = new Dictionary<IPAddress, Socket>();
        try
        {
            // A browser takes 'localhost' for either of the two: both must be ours, or it may meet another program.
            foreach (var address in (IPAddress[])[IPAddress.Loopback, IPAddress.IPv6Loopback])
                if (address.AddressFamily == AddressFamily.InterNetwork || System.Net.Sockets.Socket.OSSupportsIPv6)
                    Listen(address);
            error = null;
            return new ReservedPort(port, sockets);
        }
        catch (SocketException e)
        {
            foreach (var socket in sockets.Values)
                socket.Dispose();
            error = e;
            return null;
        }

        void Listen(IPAddress address)
        {
            var socket = new Socket(address.AddressFamily, SocketType.Stream, ProtocolType.Tcp);
            try
            {
                socket.Bind(new IPEndPoint(address, port));
                // Bound is not enough: some systems let two sockets bind, and refuse the second only when it listens.
                socket.Listen();
                sockets.Add(address, socket);
            }
            catch (SocketException e) when (e.SocketErrorCode is SocketError.AddressNotAvailable)
            {
                socket.Dispose(); // the system speaks IPv6 but this machine has no such address
            }
            catch
            {
                socket.Dispose();
                throw;
            }
        }
    }
}

/// <summary>A port cannot be listened on.</summary>
internal sealed class PortInUseException : RotationException
{
    public PortInUseException() { }

    public PortInUseException(string message) : base(message) { }

    public PortInUseException(string message, Exception innerException) : base(message, innerException) { }

    public PortInUseException(int port, SocketException error)
        : base(error.SocketErrorCode == SocketError.AddressAlreadyInUse
            ? FormattableString.Invariant($"Port {port} is in use by another program. Choose another with --port, or leave --port away for the next free one.")
            : FormattableString.Invariant($"Port {port} cannot be listened on ({error.Message}). Choose another with --port, above 1023."), error)
    {
    }
}
