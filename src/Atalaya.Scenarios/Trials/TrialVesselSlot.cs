using System.Globalization;
using Atalaya.Scenarios.Motion;
using Atalaya.Scenarios.Traffic;

namespace Atalaya.Scenarios.Trials;

/// <summary>One vessel of a trial, 3 to 12 km from the site, under way from the first second to the last.</summary>
sealed class TrialVesselSlot(ulong seed, int number) : TrafficSlot(seed, number)
{
    const double NearMeters = 3_000, FarMeters = 12_000;
    const uint FirstMmsi = 362_100_000;
    const byte Cargo = 70;

    public override ScenarioObject Create(int generation, double birthSeconds)
    {
        var random = new RandomStream(Seed, RandomPurpose.Trial, (ulong)Number, 1);
        ushort length = (ushort)(40 + random.Below(140));
        RouteMotion motion = TrialRoute.Round(RouteBuilder.ForVessel(length), NearMeters, FarMeters, random.Uniform(3, 9), 0, ref random);
        return new ScenarioObject(VesselSlot.IdBase + Number * 1000, ObjectKind.Vessel, motion, birthSeconds, random.Uniform(0, motion.LengthSeconds))
        {
            Ais = AisKind.ClassA,
            Mmsi = FirstMmsi + (uint)(Number * 100 + random.Below(100)),
            Name = string.Create(CultureInfo.InvariantCulture, $"TRIAL {100 + Number}"),
            Callsign = string.Create(CultureInfo.InvariantCulture, $"9YT{100 + Number}"),
            ShipType = Cargo,
            LengthMeters = length,
            BeamMeters = (ushort)Math.Max(8, length / 6),
            DraughtMeters = 6,
            MastMeters = 20,
        };
    }
}
