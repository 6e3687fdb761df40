using Atalaya.Core.Geodesy;
using Atalaya.Server.Commands;
using Atalaya.Server.Inputs;

namespace Atalaya.SystemTests.Inputs;

public sealed class SourceUriTests
{
    [Fact]
    public void EveryPartOfANetworkAddressIsRead()
    {
        SourceUri uri = SourceUri.Parse("asterix+udp://239.1.1.1:8601?interface=10.0.0.5&name=north%20radar&site=10.5,-61.9,40&edition=048:1.30,034:1.27");
        Assert.Equal(("asterix", Transport.Udp, "239.1.1.1", 8601), (uri.Format, uri.Transport, uri.Host, uri.Port));
        Assert.Equal(("10.0.0.5", "north radar", "048:1.30,034:1.27"), (uri.Interface, uri.Name, uri.Editions));
        Assert.Equal(GeodeticPosition.FromDegrees(10.5, -61.9, 40), uri.Site);
    }

    [Theory]
    [InlineData("beast+tcp://host", "host", 30005)]
    [InlineData("avr+tcp://host/", "host", 30002)]
    [InlineData("sbs+tcp://host", "host", 30003)]
    [InlineData("nmea+tcp://[::1]:99", "::1", 99)]
    [InlineData("nmea+tcp://[::1]", "::1", 10110)]
    public void PortsHaveDefaults(string text, string host, int port)
    {
        SourceUri uri = SourceUri.Parse(text);
        Assert.Equal((host, port, Transport.TcpClient), (uri.Host, uri.Port, uri.Transport));
    }

    [Theory]
    [InlineData("-", nameof(Transport.StandardInput), "")]
    [InlineData("file:-", nameof(Transport.StandardInput), "")]
    [InlineData("file:a%20b.raw?speed=max", nameof(Transport.File), "a b.raw")]
    [InlineData("file:///data/a.raw?format=auto", nameof(Transport.File), "/data/a.raw")]
    public void FilesAndStandardInput(string text, string transport, string path)
    {
        SourceUri uri = SourceUri.Parse(text);
        Assert.Equal((transport, path), (uri.Transport.ToString(), uri.Path));
        Assert.Null(uri.Format);
    }

    [Theory]
    [InlineData("host:30005", "no scheme")]
    [InlineData("beast://host", "beast+tcp://")]
    [InlineData("bost+tcp://host", "unknown format 'bost'")]
    [InlineData("beast+tcp://:30005", "host is missing")]
    [InlineData("beast+tcp://host:0", "'0' is not a port")]
    [InlineData("beast+tcp://host:70000", "is not a port")]
    [InlineData("beast+tcp://host?colour=red", "unknown option 'colour'")]
    [InlineData("asterix+udp://0.0.0.0:8600?edition=048:9.9", "edition: no edition 9.9 of category 048; known: 1.32, 1.31")]
    [InlineData("asterix+udp://0.0.0.0:8600?edition=1.32", "edition: '1.32' is not CATEGORY:EDITION")]
    [InlineData("beast+tcp://host?name", "needs a value")]
    [InlineData("beast+tcp://host?site=1", "LAT,LON")]
    [InlineData("beast+tcp://host?site=1,181", "longitude")]
    [InlineData("beast+tcp://host?site=1,2,1000000", "height")]
    [InlineData("beast+tcp://host?site=1,NaN", "is not a number")]
    [InlineData("beast+tcp://me:secret@host:30005", "source 'beast+tcp://…@host:30005': no user or password")]
    [InlineData("file:", "path is missing")]
    [InlineData("file:x?speed=-1", "speed")]
    [InlineData("file:x?start=yesterday", "start")]
    public void AMistakeIsNamed(string text, string expected) =>
        Assert.Contains(expected, Assert.Throws<CommandFailure>(() => SourceUri.Parse(text)).Message, StringComparison.Ordinal);
}
