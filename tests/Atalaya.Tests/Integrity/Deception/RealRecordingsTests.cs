using System.Globalization;
using System.Text;
using System.Text.RegularExpressions;
using Atalaya.Core.Frames;
using Atalaya.Core.Time;
using Atalaya.Formats.Framing;
using Atalaya.Integrity.Alerts;
using Atalaya.Pipeline;

namespace Atalaya.Tests.Integrity.Deception;

/// <summary>Nobody in the recordings of real traffic is deceived.</summary>
public sealed class RealRecordingsTests
{
    static readonly Instant Start = Instant.FromUnixSeconds(1_000_000_000);

    readonly Flow _flow = new();
    readonly List<Verdict> _verdicts = [];
    readonly SortedDictionary<string, int> _raised = new(StringComparer.Ordinal);
    uint _position;
    Instant _heartbeat;

    [Theory]
    [InlineData("asterix/cat_034_048.pcap", "pcap")]
    [InlineData("asterix/cat_062_065.pcap", "pcap")]
    [InlineData("asterix/goasterix_sample.llc.pcap", "pcap")]
    [InlineData("asterix/Jahorina.rply", "rply")]
    [InlineData("asterix/ARTAS.rply", "rply")]
    public void RadarsAndSystemsSpeakOfNoDeceit(string file, string framing)
    {
        Begin("asterix");
        ReadOnlySpan<byte> bytes = File.ReadAllBytes(SharedData.Path(file));
        IRecordingReader reader = RecordingFormats.Create(framing, Start);
        Instant time = Start;
        while (reader.TryRead(ref bytes, endOfInput: true, out RecordedFrame frame))
        {
            if (frame.Fault != FramingFault.None) continue;
            time = Instant.Max(time, frame.Time ?? time);
            Feed(time, frame.Payload);
        }

        Judge(time);
    }

    [Fact]
    public void TransponderMessagesSpeakOfNoDeceit()
    {
        Begin("avr");
        Instant time = Start;
        foreach (string line in File.ReadLines(SharedData.Path("modes/sample_data_adsb.csv")))
        {
            string[] fields = line.Split(',');
            time = Instant.FromUnixSeconds(double.Parse(fields[0], CultureInfo.InvariantCulture));
            Feed(time, Encoding.ASCII.GetBytes($"*{fields[1].Trim('"')};\n"));
        }

        Judge(time);
    }

    [Theory]
    [InlineData("kystverket_1000lines.nm4", "")]
    [InlineData("goais_aistest.nmea", "")]
    [InlineData("pyais_nmea_data_sample.txt", "WrongNumber Fault 704687870")]
    [InlineData("gpsd_sample.aivdm", "")]
    [InlineData("ais-nmea.log", "")]
    [InlineData("ais-nmea-type6-fid55.log", "")]
    [InlineData("ais-18-27.log", "")]
    [InlineData("ais-raw-messages.log", "")]
    [InlineData("test.aivdm", "")]
    [InlineData("typeexamples.nmea", "")]
    [InlineData("tagblock.nmea", "")]
    public void VesselsSpeakOfNoDeceit(string file, string raised)
    {
        Begin("nmea");
        Instant time = Start;
        foreach (string line in File.ReadLines(SharedData.Path("ais/" + file)))
        {
            int begin = line.IndexOfAny(['\\', '!']);
            if (begin < 0 || line[0] == '#') continue;
            time = Instant.Max(time.PlusSeconds(0.05), TimeOf(line) ?? time);
            Feed(time, Encoding.ASCII.GetBytes(line[begin..] + "\n"));
        }

        Judge(time);
        Assert.Equal(raised, string.Join(", ", _raised.Select(pair => pair.Value == 1 ? pair.Key : $"{pair.Key} ({pair.Value})")));
    }

    /// <summary>Nanoseconds in front of a sentence, or seconds in its tag block or behind it; null = it tells no time.</summary>
    static Instant? TimeOf(string line)
    {
        Match match = Regex.Match(line, @"^(?<ns>\d{19}) |[\\,]c:(?<s>\d{10})\*|,(?<s>\d{10})\s*$");
        if (!match.Success) return null;
        return match.Groups["ns"].Success ? new Instant(long.Parse(match.Groups["ns"].ValueSpan, CultureInfo.InvariantCulture)) : Instant.FromUnixSeconds(long.Parse(match.Groups["s"].ValueSpan, CultureInfo.InvariantCulture));
    }

    void Begin(string format)
    {
        SourceConfiguration source = new() { Id = 1, Name = "recording", Format = format, Datagrams = true, LatitudeDegrees = 44, LongitudeDegrees = 17, HeightMeters = 300 };
        _flow.Accept(new Frame(FrameKind.Configuration, SourceId.Server, Start, default, new PipelineConfiguration { Sources = [source] }.ToJson()));
    }

    void Feed(Instant time, ReadOnlySpan<byte> payload)
    {
        if (_heartbeat == default) _heartbeat = time;
        for (; time.SecondsSince(_heartbeat) is > 0 and < 3600; _heartbeat = _heartbeat.PlusNanoseconds(Tick.Nanoseconds)) Heartbeat();
        _flow.Accept(new Frame(FrameKind.SensorData, new SourceId(1), time, new LogPosition(0, ++_position), payload));
        _heartbeat = Instant.Max(_heartbeat, time);
    }

    void Heartbeat()
    {
        _flow.Accept(new Frame(FrameKind.Heartbeat, SourceId.Server, _heartbeat, new LogPosition(0, ++_position), default));
        foreach (AlertChange change in _flow.Alerts.Changes)
        {
            Alert alert = change.Alert;
            _verdicts.Add(alert.Statement.Verdict);
            string name = $"{alert.Kind} {alert.Statement.Verdict} {alert.Statement.Identity.Mmsi}";
            if (change.Kind == AlertChangeKind.Raised) _raised[name] = _raised.GetValueOrDefault(name) + 1;
        }
    }

    void Judge(Instant last)
    {
        for (int i = 0; i < 20; i++)
        {
            _heartbeat = last.PlusSeconds(0.1 * i);
            Heartbeat();
        }

        Assert.True(_flow.ReportCount > 0);
        Assert.DoesNotContain(_verdicts, verdict => verdict is Verdict.Spoofed or Verdict.Ghost or Verdict.Clone);
    }
}
