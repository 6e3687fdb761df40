using System.Net;
using Atalaya.Server.Commands;
using Atalaya.Server.Configuration;
using Atalaya.Server.Outputs;
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
    public void WhatIsWrongIsSaid(string text, string reason)
    {
        string message = Assert.Throws<CommandFailure>(() => OutputUri.Parse(new OutputSettings(text, "atalaya.json:7"))).Message;
        Assert.Contains(reason, message);
        Assert.StartsWith($"atalaya.json:7: output '{text}': ", message);
        Assert.DoesNotContain('\n', message);
    }

    [Theory]
    [InlineData("beast+tcp://127.0.0.1", true)]
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
        Parse(text + "?allow=192.168.1.0/24").CheckExposure(false);
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
        string[] parts = ["beast", "nmea", "sbs", "+tcp", "+udp", "://", "127.0.0.1", "[::1]", ":", "30005", "?", "&", "=", "allow=", "10.0.0.0/8", "reduce=", "250", "sources=", "tags=1", "%", "%20", "é", " "];
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
