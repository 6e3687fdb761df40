using Atalaya.Core.Time;

namespace Atalaya.Formats.Ais;

/// <summary>How an AIS message came.</summary>
/// <param name="Talker">Two ASCII characters, the first in the high byte.</param>
/// <param name="Channel">A, B, 1 or 2; '\0' = not stated.</param>
/// <param name="IsOwn">VDO: the station's own transmission.</param>
/// <param name="StationTime">When the station says it received it; null = it does not say.</param>
public readonly record struct AisOrigin(ushort Talker, char Channel, bool IsOwn, Instant? StationTime)
{
    public string TalkerText => string.Create(2, Talker, static (text, talker) => (text[0], text[1]) = ((char)(talker >> 8), (char)(talker & 255)));
}
