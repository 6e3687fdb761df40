using System.Globalization;
using Atalaya.Scenarios.Motion;
using Atalaya.Scenarios.Traffic;

namespace Atalaya.Scenarios.Trials;

/// <summary>One aircraft of a trial, 25 to 55 km from the site, under way from the first second to the last.</summary>
sealed class TrialAircraftSlot(ulong seed, int number) : TrafficSlot(seed, number)
{
    const double NearMeters = 25_000, FarMeters = 55_000;
    const uint FirstAddress = 0x400000;
    const int AddressesApart = 64;

    /// <summary>Below 7000 octal, so no emergency.</summary>
    const int Squawks = 3583;

    public override ScenarioObject Create(int generation, double birthSeconds)
    {
        var random = new RandomStream(Seed, RandomPurpose.Trial, (ulong)Number);
        double speed = random.Uniform(110, 240), height = random.Uniform(2_500, 11_000);
        RouteMotion motion = TrialRoute.Round(RouteBuilder.ForAircraft(), NearMeters, FarMeters, speed, height, ref random);
        return new ScenarioObject(AircraftSlot.IdBase + Number * 1000, ObjectKind.Aircraft, motion, birthSeconds, random.Uniform(0, motion.LengthSeconds))
        {
            Transponder = TransponderKind.AdsB,
            Address = FirstAddress + (uint)(Number * AddressesApart + random.Below(AddressesApart)),
            Mode3A = (ushort)(1 + (257 + Number * 7) % Squawks),
            Callsign = string.Create(CultureInfo.InvariantCulture, $"TRL{100 + Number}"),
            EmitterCategory = 0xA3,
        };
    }
}
