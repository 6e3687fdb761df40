using System.Buffers;
using Atalaya.Core.Geodesy;
using Atalaya.Formats.Ais;

namespace Atalaya.Scenarios.Sensors;

/// <summary>
/// An AIS shore station that passes on what it hears as NMEA 0183 lines with tag blocks (source and UTC time of reception). The shore
/// network delivers most within a second, and some after many.
/// </summary>
sealed class AisSensor(SensorContext context, int source, GeodeticPosition site, string name)
{
    const double LossNear = 0.05;
    const double LossFar = 0.5;
    const double NearMeters = 80_000;
    const double FarMeters = 130_000;
    const double LateChance = 0.04;
    const double LateMeanSeconds = 12;
    const double LatestSeconds = 60;

    readonly LocalFrame _frame = new(site);
    readonly NmeaSentenceWriter _writer = new() { Station = name };
    readonly ArrayBufferWriter<byte> _lines = new(512);

    public SensorContext Context => context;

    public void Add(ScenarioObject thing, long now)
    {
        switch (thing.Ais)
        {
            case AisKind.None:
                return;
            case AisKind.ClassA or AisKind.ClassB:
                new AisStation(this, thing).Start(now);
                return;
            case AisKind.Sart:
                new AisSart(this, thing).Start(now);
                return;
            default:
                new AisFixedStation(this, thing).Start(now);
                return;
        }
    }

    /// <summary>Receives the bits of a message sent at a time from a place, or not.</summary>
    public void Receive(long time, in TruthState from, double antennaMeters, ReadOnlySpan<byte> bits, int lengthBits, bool channelB, ref RandomStream random)
    {
        double distance = _frame.ToEnu(from.Position).Length;
        double far = Math.Clamp((distance - NearMeters) / (FarMeters - NearMeters), 0, 1);
        bool lost = random.Chance(LossNear + far * (LossFar - LossNear));
        double delay = random.Uniform(0.1, 1.0);
        bool late = random.Chance(LateChance);
        double lateness = Math.Min(2 + random.Exponential(LateMeanSeconds), LatestSeconds);
        if (lost || !LineOfSight.Reaches(site.Height, from.Height + antennaMeters, distance)) return;
        _lines.ResetWrittenCount();
        _writer.Write(bits, lengthBits, channelB ? 'B' : 'A', context.At(time), _lines);
        context.Emissions.Add(source, time + SensorContext.Nanoseconds(late ? lateness : delay), _lines.WrittenSpan, mayOvertake: true);
    }
}
