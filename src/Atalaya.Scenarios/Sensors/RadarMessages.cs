using System.Buffers.Binary;
using Atalaya.Core.Geodesy;

namespace Atalaya.Scenarios.Sensors;

/// <summary>The radar's words: CAT048 edition 1.32 target reports and CAT034 edition 1.29 service messages, with the items this radar sends.</summary>
sealed class RadarMessages(RadarModel model)
{
    public const int BlockHeaderLength = 3;
    public const int MaxRecordLength = 48;

    const double MetersPerNauticalMile = 1852;

    public static void WriteBlockHeader(byte category, int length, Span<byte> block)
    {
        block[0] = category;
        BinaryPrimitives.WriteUInt16BigEndian(block[1..], (ushort)length);
    }

    /// <summary>One record of category 048; returns its length.</summary>
    public int WritePlot(in RadarPlot plot, Span<byte> record)
    {
        // FSPEC: 010, 140, 020, 040, 070, 090, (130) FX | 220, 240, (250 161 042 200 170) FX | (210 030 080 100 110 120) 230.
        bool modeS = plot.Secondary && plot.ModeS;
        var items = new ByteWriter(record);
        items.Byte(0b1111_0000 | (plot.Secondary ? 0b1100 : 0) | (modeS ? 1 : 0));
        if (modeS)
        {
            items.Byte(0b1100_0001);
            items.Byte(0b0000_0010);
        }

        items.Byte(model.Sac);
        items.Byte(model.Sic);
        items.UInt24(TimeOfDay(plot.NanosecondOfDay));
        items.Byte(plot.DetectionType << 5);
        items.UInt16((int)Math.Round(plot.RangeMeters / MetersPerNauticalMile * 256));
        items.UInt16((int)Math.Round(plot.AzimuthRadians / Angle.TwoPi * 65536) & 0xFFFF);
        if (plot.Secondary)
        {
            items.UInt16(plot.Mode3A);
            items.UInt16(plot.QuarterLevels & 0x3FFF);
        }

        if (modeS)
        {
            items.UInt24((int)plot.Address);
            for (int i = 0; i < 8; i += 4)
            {
                items.UInt24(CodeAt(plot, i) << 18 | CodeAt(plot, i + 1) << 12 | CodeAt(plot, i + 2) << 6 | CodeAt(plot, i + 3));
            }

            // COM 1 (Comm-A and Comm-B), STAT 0 (airborne, no alert), ARC 25 ft, AIC.
            items.UInt16(0b001_000_0_0_1_1_1_0_0000);
        }

        return items.Length;
    }

    /// <summary>A block with the north marker message of category 034; returns its length.</summary>
    public int WriteNorthMarker(long nanosecondOfDay, Span<byte> block)
    {
        // FSPEC: 010, 000, 030, 041, FX | 120.
        var items = new ByteWriter(block);
        items.Skip(BlockHeaderLength);
        items.Byte(0b1110_1001);
        items.Byte(0b0001_0000);
        items.Byte(model.Sac);
        items.Byte(model.Sic);
        items.Byte(1);
        items.UInt24(TimeOfDay(nanosecondOfDay));
        items.UInt16((int)Math.Round(model.TurnSeconds * 128));
        items.UInt16((int)Math.Round(model.Site.Height) & 0xFFFF);
        items.UInt24((int)Math.Round(model.Site.LatitudeDegrees / 180 * (1 << 23)) & 0xFF_FFFF);
        items.UInt24((int)Math.Round(model.Site.LongitudeDegrees / 180 * (1 << 23)) & 0xFF_FFFF);
        WriteBlockHeader(34, items.Length, block);
        return items.Length;
    }

    /// <summary>A block with the sector crossing message of category 034; returns its length.</summary>
    public int WriteSector(long nanosecondOfDay, int sector, Span<byte> block)
    {
        // FSPEC: 010, 000, 030, 020.
        var items = new ByteWriter(block);
        items.Skip(BlockHeaderLength);
        items.Byte(0b1111_0000);
        items.Byte(model.Sac);
        items.Byte(model.Sic);
        items.Byte(2);
        items.UInt24(TimeOfDay(nanosecondOfDay));
        items.Byte(sector * 256 / RadarSensor.Sectors);
        WriteBlockHeader(34, items.Length, block);
        return items.Length;
    }

    static int CodeAt(in RadarPlot plot, int index)
    {
        int code = plot.Callsign.CodeAt(index);
        return code == 0 ? 32 : code;
    }

    /// <summary>1/128 s, below one day.</summary>
    static int TimeOfDay(long nanosecondOfDay) => (int)Math.Round(nanosecondOfDay * 128e-9) % (86_400 * 128);
}
