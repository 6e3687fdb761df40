using Atalaya.Core.Identity;
using Atalaya.Core.Reports;

namespace Atalaya.Core.State;

/// <summary>Identity and quality as canonical bytes, for checkpoints and the picture hash.</summary>
public static class IdentityBytes
{
    public static void Write(StateWriter writer, in ObjectIdentity identity)
    {
        writer.Write((byte)identity.AddressKind);
        writer.Write(identity.Address);
        writer.Write(identity.Mmsi);
        writer.Write(identity.Imo);
        Write(writer, identity.Mode3A);
        Write(writer, identity.Callsign);
        Write(writer, identity.Name);
        Write(writer, identity.DroneSerial);
        writer.Write(identity.SystemTrack);
    }

    public static ObjectIdentity ReadIdentity(ref StateReader reader)
    {
        ObjectIdentity identity = default;
        identity.AddressKind = (AddressKind)reader.ReadByte();
        identity.Address = reader.ReadUInt32();
        identity.Mmsi = reader.ReadUInt32();
        identity.Imo = reader.ReadUInt32();
        identity.Mode3A = ReadOptionalUInt16(ref reader);
        identity.Callsign = ReadText(ref reader);
        identity.Name = ReadText(ref reader);
        identity.DroneSerial = ReadText(ref reader);
        identity.SystemTrack = reader.ReadUInt64();
        return identity;
    }

    public static void Write(StateWriter writer, in QualityIndicators quality)
    {
        Write(writer, quality.Nic);
        Write(writer, quality.NacP);
        Write(writer, quality.NacV);
        Write(writer, quality.Sil);
        Write(writer, quality.Sda);
        Write(writer, quality.Gva);
        Write(writer, quality.Version);
        writer.Write(quality.SignalDbfs.HasValue);
        writer.Write(BitConverter.SingleToUInt32Bits(quality.SignalDbfs.GetValueOrDefault()));
    }

    public static QualityIndicators ReadQuality(ref StateReader reader)
    {
        QualityIndicators quality = default;
        quality.Nic = ReadOptionalByte(ref reader);
        quality.NacP = ReadOptionalByte(ref reader);
        quality.NacV = ReadOptionalByte(ref reader);
        quality.Sil = ReadOptionalByte(ref reader);
        quality.Sda = ReadOptionalByte(ref reader);
        quality.Gva = ReadOptionalByte(ref reader);
        quality.Version = ReadOptionalByte(ref reader);
        bool hasSignal = reader.ReadBoolean();
        float signal = BitConverter.UInt32BitsToSingle(reader.ReadUInt32());
        quality.SignalDbfs = hasSignal ? signal : null;
        return quality;
    }

    public static void Write(StateWriter writer, byte? value)
    {
        writer.Write(value.HasValue);
        writer.Write(value.GetValueOrDefault());
    }

    public static void Write(StateWriter writer, ushort? value)
    {
        writer.Write(value.HasValue);
        writer.Write(value.GetValueOrDefault());
    }

    public static byte? ReadOptionalByte(ref StateReader reader)
    {
        bool present = reader.ReadBoolean();
        byte value = reader.ReadByte();
        return present ? value : null;
    }

    public static ushort? ReadOptionalUInt16(ref StateReader reader)
    {
        bool present = reader.ReadBoolean();
        ushort value = reader.ReadUInt16();
        return present ? value : null;
    }

    public static void Write(StateWriter writer, PackedText text)
    {
        writer.Write((ulong)(text.Bits >> 64));
        writer.Write((ulong)text.Bits);
    }

    public static PackedText ReadText(ref StateReader reader)
    {
        ulong high = reader.ReadUInt64();
        return new PackedText(new UInt128(high, reader.ReadUInt64()));
    }
}
