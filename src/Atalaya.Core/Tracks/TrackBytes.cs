using Atalaya.Core.Frames;
using Atalaya.Core.Reports;
using Atalaya.Core.State;
using Atalaya.Core.Time;

namespace Atalaya.Core.Tracks;

/// <summary>The canonical bytes of a track: what checkpoints hold and the picture hash covers. Layout 4, little-endian, fields in order of declaration.</summary>
public static class TrackBytes
{
    /// <summary>Fewer bytes than any track takes.</summary>
    public const int MinimumLength = 200;

    public static void Write(StateWriter writer, in Track track)
    {
        writer.Write(track.Id);
        writer.Write(track.Number);
        writer.Write(track.IdentityConflict);
        writer.Write(track.PositionContradicted);
        writer.Write(track.IdentityUncertain);
        writer.Write(track.MergedInto);
        writer.Write(track.SplitFrom);
        writer.Write((byte)track.Status);
        writer.Write((byte)track.Domain);
        writer.Write((byte)track.Emergency);
        writer.Write((uint)track.Flags);
        Write(writer, track.Time);
        Write(writer, track.LastPositionTime);
        Write(writer, track.LastReceiveTime);
        Write(writer, track.StartTime);
        writer.Write(track.HasPosition);
        writer.Write(track.Latitude);
        writer.Write(track.Longitude);
        Write(writer, track.VarianceNorth);
        Write(writer, track.VarianceEast);
        Write(writer, track.CovarianceNorthEast);
        Write(writer, track.VelocityNorth);
        Write(writer, track.VelocityEast);
        Write(writer, track.VelocitySigma);
        Write(writer, track.PressureAltitude);
        Write(writer, track.EllipsoidHeight);
        Write(writer, track.SeaLevelHeight);
        Write(writer, track.EstimatedPressureAltitude);
        Write(writer, track.EstimatedEllipsoidHeight);
        Write(writer, track.EstimatedSeaLevelHeight);
        Write(writer, track.VerticalRate);
        Write(writer, track.Heading);
        Write(writer, track.Existence);
        IdentityBytes.Write(writer, track.Identity);
        Write(writer, track.KeyTime);
        Write(writer, track.Mode3ATime);
        Write(writer, track.CallsignTime);
        Write(writer, track.NameTime);
        IdentityBytes.Write(writer, track.Quality);
        IdentityBytes.Write(writer, track.Category);
        IdentityBytes.Write(writer, track.LengthMeters);
        IdentityBytes.Write(writer, track.BeamMeters);
        IdentityBytes.Write(writer, track.NavigationStatus);
        writer.Write(track.ReportCount);
        writer.Write(track.ContributionCount);
        for (int i = 0; i < track.ContributionCount; i++)
        {
            Contribution contribution = track.Contributions[i];
            writer.Write(contribution.Source.Number);
            writer.Write(contribution.Sensor);
            writer.Write(contribution.Count);
            Write(writer, contribution.Last);
            writer.Write(contribution.Position.Segment);
            writer.Write(contribution.Position.Offset);
        }
    }

    public static Track Read(ref StateReader reader)
    {
        Track track = default;
        track.Id = reader.ReadUInt64();
        track.Number = reader.ReadUInt16();
        track.IdentityConflict = reader.ReadBoolean();
        track.PositionContradicted = reader.ReadBoolean();
        track.IdentityUncertain = reader.ReadBoolean();
        track.MergedInto = reader.ReadUInt64();
        track.SplitFrom = reader.ReadUInt64();
        track.Status = (TrackStatus)reader.ReadByte();
        track.Domain = (Domain)reader.ReadByte();
        track.Emergency = (Emergency)reader.ReadByte();
        track.Flags = (ReportFlags)reader.ReadUInt32();
        track.Time = ReadInstant(ref reader);
        track.LastPositionTime = ReadInstant(ref reader);
        track.LastReceiveTime = ReadInstant(ref reader);
        track.StartTime = ReadInstant(ref reader);
        track.HasPosition = reader.ReadBoolean();
        track.Latitude = reader.ReadDouble();
        track.Longitude = reader.ReadDouble();
        track.VarianceNorth = ReadSingle(ref reader);
        track.VarianceEast = ReadSingle(ref reader);
        track.CovarianceNorthEast = ReadSingle(ref reader);
        track.VelocityNorth = ReadSingle(ref reader);
        track.VelocityEast = ReadSingle(ref reader);
        track.VelocitySigma = ReadSingle(ref reader);
        track.PressureAltitude = ReadOptionalSingle(ref reader);
        track.EllipsoidHeight = ReadOptionalSingle(ref reader);
        track.SeaLevelHeight = ReadOptionalSingle(ref reader);
        track.EstimatedPressureAltitude = ReadOptionalSingle(ref reader);
        track.EstimatedEllipsoidHeight = ReadOptionalSingle(ref reader);
        track.EstimatedSeaLevelHeight = ReadOptionalSingle(ref reader);
        track.VerticalRate = ReadOptionalSingle(ref reader);
        track.Heading = ReadOptionalSingle(ref reader);
        track.Existence = ReadSingle(ref reader);
        track.Identity = IdentityBytes.ReadIdentity(ref reader);
        track.KeyTime = ReadInstant(ref reader);
        track.Mode3ATime = ReadInstant(ref reader);
        track.CallsignTime = ReadInstant(ref reader);
        track.NameTime = ReadInstant(ref reader);
        track.Quality = IdentityBytes.ReadQuality(ref reader);
        track.Category = IdentityBytes.ReadOptionalByte(ref reader);
        track.LengthMeters = IdentityBytes.ReadOptionalUInt16(ref reader);
        track.BeamMeters = IdentityBytes.ReadOptionalUInt16(ref reader);
        track.NavigationStatus = IdentityBytes.ReadOptionalByte(ref reader);
        track.ReportCount = reader.ReadUInt32();
        track.ContributionCount = reader.ReadByte();
        if (track.ContributionCount > Contributions.Capacity) throw new InvalidDataException("state: too many contributions in a track");
        for (int i = 0; i < track.ContributionCount; i++)
        {
            ref Contribution contribution = ref track.Contributions[i];
            contribution.Source = new SourceId(reader.ReadUInt16());
            contribution.Sensor = reader.ReadUInt16();
            contribution.Count = reader.ReadUInt32();
            contribution.Last = ReadInstant(ref reader);
            uint segment = reader.ReadUInt32();
            contribution.Position = new LogPosition(segment, reader.ReadUInt32());
        }

        return track;
    }

    static void Write(StateWriter writer, Instant time) => writer.Write(time.UnixNanoseconds);
    static void Write(StateWriter writer, float value) => writer.Write(BitConverter.SingleToUInt32Bits(value));

    static void Write(StateWriter writer, float? value)
    {
        writer.Write(value.HasValue);
        if (value.HasValue) Write(writer, value.GetValueOrDefault());
    }

    static Instant ReadInstant(ref StateReader reader) => new(reader.ReadInt64());
    static float ReadSingle(ref StateReader reader) => BitConverter.UInt32BitsToSingle(reader.ReadUInt32());
    static float? ReadOptionalSingle(ref StateReader reader) => reader.ReadBoolean() ? ReadSingle(ref reader) : null;
}
