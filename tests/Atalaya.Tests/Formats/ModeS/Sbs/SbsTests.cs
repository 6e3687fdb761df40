using System.Buffers;
using System.Text;
using Atalaya.Core.Frames;
using Atalaya.Core.Geodesy;
using Atalaya.Core.Identity;
using Atalaya.Core.Reports;
using Atalaya.Core.State;
using Atalaya.Core.Time;
using Atalaya.Formats.ModeS.Sbs;
using Atalaya.Formats.Records;
using CsCheck;

namespace Atalaya.Tests.Formats.ModeS.Sbs;

public sealed class SbsTests
{
    const string Position = "MSG,3,5,211,4840D6,10057,2008/11/28,14:53:50.594,2008/11/28,14:58:51.153,,37000,,,51.45735,-1.02826,,,0,0,0,0";
    const string Velocity = "MSG,4,5,211,4840D6,10057,2008/11/28,14:53:50.391,2008/11/28,14:58:51.153,,,408.3,146.4,,,64,,,,,";
    const string Name = "MSG,1,5,211,4840D6,10057,2008/11/28,14:53:49.986,2008/11/28,14:58:51.153,RYR1427 ,,,,,,,,,,,";
    const string Code = "MSG,6,5,211,4840D6,10057,2008/11/28,14:53:50.391,2008/11/28,14:58:51.153,,,,,,,,7600,-1,-1,-1,0";

    static readonly SourceSite Site = new(new SourceId(7), "test");

    [Theory]
    [InlineData(Position, """{"format":"sbs","type":"MSG","transmission_type":3,"session_id":5,"aircraft_id":211,"icao":"4840d6","flight_id":10057,"generated":"2008-11-28T14:53:50.594","logged":"2008-11-28T14:58:51.153","altitude":37000,"latitude":51.45735,"longitude":-1.02826,"alert":false,"emergency":false,"spi":false,"on_ground":false}""")]
    [InlineData(Code, """{"format":"sbs","type":"MSG","transmission_type":6,"session_id":5,"aircraft_id":211,"icao":"4840d6","flight_id":10057,"generated":"2008-11-28T14:53:50.391","logged":"2008-11-28T14:58:51.153","squawk":"7600","alert":true,"emergency":true,"spi":true,"on_ground":false}""")]
    [InlineData("STA,,5,179,400AE7,10103,2008/11/28,14:58:51.153,2008/11/28,14:58:51.153,RM", """{"format":"sbs","type":"STA","session_id":5,"aircraft_id":179,"icao":"400ae7","flight_id":10103,"generated":"2008-11-28T14:58:51.153","logged":"2008-11-28T14:58:51.153","status":"RM"}""")]
    [InlineData("CLK,,496,-1,,-1,2010/02/19,18:18:19.036,2010/02/19,18:18:19.036", """{"format":"sbs","type":"CLK","session_id":496,"aircraft_id":-1,"flight_id":-1,"generated":"2010-02-19T18:18:19.036","logged":"2010-02-19T18:18:19.036"}""")]
    [InlineData("MSG,8,1,1,~400AE7,1,,,,,,,,,,,,,,,,", """{"format":"sbs","type":"MSG","transmission_type":8,"session_id":1,"aircraft_id":1,"icao":"400ae7","non_icao":true,"flight_id":1}""")]
    public void LinesAreRead(string line, string json) => Assert.Equal(json, Lines(line + "\r\n").Single());

    [Theory]
    [InlineData("MSG,3,5,211,4840D6,10057", "length", "line 1")]
    [InlineData("XYZ,3", "unknown message type", "line 1/field 1")]
    [InlineData("MSG,9,1,1,4840D6,1,,,,,,,,,,,,,,,,", "invalid value", "line 1/field 2")]
    [InlineData("MSG,,1,1,4840D6,1,,,,,,,,,,,,,,,,", "invalid value", "line 1/field 2")]
    [InlineData("MSG,3,1,1,,1,,,,,,,,,,,,,,,,", "invalid value", "line 1/field 5")]
    [InlineData("MSG,3,1,1,4840G6,1,,,,,,,,,,,,,,,,", "invalid value", "line 1/field 5")]
    [InlineData("MSG,3,1,1,4840D6,1,2026/02/30,,,,,,,,,,,,,,,", "invalid value", "line 1/field 7")]
    [InlineData("MSG,3,1,1,4840D6,1,,,,,,high,,,,,,,,,,", "invalid value", "line 1/field 12")]
    [InlineData("MSG,3,1,1,4840D6,1,,,,,,,,,95.5,1,,,,,,", "invalid value", "line 1/field 15")]
    [InlineData("MSG,3,1,1,4840D6,1,,,,,,,,,NaN,1,,,,,,", "invalid value", "line 1/field 15")]
    [InlineData("MSG,6,1,1,4840D6,1,,,,,,,,,,,,7800,,,,", "invalid value", "line 1/field 18")]
    public void WrongLinesAreLocated(string line, string error, string path)
    {
        string json = Lines(line + "\n").Single();
        Assert.Equal((error, path, 0), (ModeSSamples.Parse(json).GetProperty("error").GetString(), ModeSSamples.Parse(json).GetProperty("path").GetString(), ModeSSamples.Parse(json).GetProperty("offset").GetInt32()));
    }

    [Fact]
    public void LinesBecomeReports()
    {
        Report[] reports = Reports($"{Position}\r\n{Velocity}\r\n{Name}\r\n{Code}\r\nnoise\r\nSTA,,5,179,400AE7,10103,2008/11/28,14:58:51.153,2008/11/28,14:58:51.153,RM\r\nMLAT{Position[3..]}\r\n", out SbsSourceDecoder decoder);
        Assert.Equal((6, 5, 1), (decoder.Counters.Messages, decoder.Counters.Reports, decoder.Counters.Rejected));
        Assert.All(reports, report => Assert.Equal((0x4840D6u, AddressKind.Icao, Domain.Air, 0ul), (report.Identity.Address, report.Identity.AddressKind, report.Domain, report.ContentHash)));
        Assert.Equal(MeasurementKind.Geodetic, reports[0].Measurement);
        Assert.Equal(51.45735, reports[0].M0 * GeodeticPosition.DegreesPerRadian, 1e-9);
        Assert.Equal(-1.02826, reports[0].M1 * GeodeticPosition.DegreesPerRadian, 1e-9);
        Assert.Equal((float)(37_000 * 0.3048), reports[0].PressureAltitude);
        Assert.True(reports[0].Has(ReportFlags.SelfReported | ReportFlags.TimeIsReceiveTime) && !reports[4].Has(ReportFlags.SelfReported));
        Assert.Equal((MeasurementKind.None, (float)(408.3 * 1852 / 3600), (float)(64 * 0.3048 / 60)), (reports[1].Measurement, reports[1].GroundSpeed!.Value, reports[1].VerticalRate!.Value));
        Assert.Equal("RYR1427", reports[2].Identity.Callsign.ToString());
        Assert.Equal(((ushort?)0xF80, Emergency.NoCommunication, true), (reports[3].Identity.Mode3A, reports[3].Emergency, reports[3].Has(ReportFlags.Spi)));
    }

    [Fact]
    public void PiecesAndSavedStateChangeNothing()
    {
        byte[] bytes = Encoding.ASCII.GetBytes($"{Position}\r\n{Velocity}\nnoise\r\n{Name}\r\n{Code}");
        (string[] whole, RecordStatistics statistics) = Decode(bytes, int.MaxValue);
        (string[] cut, RecordStatistics cutStatistics) = Decode(bytes, 7);
        Assert.Equal(whole, cut);
        Assert.Equal((4L, 1L, statistics.Checksum), (statistics.Records, statistics.Errors, cutStatistics.Checksum));
        RecordStatistics silent = new();
        new SbsRecordDecoder().Decode(bytes, null, true, null, silent);
        Assert.Equal(statistics.Checksum, silent.Checksum);
        SbsSourceDecoder broken = new(Site);
        ReportBatch batch = new();
        for (int at = 0; at < bytes.Length; at += 9)
        {
            broken.Decode(ModeSSamples.SensorData(bytes[at..Math.Min(at + 9, bytes.Length)], 0), batch);
            StateWriter writer = new();
            broken.Save(writer);
            broken = new SbsSourceDecoder(Site);
            StateReader reader = new(writer.Written);
            broken.Load(ref reader);
        }

        Assert.Equal([0ul, 1ul, 2ul], batch.Reports.ToArray().Select(report => report.Sequence));
    }

    [Fact]
    public void RecordingsReplayByTheTimeOfTheirLines()
    {
        ReadOnlySpan<byte> rest = Encoding.ASCII.GetBytes($"noise\n{Position}\r\n");
        SbsFileCutter cutter = new();
        Assert.True(cutter.TryTake(ref rest, true, out _, out Instant? first));
        Assert.True(cutter.TryTake(ref rest, true, out ReadOnlySpan<byte> piece, out Instant? second));
        Assert.Equal((null, new DateTime(2008, 11, 28, 14, 53, 50, 594, DateTimeKind.Utc), Position.Length + 2), (first, second!.Value.ToDateTime(), piece.Length));
    }

    [Fact]
    public void AnyBytesAreReadWithoutComplaint()
    {
        byte[] good = Encoding.ASCII.GetBytes($"{Position}\r\n{Velocity}\r\n{Name}\r\n{Code}\r\n");
        Gen.Select(Gen.Byte.Array[0, 12], Gen.Int[0, good.Length - 12], Gen.Bool).Sample((noise, at, printable) =>
        {
            byte[] bytes = [.. good];
            for (int i = 0; i < noise.Length; i++) bytes[at + i] = printable ? (byte)(32 + noise[i] % 95) : noise[i];
            foreach (string line in Decode(bytes, int.MaxValue).Lines) ModeSSamples.Parse(line);
            new SbsSourceDecoder(Site).Decode(ModeSSamples.SensorData(bytes, 0), new ReportBatch());
        }, seed: "0N0XIzNsQ0O2", iter: 10_000);
    }

    [Fact]
    public void DecodingAllocatesNothing()
    {
        byte[] bytes = Encoding.ASCII.GetBytes($"{Position}\r\n{Velocity}\r\n{Name}\r\n{Code}\r\n");
        (SbsSourceDecoder reports, SbsRecordDecoder records) = (new(Site), new());
        (ReportBatch batch, RecordStatistics statistics) = (new(), new());
        long least = long.MaxValue;
        for (int round = 0; round < 10; round++) // the runtime may compile within a round
        {
            long before = GC.GetAllocatedBytesForCurrentThread();
            for (int i = 0; i < 50; i++)
            {
                batch.Clear();
                reports.Decode(ModeSSamples.SensorData(bytes, 1), batch);
                records.Decode(bytes, null, false, null, statistics);
            }

            least = Math.Min(least, GC.GetAllocatedBytesForCurrentThread() - before);
        }

        Assert.Equal(0, least);
    }

    static Report[] Reports(string text, out SbsSourceDecoder decoder)
    {
        decoder = new SbsSourceDecoder(Site);
        ReportBatch batch = new();
        decoder.Decode(ModeSSamples.SensorData(Encoding.ASCII.GetBytes(text), 1), batch);
        return batch.Reports.ToArray();
    }

    static string[] Lines(string text) => Decode(Encoding.ASCII.GetBytes(text), int.MaxValue).Lines;

    static (string[] Lines, RecordStatistics Statistics) Decode(byte[] bytes, int piece)
    {
        ArrayBufferWriter<byte> output = new();
        RecordStatistics statistics = new();
        SbsRecordDecoder decoder = new();
        for (int at = 0; at < bytes.Length; at += Math.Min(piece, bytes.Length - at)) decoder.Decode(bytes.AsSpan(at, Math.Min(piece, bytes.Length - at)), null, false, output, statistics);
        decoder.Decode([], null, true, output, statistics);
        return (Encoding.UTF8.GetString(output.WrittenSpan).Split('\n', StringSplitOptions.RemoveEmptyEntries), statistics);
    }
}
