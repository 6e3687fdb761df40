using Atalaya.Core.Reports;
using Atalaya.Core.State;
using CsCheck;

namespace Atalaya.Tests.Core.State;

public sealed class StateBytesTests
{
    const string Seed = "0000KoV6gHd1";

    [Fact]
    public void Every_kind_of_value_round_trips()
    {
        Gen.Select(Gen.Byte, Gen.Bool, Gen.UShort, Gen.Int, Gen.Long, Gen.Double, Gen.String, Gen.Byte.Array).Sample((aByte, aBool, aUShort, anInt, aLong, aDouble, aString, bytes) =>
        {
            StateWriter writer = new();
            writer.Tag("TEST", 3);
            writer.Write(aByte);
            writer.Write(aBool);
            writer.Write(aUShort);
            writer.Write(anInt);
            writer.Write((uint)anInt);
            writer.Write(aLong);
            writer.Write((ulong)aLong);
            writer.Write(aDouble);
            writer.Write(bytes);
            writer.Write(aString);
            StateReader reader = new(writer.Written);
            Assert.Equal(3, reader.Tag("TEST", 3));
            Assert.Equal(aByte, reader.ReadByte());
            Assert.Equal(aBool, reader.ReadBoolean());
            Assert.Equal(aUShort, reader.ReadUInt16());
            Assert.Equal(anInt, reader.ReadInt32());
            Assert.Equal((uint)anInt, reader.ReadUInt32());
            Assert.Equal(aLong, reader.ReadInt64());
            Assert.Equal((ulong)aLong, reader.ReadUInt64());
            Assert.Equal(BitConverter.DoubleToInt64Bits(aDouble), BitConverter.DoubleToInt64Bits(reader.ReadDouble()));
            Assert.Equal(bytes, reader.ReadBytes().ToArray());
            Assert.Equal(aString, reader.ReadString());
            Assert.Equal(0, reader.Remaining);
        }, seed: Seed, iter: 500);
    }

    [Fact]
    public void Layout_is_little_endian()
    {
        StateWriter writer = new();
        writer.Tag("ABCD", 1);
        writer.Write((ushort)0x1234);
        writer.Write("é");
        Assert.Equal("4142434401000000341202000000c3a9", Convert.ToHexStringLower(writer.Written));
        writer.Clear();
        Assert.True(writer.Written.IsEmpty);
        Assert.True(writer.WrittenMemory.IsEmpty);
    }

    /// <summary>Whatever is asked of whatever bytes: a value or InvalidDataException.</summary>
    [Fact]
    public void Any_bytes_give_values_or_invalid_data()
    {
        Gen.Select(Gen.Byte.Array[0, 40], Gen.Int[0, 11].Array[1, 10]).Sample((bytes, kinds) =>
        {
            StateReader reader = new(bytes);
            try
            {
                foreach (int kind in kinds) Read(ref reader, kind);
            }
            catch (InvalidDataException)
            {
            }

            Assert.InRange(reader.Remaining, 0, bytes.Length);
        }, seed: Seed, iter: 3_000);
    }

    [Fact]
    public void Foreign_tags_newer_versions_and_wild_counts_are_refused()
    {
        StateWriter writer = new();
        writer.Tag("ABCD", 2);
        byte[] bytes = writer.Written.ToArray();
        Assert.Throws<InvalidDataException>(() => new StateReader(bytes).Tag("ABCE", 2));
        Assert.Throws<InvalidDataException>(() => new StateReader(bytes).Tag("ABCD", 1));
        Assert.Throws<InvalidDataException>(() => new StateReader([255, 255, 255, 255]).ReadCount(1));
        Assert.Throws<InvalidDataException>(() => new StateReader([255, 255, 255, 127]).ReadBytes());
        Assert.Throws<InvalidDataException>(() => new StateReader([2]).ReadBoolean());
        Assert.Throws<ArgumentOutOfRangeException>(() => new StateWriter().Tag("ABC", 1));
    }

    [Fact]
    public void Counters_load_over_older_ones()
    {
        DecodeCounters counters = new() { Bytes = 5, Messages = 4, Reports = 3, Warnings = 2 };
        counters.Reject(RejectReason.Parity);
        StateWriter writer = new();
        counters.Save(writer);
        DecodeCounters loaded = new();
        loaded.Reject(RejectReason.Checksum);
        StateReader reader = new(writer.Written);
        loaded.Load(ref reader);
        Assert.Equal((5, 4, 3, 2, 1), (loaded.Bytes, loaded.Messages, loaded.Reports, loaded.Warnings, loaded.Rejected));
        Assert.Equal(1, loaded.RejectedBy(RejectReason.Parity));
        Assert.Equal(0, reader.Remaining);
    }

    static void Read(ref StateReader reader, int kind)
    {
        switch (kind)
        {
            case 0: reader.ReadByte(); break;
            case 1: reader.ReadBoolean(); break;
            case 2: reader.ReadUInt16(); break;
            case 3: reader.ReadInt32(); break;
            case 4: reader.ReadUInt64(); break;
            case 5: reader.ReadDouble(); break;
            case 6: reader.ReadBytes(); break;
            case 7: reader.ReadString(); break;
            case 8: reader.ReadCount(3); break;
            case 9: reader.Tag("TEST", 1); break;
            case 10: IdentityBytes.ReadIdentity(ref reader); break;
            default: IdentityBytes.ReadQuality(ref reader); break;
        }
    }
}
