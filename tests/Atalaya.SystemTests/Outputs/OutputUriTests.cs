using System.Net;
using Atalaya.Core.Reports;
using Atalaya.Server.Commands;
using Atalaya.Server.Configuration;
using Atalaya.Server.Outputs;
using Atalaya.Server.Outputs.Asterix;
using CsCheck;

namespace Atalaya.SystemTests.Outputs;

public sealed class OutputUriTests
{
    static OutputUri Parse(string text) => OutputUri.Parse(new OutputSettings(text, null));

    [Fact]
    public void EveryPartIsRead()
    {
        OutputUri uri = Parse("beast+tcp://0.0.0.0:31005?name=feeder&sources=roof,north%20mast&reduce=250&allow=192.168.1.0/24,10.0.0.7&simulated=1");
        Assert.Equal((OutputFormat.Beast, false, "0.0.0.0", 31005), (uri.Format, uri.IsUdp, uri.Host, uri.Port));
        Assert.Equal(("feeder", 250, true), (uri.DisplayName, uri.ReduceMs, uri.Simulated));
        Assert.Equal(["roof", "north mast"], uri.Sources);
        Assert.Equal(2, uri.Allow.Count);
    }

    [Theory]
    [InlineData("beast+tcp://127.0.0.1", 30005)]
    [InlineData("avr+tcp://localhost/", 30002)]
    [InlineData("sbs+tcp://[::1]", 30003)]
    [InlineData("nmea+tcp://127.0.0.1", 10110)]
    [InlineData("nmea+udp://plotter:4001", 4001)]
    [InlineData("asterix+udp://239.1.1.1", 8600)]
    [InlineData("beast+tcp://127.0.0.1:0", 0)]
    public void PortsHaveDefaults(string text, int port) => Assert.Equal(port, Parse(text).Port);

    [Theory]
    [InlineData("beast", "it has no scheme")]
    [InlineData("baest+tcp://127.0.0.1", "did you mean beast?")]
    [InlineData("beast+tpc://127.0.0.1", "write beast+tcp://ADDRESS:PORT to listen")]
    [InlineData("beast+udp://127.0.0.1", "only asterix and nmea go over UDP")]
    [InlineData("beast+tcp://receiver:30005", "'receiver' is not an IP address of this machine")]
    [InlineData("beast+tcp://127.0.0.1:70000", "'70000' is not a port")]
    [InlineData("beast+tcp://:1", "the address is missing")]
    [InlineData("nmea+udp://127.0.0.1:0", "0 is not a port to send to")]
    [InlineData("beast+tcp://127.0.0.1?source=a", "did you mean sources=?")]
    [InlineData("beast+tcp://127.0.0.1?reduce", "option 'reduce' needs a value")]
    [InlineData("beast+tcp://127.0.0.1?reduce=100", "is not a number of milliseconds from 125 to 60000")]
    [InlineData("nmea+tcp://127.0.0.1?reduce=250", "reduce is for aircraft")]
    [InlineData("beast+tcp://127.0.0.1?tags=1", "tags is for nmea")]
    [InlineData("beast+tcp://127.0.0.1?stamps=1", "stamps is for avr")]
    [InlineData("nmea+tcp://127.0.0.1?tags=yes", "tags 'yes' is not 1 or 0")]
    [InlineData("beast+tcp://127.0.0.1?allow=home", "'home' is not a network")]
    [InlineData("beast+tcp://127.0.0.1?sac=1", "unknown option 'sac'")]
    [InlineData("beast+tcp://127.0.0.1?ttl=1", "ttl is for datagrams")]
    [InlineData("asterix+tcp://127.0.0.1?interface=127.0.0.1", "interface is for datagrams")]
    [InlineData("asterix+udp://239.1.1.1?ttl=0", "ttl '0' is not a number from 1 to 255")]
    [InlineData("asterix+udp://239.1.1.1?interface=eth0", "'eth0' is not an IP address")]
    [InlineData("asterix+tcp://127.0.0.1?sac=256", "sac '256' is not a number from 0 to 255")]
    [InlineData("asterix+tcp://127.0.0.1?area=1,2,3", "is not SOUTH,WEST,NORTH,EAST")]
    [InlineData("asterix+tcp://127.0.0.1?center=here", "center: ")]
    [InlineData("asterix+tcp://127.0.0.1?period=0.1", "is not a number of seconds from 0.25 to 60")]
    [InlineData("asterix+tcp://127.0.0.1?domain=space", "domain 'space' is none of unknown, air, sea, land, drone")]
    [InlineData("asterix+tcp://127.0.0.1?sensors=roof", "is not NAME:SAC/SIC")]
    [InlineData("asterix+tcp://127.0.0.1?sources=roof", "a system track is made of all sources")]
    [InlineData("asterix+tcp://127.0.0.1?simulated=1", "simulated traffic is always sent here")]
    [InlineData("asterix+tcp://127.0.0.1?servce=1", "did you mean service=?")]
    public void WhatIsWrongIsSaid(string text, string reason)
    {
        string message = Assert.Throws<CommandFailure>(() => OutputUri.Parse(new OutputSettings(text, "atalaya.json:7"))).Message;
        Assert.Contains(reason, message);
        Assert.StartsWith($"atalaya.json:7: output '{text}': ", message);
        Assert.DoesNotContain('\n', message);
    }

    [Fact]
    public void TracksHaveAServiceOfTheirOwn()
    {
        OutputUri uri = Parse("asterix+udp://239.1.1.1:8601?interface=10.0.0.5&ttl=4&sac=25&sic=10&service=3&unit=7&area=9.5,-63,11.5,-60&center=10.6,-61.9&period=2&repeat=8&quiet=60&status=4&domain=air,drone&tentative=1&system=1&sensors=roof:25/40,quay:25/41");
        Assert.Equal((true, IPAddress.Parse("10.0.0.5"), 4), (uri.IsUdp, uri.Interface, uri.TimeToLive));
        AsterixOutputSettings tracks = uri.Asterix!;
        Assert.Equal((25, 10, 3, (byte?)7), (tracks.Sac, tracks.Sic, tracks.Service, tracks.Unit));
        Assert.Equal(new ServiceArea(9.5, -63, 11.5, -60), tracks.Area);
        Assert.Equal(-61.9, tracks.Center!.Value.LongitudeDegrees, 1e-9);
        Assert.Equal((2, 8, 60, 4), (tracks.PeriodSeconds, tracks.EffectiveRepeatSeconds, tracks.QuietSeconds, tracks.StatusSeconds));
        Assert.Equal([Domain.Air, Domain.Drone], tracks.Domains);
        Assert.True(tracks.Tentative && tracks.System);
        Assert.Equal([25 << 8 | 40, 25 << 8 | 41, short.MaxValue], [tracks.Sensors["roof"], tracks.Sensors["quay"], tracks.MostTracks]);
        Assert.Null(Parse("beast+tcp://127.0.0.1").Asterix);
    }

    [Theory]
    [InlineData("beast+tcp://127.0.0.1", true)]
    [InlineData("asterix+udp://239.1.1.1?interface=127.0.0.1", true)]
    [InlineData("sbs+tcp://[::1]:9", true)]
    [InlineData("nmea+udp://127.0.0.1:9", true)]
    [InlineData("beast+tcp://0.0.0.0", false)]
    [InlineData("beast+tcp://192.168.1.2", false)]
    [InlineData("nmea+tcp://[::]:9", false)]
    [InlineData("nmea+udp://192.168.1.255:9", false)]
    [InlineData("nmea+udp://plotter:9", false)]
    public void NothingIsReachedByOthersUnasked(string text, bool isAllowed)
    {
        if (isAllowed) Parse(text).CheckExposure(false);
        else Assert.Contains("allow=192.168.1.0/24", Assert.Throws<CommandFailure>(() => Parse(text).CheckExposure(false)).Message);
        Parse(text).CheckExposure(true);
        Parse(text + (text.Contains('?') ? "&" : "?") + "allow=192.168.1.0/24").CheckExposure(false);
    }

    [Theory]
    [InlineData("asterix+udp://239.1.1.1?interface=10.0.0.5")]
    [InlineData("asterix+udp://239.1.1.1")]
    public void AGroupIsConfirmed(string text)
    {
        Assert.Contains("allow=239.1.1.1", Assert.Throws<CommandFailure>(() => Parse(text).CheckExposure(false)).Message);
        OutputUri confirmed = Parse(text + (text.Contains('?') ? "&" : "?") + "allow=239.1.1.1").CheckExposure(false);
        Assert.True(confirmed.Allows(IPAddress.Parse("239.1.1.1")));
        Assert.False(confirmed.Allows(IPAddress.Parse("239.1.1.2")));
    }

    [Theory]
    [InlineData("192.168.1.9", true)]
    [InlineData("192.168.2.9", false)]
    [InlineData("::ffff:192.168.1.9", true)]
    [InlineData("10.0.0.7", true)]
    [InlineData("10.0.0.8", false)]
    [InlineData("127.0.0.1", true)]
    [InlineData("::1", true)]
    [InlineData("2001:db8::1", false)]
    public void OnlyTheNetworksNamedMayConnect(string address, bool isAllowed) =>
        Assert.Equal(isAllowed, Parse("beast+tcp://0.0.0.0?allow=192.168.1.0/24,10.0.0.7").Allows(IPAddress.Parse(address)));

    [Fact]
    public void AnyTextIsReadOrRefused()
    {
        string[] parts = ["asterix", "beast", "nmea", "sbs", "+tcp", "+udp", "://", "127.0.0.1", "[::1]", ":", "30005", "?", "&", "=", "allow=", "10.0.0.0/8", "reduce=", "250", "sources=", "area=", "ttl=", "tags=1", "%", "%20", "é", " "];
        Gen.Int[0, parts.Length - 1].Array[0, 12].Sample(chosen =>
        {
            string text = string.Concat(chosen.Select(index => parts[index]));
            try
            {
                OutputUri uri = Parse(text);
                Assert.InRange(uri.Port, 0, 65535);
                Assert.NotEmpty(uri.Host);
            }
            catch (CommandFailure failure)
            {
                Assert.Contains(text, failure.Message);
            }
        }, seed: "0000UriF0000", iter: 20_000);
    }
}
