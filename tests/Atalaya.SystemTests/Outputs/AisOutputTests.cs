using System.Text;
using Atalaya.Core.Time;
using Atalaya.Formats.Ais;
using Atalaya.Pipeline;
using Atalaya.Scenarios;
using Atalaya.Server.Configuration;
using Atalaya.Server.Outputs;

namespace Atalaya.SystemTests.Outputs;

public sealed class AisOutputTests
{
    static readonly Instant Start = ScenarioOptions.FixedEpoch;

    static CollectingSink Run(string text, IEnumerable<(string Source, Instant Time, byte[] Bytes)> traffic, bool datagrams = true)
    {
        CollectingSink sink = new();
        AisOutput output = new(OutputUri.Parse(new OutputSettings(text, null)), sink);
        Dictionary<string, OutputSource> sources = [];
        foreach ((string name, Instant time, byte[] bytes) in traffic)
        {
            if (!sources.TryGetValue(name, out OutputSource? source))
                sources[name] = source = new OutputSource(new SourceConfiguration { Id = 1, Name = name, Format = "nmea", Datagrams = datagrams }) { Outputs = [output] };
            source.Feed(bytes, time);
        }

        return sink;
    }

    static List<(string Source, Instant Time, byte[] Bytes)> Traffic()
    {
        Scenario scenario = Scenario.Create("strait", new ScenarioOptions { DurationSeconds = 60 })!;
        List<(string, Instant, byte[])> pieces = [];
        while (scenario.TryNext(out int source, out Instant time, out ReadOnlySpan<byte> bytes))
            if (scenario.Sources[source].Format == "nmea") pieces.Add((scenario.Sources[source].Name, time, bytes.ToArray()));
        return pieces;
    }

    static List<string> Messages(IEnumerable<byte[]> pieces)
    {
        List<string> messages = [];
        AisMessageReader reader = new(true, (in bits, in origin) => messages.Add($"{origin.TalkerText}{origin.Channel}{bits.Length}:{Convert.ToHexString(bits.Bytes)}"));
        foreach (byte[] piece in pieces) reader.Feed(piece, Start);
        return messages;
    }

    [Fact]
    public void SentencesCarryTheMessagesOnceAndFitALine()
    {
        List<(string Source, Instant Time, byte[] Bytes)> traffic = Traffic();
        List<(string Source, Instant Time, byte[] Bytes)> twice = [.. traffic.SelectMany(piece => new[] { piece, ("other", piece.Time.PlusSeconds(0.2), piece.Bytes) })];
        CollectingSink sink = Run("nmea+udp://127.0.0.1", twice);
        List<string> sent = Messages(traffic.Select(piece => piece.Bytes));
        Assert.InRange(sent.Count, 200, int.MaxValue);
        Assert.Equal(sent.Distinct().Count(), sink.Messages);
        Assert.Equal(sent.Distinct(), Messages(sink.Pieces.Select(Encoding.ASCII.GetBytes)));
        Assert.Contains(sink.Pieces, piece => piece.StartsWith("!AIVDM,2,2,", StringComparison.Ordinal));
        Assert.All(sink.Pieces, piece => Assert.Matches(@"^!AIVDM,\d,\d,\d?,[AB],[^,]+,\d\*[0-9A-F]{2}\r\n$", piece));
        Assert.All(sink.Pieces, piece => Assert.InRange(piece.Length, 20, 82));
    }

    [Fact]
    public void TagBlocksTellStationAndTime()
    {
        byte[] sentence = "!AIVDM,1,1,,B,15IRR;P04csV@0v5woPnbEKn0H00,0*2E\r\n"u8.ToArray();
        CollectingSink sink = Run("nmea+tcp://127.0.0.1?tags=1", [("the long name of a station", Start, sentence)]);
        Assert.Matches(@"^\\s:the_long_name_o,c:1767225600\*[0-9A-F]{2}\\!AIVDM,1,1,,B,15IRR;P04csV@0v5woPnbEKn0H00,0\*2E\r\n$", sink.Pieces.Single());
    }

    /// <summary>A repetition after the window is another transmission.</summary>
    [Theory]
    [InlineData(1.4, 1)]
    [InlineData(1.6, 2)]
    public void CopiesWithinTheWindowAreOne(double seconds, int messages)
    {
        byte[] sentence = "!AIVDM,1,1,,B,15IRR;P04csV@0v5woPnbEKn0H00,0*2E\r\n"u8.ToArray();
        Assert.Equal(messages, Run("nmea+tcp://127.0.0.1", [("a", Start, sentence), ("b", Start.PlusSeconds(seconds), sentence)]).Messages);
    }

    [Fact]
    public void AMessageLongerThanAnySentencesCanHoldIsLeftOut()
    {
        string payload = "8" + new string('0', 78);
        string parts = string.Concat(Enumerable.Range(1, 8).Select(number => Sentence($"AIVDM,8,{number},1,A,{payload},0")));
        Assert.Empty(Run("nmea+tcp://127.0.0.1", [("a", Start, Encoding.ASCII.GetBytes(parts))]).Pieces);
    }

    static string Sentence(string body) => $"!{body}*{body.Aggregate(0, (sum, letter) => sum ^ letter):X2}\r\n";
}
