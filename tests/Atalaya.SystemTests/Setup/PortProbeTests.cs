using System.Net;
using System.Net.Sockets;
using System.Text;
using Atalaya.Core.Geodesy;
using Atalaya.Core.Time;
using Atalaya.Formats.ModeS.Framing;
using Atalaya.Scenarios;
using Atalaya.Server.Setup;
using Atalaya.Server.Setup.Probing;
using CsCheck;

namespace Atalaya.SystemTests.Setup;

/// <summary>Probes of fake receivers on loopback that send what real ones send.</summary>
public sealed class PortProbeTests
{
    static readonly ProbeTimes Times = new(TimeSpan.FromSeconds(30), TimeSpan.FromSeconds(30), TimeSpan.FromSeconds(0.5));
    static readonly ProbeTimes Short = Times with { First = TimeSpan.FromSeconds(0.3) };

    static CancellationToken Stop => TestContext.Current.CancellationToken;

    /// <summary>What a sensor of the strait sends in some seconds.</summary>
    static byte[] Sent(string source, double seconds = 8)
    {
        Scenario scenario = Scenario.Create("strait", new ScenarioOptions { Start = Instant.FromUnixSeconds(1_800_000_000), DurationSeconds = seconds })!;
        List<byte> sent = [];
        while (scenario.TryNext(out int index, out _, out ReadOnlySpan<byte> bytes))
            if (scenario.Sources[index].Name == source) sent.AddRange(bytes);
        return [.. sent];
    }

    static byte[] AsAvr(byte[] beast)
    {
        BeastReader reader = new();
        List<byte> lines = [];
        ReadOnlySpan<byte> rest = beast;
        byte[] line = new byte[AvrWriter.MaxLength];
        while (reader.Read(ref rest, out ReceivedFrame received) is var step and not FramingStep.NeedMore)
            if (step == FramingStep.Frame) lines.AddRange(line[..AvrWriter.Write(line, received.Frame)]);
        return [.. lines];
    }

    static byte[] Sbs()
    {
        StringBuilder lines = new();
        for (int i = 0; i < 20; i++)
            lines.Append(System.Globalization.CultureInfo.InvariantCulture, $"MSG,3,1,1,4840D{i % 4},1,2026/11/22,12:00:{i:00}.000,2026/11/22,12:00:{i:00}.100,,36000,,,{10.5 + i % 4 * 0.1:0.0000},-61.2,,,0,0,0,0\r\n");
        return Encoding.ASCII.GetBytes(lines.ToString());
    }

    static byte[] BytesOf(string format) => format switch
    {
        "beast" => Sent("adsb-1"),
        "avr" => AsAvr(Sent("adsb-1")),
        "sbs" => Sbs(),
        "nmea" => Sent("ais-1"),
        _ => Sent("radar-1"),
    };

    static ProbeTarget At(int port) => new(ProbeKind.Tcp, "127.0.0.1", port);

    [Theory]
    [InlineData("beast")]
    [InlineData("avr")]
    [InlineData("sbs")]
    [InlineData("nmea")]
    [InlineData("asterix")]
    public async Task EachFormatIsRecognisedByDecodingIt(string format)
    {
        using TcpSender receiver = new(BytesOf(format), pieceBytes: 1 << 20); // at once: the probe listens for half a second
        ProbeResult result = await PortProbe.RunAsync(At(receiver.Port), Times, Stop);
        Assert.Equal(ProbeOutcome.Traffic, result.Outcome);
        Assert.Equal($"{format}+tcp://127.0.0.1:{receiver.Port}", result.Line);
        ProbeFindings findings = result.Findings!;
        Assert.Equal(format, findings.Format);
        Assert.True(findings.Messages >= 10);
        Assert.True(findings.Objects >= 3);
        if (format == "asterix")
        {
            Assert.Contains("96/1", findings.Sensors);
            Assert.Contains(findings.Categories, category => category.StartsWith("048 (", StringComparison.Ordinal));
            Assert.Empty(findings.Positions);
            return;
        }

        Assert.NotEmpty(findings.Names);
        Assert.True(findings.Positions.Count >= 3);
        Assert.Empty(PortProbe.CompareWith(result, GeodeticPosition.FromDegrees(10.6, -61.5)).Advice);
        Assert.Equal("site_longitude_sign", Assert.Single(PortProbe.CompareWith(result, GeodeticPosition.FromDegrees(10.6, 61.5)).Advice).Code);
    }

    [Fact]
    public async Task NobodyIsToldAsNobody()
    {
        ProbeResult result = await PortProbe.RunAsync(At(FreePort.Next()), Times, Stop);
        Assert.Equal(ProbeOutcome.Nothing, result.Outcome);
        Assert.Equal("refused", Assert.Single(result.Advice).Code);
    }

    [Fact]
    public async Task ASilentProgramIsToldAsSilent()
    {
        using TcpSender receiver = new([]);
        ProbeResult result = await PortProbe.RunAsync(At(receiver.Port), Short, Stop);
        Assert.Equal(ProbeOutcome.Silent, result.Outcome);
        Assert.Equal("probe_silent", Assert.Single(result.Advice).Code);
    }

    [Fact]
    public async Task UnknownBytesAreShownByTheirFirstOctetsOnly()
    {
        using TcpSender receiver = new([.. Enumerable.Range(0, 500).Select(i => (byte)(i * 37 + 200))]);
        ProbeResult result = await PortProbe.RunAsync(At(receiver.Port), Times, Stop);
        Assert.Equal(ProbeOutcome.Other, result.Outcome);
        Advice advice = Assert.Single(result.Advice);
        Assert.Equal("unknown_format", advice.Code);
        Assert.Equal(32, advice.Values["hex"].Length);
    }

    [Fact]
    public async Task ARawRadioStreamIsNamed()
    {
        using TcpSender receiver = new([.. "RTL0"u8, 0, 0, 0, 5, 0, 0, 0, 29, 127, 128, 126]);
        Assert.Equal("radio_stream", Assert.Single((await PortProbe.RunAsync(At(receiver.Port), Times, Stop)).Advice).Code);
    }

    [Fact]
    public async Task DatagramsAreReceivedAndRecognised()
    {
        int port = FreePort.Next();
        Task<ProbeResult> probe = PortProbe.RunAsync(new ProbeTarget(ProbeKind.Udp, "127.0.0.1", port), Times, Stop);
        using UdpClient sender = new();
        byte[][] lines = [.. Encoding.ASCII.GetString(Sent("ais-1")).Split('\n', StringSplitOptions.RemoveEmptyEntries).Take(200).Select(line => Encoding.ASCII.GetBytes(line + "\n"))];
        for (int i = 0; !probe.IsCompleted; i++)
        {
            await sender.SendAsync(lines[i % lines.Length], new IPEndPoint(IPAddress.Loopback, port), Stop);
            await Task.Delay(2, Stop);
        }

        ProbeResult result = await probe;
        Assert.Equal("nmea", result.Findings?.Format);
        Assert.Equal($"nmea+udp://127.0.0.1:{port}", result.Line);
    }

    [Fact]
    public async Task AGroupIsJoinedAndItsNetworkNamed()
    {
        int port = FreePort.Next();
        Task<ProbeResult> probe = PortProbe.RunAsync(new ProbeTarget(ProbeKind.Udp, "239.1.1.77", port, "127.0.0.1"), Times, Stop);
        using UdpClient sender = new();
        sender.Client.SetSocketOption(SocketOptionLevel.IP, SocketOptionName.MulticastInterface, IPAddress.Loopback.GetAddressBytes());
        byte[] radar = Sent("radar-1", 2);
        int length = radar[1] << 8 | radar[2];
        while (!probe.IsCompleted)
        {
            await sender.SendAsync(radar.AsMemory(0, length), new IPEndPoint(IPAddress.Parse("239.1.1.77"), port), Stop);
            await Task.Delay(5, Stop);
        }

        ProbeResult result = await probe;
        Assert.Equal("asterix", result.Findings?.Format);
        Assert.Equal($"asterix+udp://239.1.1.77:{port}?interface=127.0.0.1", result.Line);
    }

    [Fact]
    public async Task APortInUseIsToldAndNotTakenAway()
    {
        using UdpClient other = new(new IPEndPoint(IPAddress.Loopback, 0));
        int port = ((IPEndPoint)other.Client.LocalEndPoint!).Port;
        ProbeResult result = await PortProbe.RunAsync(new ProbeTarget(ProbeKind.Udp, "127.0.0.1", port), Short, Stop);
        Assert.Equal("port_in_use", Assert.Single(result.Advice).Code);
    }

    [Theory]
    [InlineData("/data/aircraft.json", """{"now":1,"aircraft":[{"hex":"4840d6"}]}""", "web_aircraft", "beast+tcp://127.0.0.1:30005")]
    [InlineData("/geojson", """{"type":"FeatureCollection","features":[]}""", "web_vessels", "nmea+udp://0.0.0.0:10110")]
    [InlineData("/other", "{}", "web_other", null)]
    public async Task PagesOfReceiversNameTheSourceToUse(string path, string body, string code, string? line)
    {
        int port = FreePort.Next();
        using HttpListener page = new();
        page.Prefixes.Add($"http://127.0.0.1:{port}/");
        page.Start();
        _ = AnswerAsync(page, path, Encoding.UTF8.GetBytes(body));
        ProbeResult result = await PortProbe.RunAsync(new ProbeTarget(ProbeKind.Web, "127.0.0.1", port), Times, Stop);
        Advice advice = Assert.Single(result.Advice);
        Assert.Equal(code, advice.Code);
        Assert.Equal(line, advice.Values.GetValueOrDefault("line"));
    }

    static async Task AnswerAsync(HttpListener page, string path, byte[] body)
    {
        while (true)
        {
            HttpListenerContext request;
            try
            {
                request = await page.GetContextAsync();
            }
            catch (Exception exception) when (exception is HttpListenerException or ObjectDisposedException)
            {
                return; // the test is over
            }

            request.Response.StatusCode = request.Request.Url!.AbsolutePath == path ? 200 : 404;
            if (request.Response.StatusCode == 200) await request.Response.OutputStream.WriteAsync(body);
            request.Response.Close();
        }
    }

    [Theory]
    [InlineData("127.0.0.1", true)]
    [InlineData("10.1.2.3", true)]
    [InlineData("172.31.0.1", true)]
    [InlineData("172.32.0.1", false)]
    [InlineData("192.168.1.9", true)]
    [InlineData("169.254.3.3", true)]
    [InlineData("100.64.0.1", true)]
    [InlineData("8.8.8.8", false)]
    [InlineData("::1", true)]
    [InlineData("fd00::1", true)]
    [InlineData("fe80::1", true)]
    [InlineData("2001:db8::1", false)]
    [InlineData("::ffff:8.8.8.8", false)]
    [InlineData("::ffff:10.0.0.1", true)]
    public void OnlyNearHostsAreLookedAt(string address, bool near) => Assert.Equal(near, ProbeHosts.IsNear(IPAddress.Parse(address)));

    [Fact]
    public void NoBytesMakeAProbeThrow() => Gen.Byte.Array[0, 300].Array[1, 4].Select(Gen.Bool).Sample((pieces, isDatagrams) =>
    {
        ProbeCapture capture = new(isDatagrams);
        foreach (byte[] piece in pieces) capture.Add(Instant.FromUnixSeconds(1_800_000_000), piece);
        ProbeResult result = PortProbe.Describe(At(1), capture, Times);
        foreach (string format in Pipeline.SourceDecoders.Formats) ProbeDecoding.Decode(capture, format);
        return Enum.IsDefined(result.Outcome);
    }, iter: 300);

    [Fact]
    public void NoAnswerOfAWebServerIsTakenForWhatItIsNot() =>
        Gen.Byte.Array[0, 60].Sample(bytes => WebProbe.Count(bytes, "aircraft") is null);
}
