using Atalaya.Integrity.Alerts;
using Atalaya.Scenarios.Attacks;
using Atalaya.Scenarios.Attacks.Kinds;
using Atalaya.Scenarios.Trials;

namespace Atalaya.Benchmarks.Integrity;

/// <summary>One deceit or fault among a few vessels, tried by the hundred.</summary>
/// <param name="Limit">Until when it must be found: seconds after its first effect, or after the beginning if that is later.</param>
/// <param name="Finders">Alerts that tell of it.</param>
sealed record SeaCase(string Name, TrialOptions Options, double Limit, AlertKind[] Finders, params AttackSpec[] Attacks)
{
    const double Begin = 150;

    /// <summary>Far enough in for a station to know what is usual.</summary>
    const double HorizonBegin = 400;

    /// <summary>Seconds of the world that nobody hears: what begins in them was always so.</summary>
    public double Skipped { get; init; }

    /// <summary>One vessel states an IMO number with a wrong digit.</summary>
    public bool HasWrongDigit { get; init; }

    public static IReadOnlyList<SeaCase> All { get; } =
    [
        Of("jump of 2 km, AIS alone", false, 60, [AlertKind.ImpossibleSpeed], new StepAttack()),
        Of("jump of 10 km, AIS alone", false, 60, [AlertKind.ImpossibleSpeed], new StepAttack { DistanceMeters = 10_000 }),
        Of("jump of 10 km, with radar", true, 60, [AlertKind.ImpossibleSpeed, AlertKind.ShiftedTrack], new StepAttack { DistanceMeters = 10_000 }),
        Of("shift by 500 m, with radar", true, 180, [AlertKind.ShiftedTrack], new StepAttack { DistanceMeters = 500 }),
        Of("shift by 2 km, with radar", true, 600, [AlertKind.ShiftedTrack], new StepAttack()),
        Of("drift of 2 m/s, with radar", true, 400, [AlertKind.ShiftedTrack], new DriftAttack { SpeedMetersPerSecond = 2 }),
        Always("shifted by 500 m from the first, with radar", 500),
        Always("shifted by 1 km from the first, with radar", 1000),
        Always("shifted by 5 km from the first, with radar", 5000),
        Always("shifted by 20 km from the first, with radar", 20_000),
        Of("circle of 1 km at 5 m/s, AIS alone", false, 1800, [AlertKind.CirclePattern], new CircleAttack { RadiusMeters = 1000 }),
        Of("circle of 2 km at 5 m/s, AIS alone", false, 2700, [AlertKind.CirclePattern], new CircleAttack()),
        Of("three on a circle of 2 km, AIS alone", false, 2700, [AlertKind.CirclePattern], new CircleAttack { Count = 3, Center = (10.6, -58.9) }),
        Of("circle of 1 km at 5 m/s, with radar", true, 420, [AlertKind.ShiftedTrack], new CircleAttack { RadiusMeters = 1000 }),
        Of("swapped identities, AIS alone", false, 60, [AlertKind.ImpossibleSpeed], new IdentitySwapAttack()),
        Of("swapped identities, with radar", true, 60, [AlertKind.ImpossibleSpeed, AlertKind.ShiftedTrack], new IdentitySwapAttack()),
        Of("clone 5 km off, AIS alone", false, 180, [AlertKind.DuplicateMmsi], new CloneAttack { DistanceMeters = 5000 }),
        Of("clone 40 km off, AIS alone", false, 180, [AlertKind.DuplicateMmsi], new CloneAttack()),
        Of("clone 5 km off, with radar", true, 180, [AlertKind.DuplicateMmsi], new CloneAttack { DistanceMeters = 5000 }),
        Of("frozen, stating its speed, AIS alone", false, 300, [AlertKind.ShiftedTrack], new FreezeAttack()),
        Of("frozen, with radar", true, 300, [AlertKind.ShiftedTrack], new FreezeAttack()),
        Of("frozen at speed 0, with radar", true, 300, [AlertKind.ShiftedTrack], new FreezeAttack { VelocityFollows = true }),
        Of("a place on land", false, 90, [AlertKind.OnLand], new StepAttack { DistanceMeters = 484_000, BearingDegrees = 248.5 }),
        Of("wrong digit in an IMO number", false, 1500, [AlertKind.WrongNumber]) with { HasWrongDigit = true },
        Far("ghost 300 km off, one of 40", new GhostAttack { AreVessels = true, StartSeconds = HorizonBegin, Place = (12.5, -57) }),
        Far("a place 300 km off, one of 40", new StepAttack { Target = TargetSelector.AnyVessel, StartSeconds = HorizonBegin, DistanceMeters = 300_000 }),
        Of("AIS switched off, with radar", true, 480, [AlertKind.AisSilence], new SilenceAttack()),
        Of("AIS switched off, unseen", false, 720, [AlertKind.AisSilence], new SilenceAttack()),
        Of("none, AIS alone", false, 3600, []),
        Of("none, with radar", true, 3600, []),
    ];

    static SeaCase Of(string name, bool hasRadar, double limit, AlertKind[] finders, params TargetedSpec[] attacks) => new(
        name,
        World(hasRadar, 12, Begin + limit + 10),
        limit,
        finders,
        [.. attacks.Select(attack => attack with { StartSeconds = Begin, Target = TargetSelector.AnyVessel })]);

    static SeaCase Always(string name, double meters)
    {
        const double Limit = 900, Early = 80, Unheard = 120;
        StepAttack attack = new() { DistanceMeters = meters, StartSeconds = Early, Target = TargetSelector.AnyVessel };
        return new SeaCase(name, World(true, 12, Unheard + Limit + 10), Limit, [AlertKind.ShiftedTrack], attack) { Skipped = Unheard };
    }

    static SeaCase Far(string name, AttackSpec attack) => new(name, World(false, 40, HorizonBegin + 130), 120, [AlertKind.BeyondHorizon], attack);

    static TrialOptions World(bool hasRadar, int vessels, double seconds) => new() { Aircraft = 0, Vessels = vessels, HasRadar = hasRadar, DurationSeconds = seconds };
}
