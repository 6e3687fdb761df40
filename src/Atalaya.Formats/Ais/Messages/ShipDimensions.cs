namespace Atalaya.Formats.Ais.Messages;

/// <summary>Distances from the reference point of the reported position to the ship's sides, metres (ITU-R M.1371-5, table 45); all 0 = not available.</summary>
public readonly record struct ShipDimensions(ushort ToBow, ushort ToStern, byte ToPort, byte ToStarboard)
{
    /// <summary>511 m or more, respectively 63 m or more, are sent as 511 and 63.</summary>
    public bool IsAvailable => (ToBow | ToStern | ToPort | ToStarboard) != 0;

    public int LengthMeters => ToBow + ToStern;
    public int BeamMeters => ToPort + ToStarboard;

    internal static ShipDimensions Decode(in AisBits bits, int start) => new(
        (ushort)bits.UnsignedBits(start, 9),
        (ushort)bits.UnsignedBits(start + 9, 9),
        (byte)bits.UnsignedBits(start + 18, 6),
        (byte)bits.UnsignedBits(start + 24, 6));

    internal void Encode(ref AisBitWriter writer)
    {
        writer.Unsigned(ToBow, 9);
        writer.Unsigned(ToStern, 9);
        writer.Unsigned(ToPort, 6);
        writer.Unsigned(ToStarboard, 6);
    }

    internal void Visit<TSink>(ref TSink sink) where TSink : struct, IAisFieldSink, allows ref struct
    {
        bool available = IsAvailable;
        sink.Number("to_bow"u8, available ? ToBow : null);
        sink.Number("to_stern"u8, available ? ToStern : null);
        sink.Number("to_port"u8, available ? ToPort : null);
        sink.Number("to_starboard"u8, available ? ToStarboard : null);
    }
}
