using Atalaya.Core.State;

namespace Atalaya.Integrity.Interference.Locating;

/// <summary>One receiver that kept or lost its position, as the search of the source takes it.</summary>
/// <param name="Latitude">Radians.</param>
/// <param name="HeightMeters">Above the sea.</param>
/// <param name="Weight">Below 1 for one of several samples of a receiver, which share its threshold.</param>
public readonly record struct SourceSample(double Latitude, double Longitude, double HeightMeters, bool IsBad, double Weight = 1)
{
    internal void Save(StateWriter writer)
    {
        writer.Write(Latitude);
        writer.Write(Longitude);
        writer.Write(HeightMeters);
        writer.Write(IsBad);
        writer.Write(Weight);
    }

    internal static SourceSample Load(ref StateReader reader) => new(reader.ReadDouble(), reader.ReadDouble(), reader.ReadDouble(), reader.ReadBoolean(), reader.ReadDouble());
}
