using System.Buffers.Binary;
using Atalaya.Core.Frames;
using Atalaya.Core.Identity;
using Atalaya.Core.Reports;
using Atalaya.Core.Time;
using Atalaya.Core.Tracks;
using Atalaya.Server.Web;

namespace Atalaya.SystemTests.Web;

/// <summary>Layout 1 of docs/formats/web.md, byte by byte.</summary>
public sealed class WebFrameTests
{
    static readonly Instant Time = Instant.FromUnixMilliseconds(1_800_000_000_000);

    static Track Aircraft()
    {
        Track track = new()
        {
            Id = 0x0001_0000_0000_002A,
            Status = TrackStatus.Coasting,
            Domain = Domain.Air,
            Emergency = Emergency.General,
            Flags = ReportFlags.Simulated | ReportFlags.SelfReported | ReportFlags.Secondary,
            Time = Time,
            LastReceiveTime = Time.PlusSeconds(-2.5),
            HasPosition = true,
            Latitude = Math.PI / 6,
            Longitude = -Math.PI / 3,
            VarianceNorth = 16,
            VarianceEast = 25,
            VelocityNorth = 100,
            VelocityEast = -100,
            PressureAltitude = 3000,
            Identity = new ObjectIdentity { Address = 0x4840D6, AddressKind = AddressKind.NonIcao, Mode3A = 0x0F80, Callsign = PackedText.FromString("KLM1023") },
            ContributionCount = 2,
        };
        track.Contributions[0] = new Contribution { Source = new SourceId(1), Last = Time };
        track.Contributions[1] = new Contribution { Source = new SourceId(3), Last = Time.PlusSeconds(-61) };
        return track;
    }

    static ReadOnlySpan<byte> Finish(WebFrame frame, bool isSnapshot = false) =>
        frame.Finish(isSnapshot, Time, 77, new StreamState(false, true, false, true, 2.5)).Span;

    [Fact]
    public void TheHeaderCountsWhatFollows()
    {
        WebFrame frame = new();
        frame.Add(Aircraft(), Time);
        frame.AddRemoved(9);
        ReadOnlySpan<byte> bytes = Finish(frame, true);
        Assert.Equal(0x5441, BinaryPrimitives.ReadUInt16LittleEndian(bytes));
        Assert.Equal((1, 1), (bytes[2], bytes[3]));
        Assert.Equal((1, 1, 8), (BinaryPrimitives.ReadInt32LittleEndian(bytes[4..]), BinaryPrimitives.ReadInt32LittleEndian(bytes[8..]), BinaryPrimitives.ReadInt32LittleEndian(bytes[12..])));
        Assert.Equal(1_800_000_000_000_000, BinaryPrimitives.ReadInt64LittleEndian(bytes[16..]));
        Assert.Equal(77, BinaryPrimitives.ReadInt64LittleEndian(bytes[24..]));
        Assert.Equal((0, 1 | 4), (bytes[32], bytes[33]));
        Assert.Equal(WebFrame.RecordLength, BinaryPrimitives.ReadUInt16LittleEndian(bytes[34..]));
        Assert.Equal(2.5f, BinaryPrimitives.ReadSingleLittleEndian(bytes[36..]));
        Assert.Equal(WebFrame.HeaderLength + WebFrame.RecordLength + 8 + 8, bytes.Length);
        Assert.Equal(9ul, BinaryPrimitives.ReadUInt64LittleEndian(bytes[(WebFrame.HeaderLength + WebFrame.RecordLength)..]));
        Assert.Equal("\u0007KLM1023"u8.ToArray(), bytes[^8..].ToArray());
    }

    [Fact]
    public void ARecordHoldsTheTrack()
    {
        WebFrame frame = new();
        frame.Add(Aircraft(), Time);
        ReadOnlySpan<byte> record = Finish(frame)[WebFrame.HeaderLength..];
        Assert.Equal(0x0001_0000_0000_002Aul, BinaryPrimitives.ReadUInt64LittleEndian(record));
        Assert.Equal((300_000_000, -600_000_000), (BinaryPrimitives.ReadInt32LittleEndian(record[8..]), BinaryPrimitives.ReadInt32LittleEndian(record[12..])));
        Assert.Equal(3000, BinaryPrimitives.ReadSingleLittleEndian(record[16..]));
        Assert.Equal(141.42f, BinaryPrimitives.ReadSingleLittleEndian(record[20..]), 0.01f);
        Assert.Equal(315, BinaryPrimitives.ReadSingleLittleEndian(record[24..]), 0.01f);
        Assert.True(float.IsNaN(BinaryPrimitives.ReadSingleLittleEndian(record[28..])));
        Assert.Equal(5, BinaryPrimitives.ReadSingleLittleEndian(record[36..]));
        Assert.Equal(0x014840D6u, BinaryPrimitives.ReadUInt32LittleEndian(record[40..]));
        Assert.Equal(0x0F80, BinaryPrimitives.ReadUInt16LittleEndian(record[48..]));
        Assert.Equal((1, 2, 1, 1 | 4 | 8 | 16), (record[50], record[51], record[52], record[53]));
        Assert.Equal(ushort.MaxValue, BinaryPrimitives.ReadUInt16LittleEndian(record[54..]));
        Assert.Equal(1u, BinaryPrimitives.ReadUInt32LittleEndian(record[56..]));
        Assert.Equal(2500u, BinaryPrimitives.ReadUInt32LittleEndian(record[60..]));
        Assert.Equal(0u, BinaryPrimitives.ReadUInt32LittleEndian(record[64..]));
    }

    [Fact]
    public void ATrackThatEndedNamesTheOneItWasMergedInto()
    {
        WebFrame frame = new();
        frame.Add(Aircraft() with { Number = 7, Status = TrackStatus.Ended, MergedInto = 5 }, Time, 4711);
        ReadOnlySpan<byte> record = Finish(frame)[WebFrame.HeaderLength..];
        Assert.Equal((7, 4711), (BinaryPrimitives.ReadUInt16LittleEndian(record[68..]), BinaryPrimitives.ReadUInt16LittleEndian(record[70..])));
    }

    [Theory]
    [InlineData(false, false, 0)]
    [InlineData(true, false, 1)]
    [InlineData(false, true, 2)]
    public void ATrackSaysWhatIsDoubtedOfIt(bool contradicted, bool uncertain, byte expected)
    {
        WebFrame frame = new();
        frame.Add(Aircraft() with { PositionContradicted = contradicted, IdentityUncertain = uncertain }, Time);
        Assert.Equal(expected, Finish(frame)[WebFrame.HeaderLength + 72]);
    }

    [Fact]
    public void WithoutPositionAndLabelTheRecordSaysSo()
    {
        WebFrame frame = new();
        frame.Add(new Track { Id = 1, VelocityNorth = float.NaN, VelocityEast = float.NaN }, Time);
        ReadOnlySpan<byte> record = Finish(frame)[WebFrame.HeaderLength..];
        Assert.Equal(int.MinValue, BinaryPrimitives.ReadInt32LittleEndian(record[8..]));
        Assert.Equal(0xFFFF_FFFF, BinaryPrimitives.ReadUInt32LittleEndian(record[40..]));
        Assert.Equal(0xFFFF_FFFF, BinaryPrimitives.ReadUInt32LittleEndian(record[64..]));
        Assert.Equal(uint.MaxValue, BinaryPrimitives.ReadUInt32LittleEndian(record[60..]));
    }

    [Theory]
    [InlineData(0, 179.9999, 0, 300, 10)]
    [InlineData(89.9999, 0, 300, 0, 10)]
    [InlineData(10, 20, 100, 100, 1e6)]
    public void AnExtrapolatedPlaceStaysOnTheEarth(double latitude, double longitude, float north, float east, double seconds)
    {
        Track track = new() { HasPosition = true, Time = Time, Latitude = latitude * Math.PI / 180, Longitude = longitude * Math.PI / 180, VelocityNorth = north, VelocityEast = east };
        (double carriedLatitude, double carriedLongitude) = WebFrame.Extrapolate(track, Time.PlusSeconds(seconds));
        Assert.InRange(carriedLatitude, -Math.PI / 2, Math.PI / 2);
        Assert.InRange(carriedLongitude, -Math.PI, Math.PI);
        Assert.NotEqual((track.Latitude, track.Longitude), (carriedLatitude, carriedLongitude));
    }
}
