using Atalaya.Core.Geodesy;
using Atalaya.Core.Numerics;
using Atalaya.Formats.ModeS;
using Atalaya.Formats.ModeS.Framing;

namespace Atalaya.Scenarios.Sensors;

/// <summary>A 1090 MHz receiver with Beast output: hears transponders by distance, stamps frames with its own 12 MHz counter.</summary>
sealed class AdsbSensor(SensorContext context, int source, GeodeticPosition site, SensorClock clock, double latencySeconds)
{
    const double SpeedOfLight = 299_792_458;
    const double ReachMeters = 350_000;
    const double NearMeters = 5_000;
    const double NearLevelDbfs = -3;
    const double LevelSigmaDb = 2;
    const double CollisionChance = 0.03;

    readonly LocalFrame _frame = new(site);

    public SensorContext Context => context;
    public int Source => source;

    /// <summary>Receives a frame sent at a time from a place, or not.</summary>
    public void Receive(long time, in TruthState from, in ModeSFrame frame, ref RandomStream random)
    {
        double distance = _frame.ToEnu(from.Position).Length;
        double share = distance / ReachMeters;
        bool heard = random.Chance((1 - CollisionChance) * Math.Max(0, 1 - share * share * share));
        double fading = random.Gaussian() * LevelSigmaDb;
        if (!heard || !LineOfSight.Reaches(site.Height, from.Height, distance)) return;
        double dbfs = NearLevelDbfs - 20 * StableMath.Log10(Math.Max(distance, NearMeters) / NearMeters) + fading;
        byte signal = (byte)Math.Clamp(Math.Round(255 * StableMath.Pow(10, dbfs / 20)), 1, 255);
        long arrival = time + SensorContext.Nanoseconds(distance / SpeedOfLight);
        ulong ticks = (ulong)Math.Round(clock.Shows(arrival) * (ReceivedFrame.TicksPerSecond * 1e-9));
        Span<byte> bytes = stackalloc byte[BeastWriter.MaxLength];
        int length = BeastWriter.Write(bytes, frame, ticks, signal);
        context.Emissions.Add(source, time + SensorContext.Nanoseconds(latencySeconds), bytes[..length]);
    }
}
