using Atalaya.Core.Frames;
using Atalaya.Core.Time;
using Atalaya.Formats.Framing;
using Atalaya.Pipeline;

namespace Atalaya.Tests.Pipeline;

/// <summary>
/// cat_034_048.pcap: seven radars, each sent twice over networks A and B, 100 datagrams of 128 target reports and 34 service messages. The
/// thousands of the port tell the network: 21131 and 22131 carry the same.
/// </summary>
public sealed class RedundantNetworksTests
{
    sealed record Datagram(Instant Time, ushort Port, byte[] Payload);

    static List<Datagram> Capture()
    {
        List<Datagram> datagrams = [];
        PcapReader pcap = new();
        ReadOnlySpan<byte> bytes = File.ReadAllBytes(SharedData.Path("asterix/cat_034_048.pcap"));
        while (pcap.TryRead(ref bytes, out PcapDatagram datagram)) datagrams.Add(new Datagram(datagram.Time!.Value, datagram.DestinationPort, datagram.Payload.ToArray()));
        return datagrams;
    }

    /// <summary>Feeds the datagrams, each as the source that <paramref name="sourceOf"/> says (0 = left out).</summary>
    static Flow Run(IEnumerable<Datagram> datagrams, Func<Datagram, ushort> sourceOf, params ushort[] sources)
    {
        Flow flow = new();
        PipelineConfiguration configuration = new()
        {
            Sources = [.. sources.Select(id => new SourceConfiguration { Id = id, Name = $"network {id}", Format = "asterix", Datagrams = true, LatitudeDegrees = 46, LongitudeDegrees = 15, HeightMeters = 300 })],
        };
        Instant last = datagrams.First().Time;
        flow.Accept(new Frame(FrameKind.Configuration, SourceId.Server, last, default, configuration.ToJson()));
        uint position = 0;
        foreach (Datagram datagram in datagrams)
        {
            if (sourceOf(datagram) is var source and not 0) flow.Accept(new Frame(FrameKind.SensorData, new SourceId(source), datagram.Time, new LogPosition(0, ++position), datagram.Payload));
            last = datagram.Time;
        }

        flow.Accept(new Frame(FrameKind.Heartbeat, SourceId.Server, last.PlusSeconds(1), new LogPosition(0, ++position), default));
        return flow;
    }

    static ushort Network(Datagram datagram) => (ushort)(datagram.Port / 1000 % 10);

    static IEnumerable<(double, double, int?)> Places(Flow flow) => flow.Picture.ToOrderedArray().Select(track => (track.Latitude, track.Longitude, (int?)track.Identity.Mode3A)).Order();

    [Fact]
    public void Each_transmission_is_one_report_whichever_way_it_came()
    {
        List<Datagram> datagrams = Capture();
        Assert.Equal(50, datagrams.Count(datagram => Network(datagram) == 1));
        Flow one = Run(datagrams, _ => 1, 1);
        Flow two = Run(datagrams, Network, 1, 2);
        Flow half = Run(datagrams, datagram => Network(datagram) == 1 ? (ushort)1 : (ushort)0, 1);
        Assert.Equal(64, half.ReportCount);
        Assert.Equal((64, 64), (one.ReportCount, one.MergedCount));
        Assert.Equal((64, 64), (two.ReportCount, two.MergedCount));
        Assert.Equal(64, one.Sources[0].Duplicates);
        Assert.Equal(64, two.Sources.Sum(source => source.Duplicates));
        Assert.Equal(Places(half), Places(one));
        Assert.Equal(Places(half), Places(two));
    }
}
