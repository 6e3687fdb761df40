using Atalaya.Scenarios.Attacks;
using Atalaya.Scenarios.Attacks.Kinds;

namespace Atalaya.Server.Simulation;

/// <summary>Settings as described to attacks; what is not said keeps the default of its kind.</summary>
static class AttackSpecs
{
    /// <summary>Null if the attack needs a source and has none.</summary>
    public static AttackSpec? Of(AttackSettings settings)
    {
        AttackSpec? spec = settings.Kind switch
        {
            "area_spoof" => settings.Source is { } source ? AreaSpoof(settings, source) : null,
            "circle" => Circle(settings),
            "clone" => Clone(settings),
            "drift" => Drift(settings),
            "freeze" => new FreezeAttack { VelocityFollows = settings.VelocityFollows ?? false },
            "ghost" => Ghost(settings),
            "height_split" => HeightSplit(settings),
            "identity_swap" => new IdentitySwapAttack { Partner = settings.Partner },
            "jamming" => settings.Source is { } source ? Jamming(settings, source) : null,
            "replay" => Replay(settings),
            "silence" => new SilenceAttack(),
            _ => Step(settings),
        };
        if (spec is TargetedSpec targeted) spec = targeted with { Target = settings.Target ?? DefaultTarget(targeted), Count = settings.Count ?? 1 };
        return spec is null ? null : spec with { StartSeconds = settings.StartSeconds ?? spec.StartSeconds, DurationSeconds = settings.DurationSeconds ?? spec.DurationSeconds };
    }

    static TargetSelector DefaultTarget(TargetedSpec spec) => spec is HeightSplitAttack ? TargetSelector.AnyAircraft : spec.Target;

    static StepAttack Step(AttackSettings settings)
    {
        StepAttack attack = new();
        return attack with { DistanceMeters = settings.DistanceMeters ?? attack.DistanceMeters, BearingDegrees = settings.BearingDegrees };
    }

    static DriftAttack Drift(AttackSettings settings)
    {
        DriftAttack attack = new();
        return attack with
        {
            SpeedMetersPerSecond = settings.SpeedMetersPerSecond ?? attack.SpeedMetersPerSecond,
            BearingDegrees = settings.BearingDegrees,
            MaxDistanceMeters = settings.MaxDistanceMeters ?? attack.MaxDistanceMeters,
            VelocityFollows = settings.VelocityFollows ?? attack.VelocityFollows,
        };
    }

    static CircleAttack Circle(AttackSettings settings)
    {
        CircleAttack attack = new();
        return attack with { RadiusMeters = settings.RadiusMeters ?? attack.RadiusMeters, SpeedMetersPerSecond = settings.SpeedMetersPerSecond, Center = Flat(settings.Center) };
    }

    static HeightSplitAttack HeightSplit(AttackSettings settings)
    {
        HeightSplitAttack attack = new();
        return attack with
        {
            RateFeetPerMinute = settings.RateFeetPerMinute ?? attack.RateFeetPerMinute,
            MaxFeet = settings.MaxFeet ?? attack.MaxFeet,
            OfPressure = settings.Height == "pressure",
        };
    }

    static ReplayAttack Replay(AttackSettings settings)
    {
        ReplayAttack attack = new();
        return attack with { DelaySeconds = settings.DelaySeconds ?? attack.DelaySeconds, Replaces = settings.Replaces ?? attack.Replaces, Transmitter = settings.Transmitter };
    }

    static CloneAttack Clone(AttackSettings settings)
    {
        CloneAttack attack = new();
        return attack with { DistanceMeters = settings.DistanceMeters ?? attack.DistanceMeters, BearingDegrees = settings.BearingDegrees, Transmitter = settings.Transmitter };
    }

    static GhostAttack Ghost(AttackSettings settings)
    {
        GhostAttack attack = new();
        return attack with
        {
            AreVessels = settings.Domain is { } domain ? domain == "vessel" : settings.Key is { IsVessel: true },
            Count = settings.Count ?? attack.Count,
            FirstKey = settings.Key?.Number,
            Name = settings.Name,
            Place = Flat(settings.Place),
            SpreadMeters = settings.SpreadMeters ?? attack.SpreadMeters,
            CourseDegrees = settings.CourseDegrees,
            SpeedMetersPerSecond = settings.SpeedMetersPerSecond,
            AltitudeFeet = settings.AltitudeFeet ?? attack.AltitudeFeet,
            Transmitter = settings.Transmitter,
        };
    }

    static AreaSpoofAttack AreaSpoof(AttackSettings settings, TransmitterSite source)
    {
        AreaSpoofAttack attack = new() { Source = source };
        return attack with
        {
            RadiusMeters = settings.RadiusMeters ?? attack.RadiusMeters,
            Count = settings.Count ?? attack.Count,
            Target = settings.Target ?? attack.Target,
            Place = settings.Place is { } place ? (place.LatitudeDegrees, place.LongitudeDegrees, place.HeightMeters) : null,
            OffsetMeters = settings.OffsetMeters ?? attack.OffsetMeters,
            BearingDegrees = settings.BearingDegrees,
        };
    }

    static JammingAttack Jamming(AttackSettings settings, TransmitterSite source)
    {
        JammingAttack attack = new() { Source = source };
        return attack with
        {
            EirpDbm = settings.EirpDbm ?? attack.EirpDbm,
            LossDbm = settings.LossDbm ?? attack.LossDbm,
            SpreadDb = settings.SpreadDb ?? attack.SpreadDb,
            DegradedBelowDb = settings.DegradedBelowDb ?? attack.DegradedBelowDb,
            HysteresisDb = settings.HysteresisDb ?? attack.HysteresisDb,
            Target = settings.Target ?? attack.Target,
        };
    }

    static (double Latitude, double Longitude)? Flat(TransmitterSite? place) => place is null ? null : (place.LatitudeDegrees, place.LongitudeDegrees);
}
