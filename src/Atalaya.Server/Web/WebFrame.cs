using System.Buffers.Binary;
using Atalaya.Core.Geodesy;
using Atalaya.Core.Identity;
using Atalaya.Core.Reports;
using Atalaya.Core.Time;
using Atalaya.Core.Tracks;

namespace Atalaya.Server.Web;

/// <summary>Builds one binary frame of the web stream: layout 1 of docs/formats/web.md.</summary>
sealed class WebFrame : IDisposable
{
    public const int HeaderLength = 40;
    public const int RecordLength = 76;
    const uint None = 0xFFFF_FFFF;

    /// <summary>How far a position is carried on with its velocity.</summary>
    const double LongestExtrapolationSeconds = 60;

    readonly PooledBytes _records = new();
    readonly PooledBytes _removed = new();
    readonly PooledBytes _strings = new();
    readonly PooledBytes _frame = new();
    int _recordCount, _removedCount;

    public bool IsEmpty => _recordCount == 0 && _removedCount == 0;

    public void Clear()
    {
        _records.ResetWrittenCount();
        _removed.ResetWrittenCount();
        _strings.ResetWrittenCount();
        _recordCount = _removedCount = 0;
    }

    public void AddRemoved(ulong id)
    {
        BinaryPrimitives.WriteUInt64LittleEndian(_removed.GetSpan(8), id);
        _removed.Advance(8);
        _removedCount++;
    }

    /// <param name="heir">Of a track that ended: the short number of the track that goes on for the same object; 0 = none.</param>
    public void Add(in Track track, Instant pictureTime, ushort heir = 0)
    {
        Span<byte> record = _records.GetSpan(RecordLength)[..RecordLength];
        record.Clear();
        BinaryPrimitives.WriteUInt64LittleEndian(record, track.Id);
        WritePosition(record, track, pictureTime);
        WriteKinematics(record, track);
        WriteIdentity(record, track);
        BinaryPrimitives.WriteUInt32LittleEndian(record[56..], SourceBits(track, pictureTime));
        BinaryPrimitives.WriteUInt32LittleEndian(record[60..], AgeMilliseconds(track, pictureTime));
        BinaryPrimitives.WriteUInt32LittleEndian(record[64..], AddLabel(track));
        BinaryPrimitives.WriteUInt16LittleEndian(record[68..], track.Number);
        BinaryPrimitives.WriteUInt16LittleEndian(record[70..], heir);
        record[72] = MoreFlagBits(track);
        _records.Advance(RecordLength);
        _recordCount++;
    }

    static void WritePosition(Span<byte> record, in Track track, Instant pictureTime)
    {
        if (!track.HasPosition)
        {
            BinaryPrimitives.WriteInt32LittleEndian(record[8..], int.MinValue);
            return;
        }

        (double latitude, double longitude) = Extrapolate(track, pictureTime);
        BinaryPrimitives.WriteInt32LittleEndian(record[8..], (int)Math.Round(latitude * GeodeticPosition.DegreesPerRadian * 1e7));
        BinaryPrimitives.WriteInt32LittleEndian(record[12..], (int)Math.Round(longitude * GeodeticPosition.DegreesPerRadian * 1e7));
    }

    /// <summary>The position carried on to picture time; on a sphere, good to 1 m over the longest time allowed.</summary>
    public static (double Latitude, double Longitude) Extrapolate(in Track track, Instant pictureTime)
    {
        double seconds = pictureTime.SecondsSince(track.Time);
        if (!(seconds > 0) || !float.IsFinite(track.VelocityNorth) || !float.IsFinite(track.VelocityEast)) return (track.Latitude, track.Longitude);
        seconds = Math.Min(seconds, LongestExtrapolationSeconds);
        const double EarthRadius = 6_371_008.8;
        double latitude = Math.Clamp(track.Latitude + track.VelocityNorth * seconds / EarthRadius, -Math.PI / 2, Math.PI / 2);
        double longitude = track.Longitude + track.VelocityEast * seconds / (EarthRadius * Math.Max(Math.Cos(track.Latitude), 1e-6));
        return (latitude, Math.IEEERemainder(longitude, 2 * Math.PI));
    }

    static void WriteKinematics(Span<byte> record, in Track track)
    {
        bool moves = float.IsFinite(track.VelocityNorth) && float.IsFinite(track.VelocityEast);
        WriteSingle(record[16..], track.PressureAltitude ?? track.EllipsoidHeight ?? track.SeaLevelHeight);
        WriteSingle(record[20..], moves ? GroundSpeed(track) : null);
        WriteSingle(record[24..], moves ? TrackDegrees(track) : null);
        WriteSingle(record[28..], track.VerticalRate);
        WriteSingle(record[32..], track.Heading is { } heading ? (float)(heading * GeodeticPosition.DegreesPerRadian) : null);
        WriteSingle(record[36..], track.HasPosition ? MathF.Sqrt(Math.Max(track.VarianceNorth, track.VarianceEast)) : null);
    }

    static void WriteIdentity(Span<byte> record, in Track track)
    {
        ObjectIdentity identity = track.Identity;
        uint address = identity.AddressKind switch
        {
            AddressKind.None => None,
            AddressKind.Icao => identity.Address,
            _ => identity.Address | 1u << 24,
        };
        BinaryPrimitives.WriteUInt32LittleEndian(record[40..], address);
        BinaryPrimitives.WriteUInt32LittleEndian(record[44..], identity.Mmsi);
        BinaryPrimitives.WriteUInt16LittleEndian(record[48..], identity.Mode3A ?? ushort.MaxValue);
        record[50] = (byte)track.Domain;
        record[51] = (byte)track.Status;
        record[52] = (byte)track.Emergency;
        record[53] = FlagBits(track);
        BinaryPrimitives.WriteUInt16LittleEndian(record[54..], track.Category ?? ushort.MaxValue);
    }

    static byte FlagBits(in Track track)
    {
        int bits = 0;
        if ((track.Flags & ReportFlags.Simulated) != 0) bits |= 1;
        if ((track.Flags & ReportFlags.OnGround) != 0) bits |= 2;
        if ((track.Flags & ReportFlags.SelfReported) != 0) bits |= 4 | 16;
        if ((track.Flags & (ReportFlags.Primary | ReportFlags.Secondary)) != 0) bits |= 8;
        if ((track.Flags & ReportFlags.Spi) != 0) bits |= 32;
        if ((track.Flags & ReportFlags.SystemTrack) != 0) bits |= 64;
        if (track.IdentityConflict) bits |= 128;
        return (byte)bits;
    }

    static byte MoreFlagBits(in Track track) => (byte)((track.PositionContradicted ? 1 : 0) | (track.IdentityUncertain ? 2 : 0));

    static uint SourceBits(in Track track, Instant pictureTime)
    {
        uint bits = 0;
        for (int i = 0; i < track.ContributionCount; i++)
        {
            Contribution contribution = track.Contributions[i];
            int number = contribution.Source.Number - 1;
            if (number is >= 0 and < 32 && pictureTime.SecondsSince(contribution.Last) <= 60) bits |= 1u << number;
        }

        return bits;
    }

    static uint AgeMilliseconds(in Track track, Instant pictureTime) =>
        (uint)Math.Clamp(pictureTime.NanosecondsSince(track.LastReceiveTime) / 1_000_000, 0, uint.MaxValue);

    uint AddLabel(in Track track)
    {
        PackedText label = track.Identity.Callsign.IsEmpty || track.Domain == Domain.Sea && !track.Identity.Name.IsEmpty ? track.Identity.Name : track.Identity.Callsign;
        if (label.IsEmpty) return None;
        int offset = _strings.WrittenCount;
        Span<byte> text = _strings.GetSpan(1 + PackedText.MaxLength);
        int length = label.WriteTo(text[1..]);
        text[0] = (byte)length;
        _strings.Advance(1 + length);
        return (uint)offset;
    }

    public static float GroundSpeed(in Track track) => MathF.Sqrt(track.VelocityNorth * track.VelocityNorth + track.VelocityEast * track.VelocityEast);

    /// <summary>0 to 360 degrees from true north.</summary>
    public static float TrackDegrees(in Track track)
    {
        float degrees = MathF.Atan2(track.VelocityEast, track.VelocityNorth) * (180 / MathF.PI);
        return degrees < 0 ? degrees + 360 : degrees;
    }

    static void WriteSingle(Span<byte> destination, float? value) => BinaryPrimitives.WriteSingleLittleEndian(destination, value ?? float.NaN);

    /// <summary>The finished frame; valid until the next call.</summary>
    public ReadOnlyMemory<byte> Finish(bool isSnapshot, Instant pictureTime, long sequence, in StreamState state)
    {
        _frame.ResetWrittenCount();
        Span<byte> header = _frame.GetSpan(HeaderLength)[..HeaderLength];
        header.Clear();
        BinaryPrimitives.WriteUInt16LittleEndian(header, 0x5441);
        header[2] = 1;
        header[3] = isSnapshot ? (byte)1 : (byte)2;
        BinaryPrimitives.WriteInt32LittleEndian(header[4..], _recordCount);
        BinaryPrimitives.WriteInt32LittleEndian(header[8..], _removedCount);
        BinaryPrimitives.WriteInt32LittleEndian(header[12..], _strings.WrittenCount);
        BinaryPrimitives.WriteInt64LittleEndian(header[16..], pictureTime.UnixNanoseconds / 1000);
        BinaryPrimitives.WriteInt64LittleEndian(header[24..], sequence);
        header[32] = state.IsReplay ? (byte)1 : (byte)0;
        header[33] = (byte)((state.IsSimulated ? 1 : 0) | (state.IsStale ? 2 : 0) | (state.IsPaused ? 4 : 0) | (state.IsSeeking ? 8 : 0));
        BinaryPrimitives.WriteUInt16LittleEndian(header[34..], RecordLength);
        BinaryPrimitives.WriteSingleLittleEndian(header[36..], (float)state.Speed);
        _frame.Advance(HeaderLength);
        _frame.Write(_records.WrittenSpan);
        _frame.Write(_removed.WrittenSpan);
        _frame.Write(_strings.WrittenSpan);
        return _frame.WrittenMemory;
    }

    public void Dispose()
    {
        _records.Dispose();
        _removed.Dispose();
        _strings.Dispose();
        _frame.Dispose();
    }
}

/// <summary>What every frame of the stream says about the server.</summary>
readonly record struct StreamState(bool IsReplay, bool IsSimulated, bool IsStale, bool IsPaused, double Speed, bool IsSeeking = false);
