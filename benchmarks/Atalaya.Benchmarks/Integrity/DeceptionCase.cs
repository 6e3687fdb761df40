using Atalaya.Scenarios.Attacks;
using Atalaya.Scenarios.Attacks.Kinds;
using Atalaya.Scenarios.Trials;

namespace Atalaya.Benchmarks.Integrity;

/// <summary>One attack in one small world, tried by the hundred.</summary>
/// <param name="Limit">Until when it must be found: seconds after its first effect.</param>
sealed record DeceptionCase(string Name, TrialOptions Options, double Limit, params AttackSpec[] Attacks)
{
    const double Begin = 150;

    static readonly TransmitterSite Attacker = new(10.7, -58.9);

    public static IReadOnlyList<DeceptionCase> All { get; } =
    [
        Of("step 2 km, 50 m/1 s", 50, 1, 4, 3.5, new StepAttack()),
        Of("step 2 km, 50 m/4 s", 50, 4, 4, 3 * 4 + 0.5, new StepAttack()),
        Of("step 2 km, 400 m/12 s", 400, 12, 4, 3 * 12 + 0.5, new StepAttack()),
        Of("drift 5 m/s, 50 m/1 s: 200 m", 50, 1, 4, 200 / 5, new DriftAttack()),
        Of("drift 5 m/s, 400 m/12 s: 1.2 km", 400, 12, 4, 1200 / 5, new DriftAttack()),
        Of("area of ten, one place, 50 m/4 s: 15 s", 50, 4, 14, 15, new AreaSpoofAttack { Source = Attacker, RadiusMeters = 300_000, Place = (10.6, -58.9, 10) }),
        Of("area of ten, 5 km offset, 50 m/4 s: 15 s", 50, 4, 14, 15, new AreaSpoofAttack { Source = Attacker, RadiusMeters = 300_000 }),
        Of("circle 2 km, 50 m/4 s: 60 s", 50, 4, 4, 60, new CircleAttack()),
        Of("freeze, 50 m/4 s: 60 s", 50, 4, 4, 60, new FreezeAttack()),
        Of("replay 60 s late in place of the true, 50 m/4 s: 120 s", 50, 4, 4, 120, new ReplayAttack { Replaces = true }),
        Of("replay 60 s late beside the true, 50 m/4 s: 120 s", 50, 4, 4, 120, new ReplayAttack()),
        Of("clone 40 km off, 50 m/4 s: 60 s", 50, 4, 4, 60, new CloneAttack()),
        Of("ghost, 50 m/4 s, 40 others: 120 s", 50, 4, 40, 120, new GhostAttack()),
        Late("ghost 30 km off after 15 min, 50 m/4 s, 60 others: 120 s", 60, 900, 120, new GhostAttack { Place = (10.75, -59.06), SpreadMeters = 0, SpeedMetersPerSecond = 60 }),
        Of("pressure and geometric height part, 50 m/4 s: 60 s", 50, 4, 4, 60, new HeightSplitAttack()),
        Of("none, 50 m/1 s", 50, 1, 12, 600),
        Of("none, 50 m/4 s, bias 150 m and 0.2°", 50, 4, 12, 600) with { Options = new TrialOptions { Aircraft = 12, RadarTurnSeconds = 4, RadarRangeBiasMeters = 150, RadarAzimuthBiasDegrees = 0.2, DurationSeconds = 900 } },
        Of("none, 400 m/12 s", 400, 12, 12, 600),
    ];

    static DeceptionCase Of(string name, double sigma, double turn, int aircraft, double limit, params AttackSpec[] attacks) => new(
        name,
        new TrialOptions { Aircraft = aircraft, RadarSigmaMeters = sigma, RadarTurnSeconds = turn, DurationSeconds = Begin + limit + 5, Receivers = 2 },
        limit,
        [.. attacks.Select(attack => attack is TargetedSpec targeted ? targeted with { StartSeconds = Begin, Target = TargetSelector.AnyAircraftSeenByRadar } : attack with { StartSeconds = Begin })]);

    /// <summary>An attack that begins when the world has been watched for long.</summary>
    static DeceptionCase Late(string name, int aircraft, double begin, double limit, AttackSpec attack) => new(
        name,
        new TrialOptions { Aircraft = aircraft, RadarSigmaMeters = 50, RadarTurnSeconds = 4, DurationSeconds = begin + limit + 5, Receivers = 2 },
        limit,
        attack with { StartSeconds = begin });
}
