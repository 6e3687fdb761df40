namespace Atalaya.Fusion.Sources;

/// <summary>
/// Sensor and cell as one number that sorts by source, sensor, kind of object, cell. Of a sensor it has the lowest 15 bits: two that share
/// them share what is learned.
/// </summary>
readonly record struct CellKey(ulong Value)
{
    /// <summary>Cell of what holds for a sensor as a whole.</summary>
    public const int Everywhere = -1;

    const int SourceBit = 48, SensorBit = 33, IdentifiedBit = 32;
    const ushort SensorMask = 0x7FFF;

    public static CellKey Of(ushort source, ushort sensor, bool identified, int cell) =>
        new(((ulong)source << SourceBit) | ((ulong)(sensor & SensorMask) << SensorBit) | (identified ? 1ul << IdentifiedBit : 0) | (uint)cell);

    public int Cell => (int)(uint)Value;

    public bool IsOf(in SourceState source) => Value >> SensorBit == (((ulong)source.Number << (SourceBit - SensorBit)) | (uint)(source.Sensor & SensorMask));
}
