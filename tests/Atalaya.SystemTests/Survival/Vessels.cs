using System.Buffers;
using System.Net;
using System.Net.Sockets;
using Atalaya.Core.Time;
using Atalaya.Formats.Ais;
using Atalaya.Formats.Ais.Messages;

namespace Atalaya.SystemTests.Survival;

/// <summary>Vessels that steam east at a steady speed and say so, several times a second, as sentences with the time of reception.</summary>
sealed class Vessels
{
    public const int Count = 20;

    const double Knots = 20;
    const double MetersPerSecond = Knots * 1852 / 3600;
    const double MetersPerDegree = 111_319.49; // of longitude on the equator, where they are

    static readonly Instant Departure = Instant.FromUnixSeconds(DateTimeOffset.UtcNow.ToUnixTimeSeconds());

    readonly NmeaSentenceWriter _writer = new();
    readonly ArrayBufferWriter<byte> _line = new();

    public static uint MmsiOf(int vessel) => (uint)(200_000_000 + vessel);

    static double LatitudeOf(int vessel) => vessel * 0.01;

    static double LongitudeAt(Instant time) => time.SecondsSince(Departure) * MetersPerSecond / MetersPerDegree;

    /// <summary>How far a place is from where the vessel was at a time.</summary>
    public static double MetersFromTruth(uint mmsi, double unixSeconds, double latitude, double longitude)
    {
        double north = (latitude - LatitudeOf((int)(mmsi - MmsiOf(0)))) * MetersPerDegree;
        double east = (longitude - LongitudeAt(new Instant((long)(unixSeconds * 1e9)))) * MetersPerDegree;
        return Math.Sqrt(north * north + east * east);
    }

    public static Instant Now => new((DateTime.UtcNow - DateTime.UnixEpoch).Ticks * 100);

    /// <summary>When the transmission that is in the air was sent: all who hear it within this fifth of a second hear the same bits.</summary>
    public static Instant Transmission => new(Now.UnixNanoseconds / 200_000_000 * 200_000_000);

    /// <summary>What a vessel sends at a time, stamped with that time or, by a receiver whose clock is wrong, with another.</summary>
    public ReadOnlyMemory<byte> Sentence(int vessel, Instant time, double clockErrorSeconds = 0)
    {
        Span<byte> bits = stackalloc byte[32];
        AisBitWriter writer = new(bits);
        new PositionReportClassA
        {
            Type = 1,
            Mmsi = MmsiOf(vessel),
            SpeedKnots = Knots,
            PositionAccurate = true,
            LatitudeDegrees = LatitudeOf(vessel),
            LongitudeDegrees = LongitudeAt(time),
            CourseDegrees = 90,
            HeadingDegrees = 90,
            Second = (byte)(time.UnixNanoseconds / Instant.NanosecondsPerSecond % 60),
        }.Encode(ref writer);
        _line.ResetWrittenCount();
        _writer.Write(bits, writer.Length, 'A', time.PlusSeconds(clockErrorSeconds), _line);
        return _line.WrittenMemory;
    }

    /// <summary>Sends each vessel's report as a datagram, five rounds a second, and returns how many were sent.</summary>
    public async Task<int> SendAsync(int port, int rounds, CancellationToken stop)
    {
        using UdpClient socket = new();
        IPEndPoint to = new(IPAddress.Loopback, port);
        int sent = 0;
        for (int round = 0; round < rounds; round++)
        {
            for (int vessel = 0; vessel < Count; vessel++, sent++) await socket.SendAsync(Sentence(vessel, Transmission), to, stop);
            await Task.Delay(200, stop);
        }

        return sent;
    }
}
