using System.Buffers;
using System.Globalization;
using System.Text;
using Atalaya.Formats.Ais;
using Atalaya.Formats.Framing;
using Atalaya.Formats.Inspection;
using Atalaya.Scenarios;
using Atalaya.Server.Commands;
using Atalaya.Server.Configuration;
using Atalaya.Server.Inputs;

namespace Atalaya.Benchmarks.Fuzzing;

/// <summary>Everything that reads bytes from outside.</summary>
static class FuzzTargets
{
    /// <summary>Inspectors decode a record once for every few of its bits: for people, not for streams.</summary>
    const double InspectorShare = 0.005;

    public static List<FuzzTarget> Create()
    {
        Dictionary<string, List<byte[]>> messages = Messages();
        List<FuzzTarget> targets = [];
        foreach ((string format, List<byte[]> seeds) in messages)
        {
            targets.Add(new FuzzTarget($"decode/{format}", seeds, new RecordPair(format).Run));
            targets.Add(new FuzzTarget($"source/{format}", seeds, new SourcePair(format).Run));
            targets.Add(new FuzzTarget($"inspect/{format}", seeds, Inspection(format), InspectorShare));
        }

        List<byte[]> recordings = [];
        foreach (string name in RecordingFormats.Names)
        {
            List<byte[]> seeds = FuzzSeeds.Recording(name, messages["asterix"]);
            recordings.AddRange(seeds);
            targets.Add(new FuzzTarget($"recording/{name}", seeds, (input, cut) => ReaderPair.Run(name, input, cut)));
        }

        targets.Add(new FuzzTarget("recognise", [.. recordings, .. messages.Values.SelectMany(seeds => seeds.Take(60))], (input, _) => FormatSniffer.Recognise(input)));
        targets.Add(new FuzzTarget("source-uri", Uris, (input, _) => Refuse(() => SourceUri.Parse(Encoding.UTF8.GetString(input)))));
        targets.Add(new FuzzTarget("configuration", Configurations, (input, _) => Refuse(() => new ConfigurationReader("atalaya.json", input).Read())));
        return targets;
    }

    static Dictionary<string, List<byte[]>> Messages()
    {
        List<byte[]> beast = FuzzSeeds.Strait("beast");
        return new()
        {
            ["asterix"] = FuzzSeeds.Asterix(),
            ["beast"] = beast,
            ["avr"] = [.. beast.Select(piece => Lines(piece, "*", ";\n"))],
            ["hex"] = [.. beast.Select(piece => Lines(piece, "", "\n"))],
            ["sbs"] = Sbs,
            ["nmea"] = [.. FuzzSeeds.Strait("nmea"), .. AllTypes()],
        };
    }

    static List<byte[]> Sbs => FuzzSeeds.Texts(
        "MSG,1,1,1,4840D6,1,2026/01/02,03:04:05.678,2026/01/02,03:04:05.700,KLM1023 ,,,,,,,,,,,\r\n",
        "MSG,3,1,1,4840D6,1,2026/01/02,03:04:05.678,2026/01/02,03:04:05.700,,38000,,,35.9512,-5.6023,,,0,0,0,0\r\n",
        "MSG,4,1,1,4840D6,1,2026/01/02,03:04:05.678,2026/01/02,03:04:05.700,,,451.2,271.4,,,-64,,,,,0\r\n",
        "MSG,2,1,1,4840D6,1,2026/01/02,23:59:59.999,2026/01/03,00:00:00.001,,0,12.5,91.0,36.12,-5.35,,,,,,-1\r\n",
        "MSG,5,1,1,3C6444,1,2026/01/02,03:04:05.678,2026/01/02,03:04:05.700,,38000,,,,,,,0,,0,0\r\nMSG,6,1,1,3C6444,1,2026/01/02,03:04:06.000,2026/01/02,03:04:06.000,,38000,,,,,,7700,0,-1,0,0\r\n",
        "MSG,8,1,1,3C6444,1,2026/01/02,03:04:05.678,2026/01/02,03:04:05.700,,,,,,,,,,,,0\r\nSTA,,5,179,400AE7,10103,2026/01/02,14:57:51.153,2026/01/02,14:57:51.153,RM\r\n");

    static List<byte[]> Uris => FuzzSeeds.Texts(
        "beast+tcp://127.0.0.1:30005?name=a&site=36.1,-5.3,20", "nmea+udp://0.0.0.0:10110", "asterix+udp://239.1.1.1:8600?interface=10.0.0.5&edition=048:1.30",
        "file:/tmp/a%20b.pcap?format=pcap&speed=2.5&start=2026-01-02T03:04:05Z", "rtl_tcp://[::1]:1234", "-", "sbs+tcp://host.example:30003?site=-90,180,0");

    static List<byte[]> Configurations => FuzzSeeds.Texts(
        """
        { // a comment
          "listen": "127.0.0.1:8080", "data": "/var/lib/x", "sectors": 4, "insecure": false,
          "sources": [ "nmea+udp://0.0.0.0:10110", { "uri": "asterix+udp://239.1.1.1:8600", "name": "r\u00e9", "site": [36.1, -5.3, 20], "edition": "048:1.30", "speed": 1 }, ],
        }
        """,
        """{"sources":[{"uri":"file:x.raw","format":"asterix","start":"2026-01-02T03:04:05Z","site":"1,2,3"}]}""");

    /// <summary>The frames in a Beast stream (0x1A, type, 6 octets of time, 1 of level, frame; 0x1A doubled) as lines of hex.</summary>
    static byte[] Lines(byte[] beast, string before, string after)
    {
        StringBuilder lines = new();
        string hex = Convert.ToHexString(beast).Replace("1A1A", "1A", StringComparison.Ordinal);
        for (int at = hex.IndexOf("1A33", StringComparison.Ordinal); at >= 0 && at + 46 <= hex.Length; at = hex.IndexOf("1A33", at + 4, StringComparison.Ordinal))
            lines.Append(before).Append(hex.AsSpan(at + 18, 28)).Append(after);
        return lines.Length == 0 ? "*8D4840D6202CC371C32CE0576098;\n"u8.ToArray() : Encoding.ASCII.GetBytes(lines.ToString());
    }

    /// <summary>Sentences of AIS messages 1 to 27 with random contents.</summary>
    static List<byte[]> AllTypes()
    {
        int[] lengths = [72, 88, 96, 112, 144, 160, 168, 272, 312, 360, 424];
        Random random = new(27);
        List<byte[]> sentences = [];
        for (int i = 0; i < 27 * lengths.Length; i++)
        {
            byte[] bits = new byte[64];
            random.NextBytes(bits);
            bits[0] = (byte)((i % 27 + 1) << 2);
            ArrayBufferWriter<byte> output = new();
            new NmeaSentenceWriter { Station = i % 2 == 0 ? "r003" : null }.Write(bits, lengths[i / 27], 'A', i % 3 == 0 ? ScenarioOptions.FixedEpoch : null, output);
            sentences.Add(output.WrittenSpan.ToArray());
        }

        return sentences;
    }

    static Action<byte[], uint> Inspection(string format)
    {
        IFrameInspector inspector = FrameInspectors.Create(format, InputFormats.TryCreateRecordDecoder);
        return (input, cut) => inspector.Inspect(input, (int)(cut % (uint)(input.Length + 1)), ScenarioOptions.FixedEpoch);
    }

    /// <summary>A refusal with a reason is what bad input must give.</summary>
    static void Refuse(Action read)
    {
        try
        {
            read();
        }
        catch (CommandFailure failure)
        {
            if (failure.Message.Length == 0) throw new FuzzFault(string.Create(CultureInfo.InvariantCulture, $"no reason given: {failure.GetType()}"));
        }
    }
}
