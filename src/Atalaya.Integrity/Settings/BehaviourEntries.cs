using Atalaya.Integrity.Alerts;
using Atalaya.Integrity.Behaviour;

namespace Atalaya.Integrity.Settings;

/// <summary>Dangerous and strange behaviour.</summary>
static class BehaviourEntries
{
    static readonly SettingsPart<CollisionSettings> CollisionPart = new(DetectorGroup.Behaviour, all => all.Behaviour.Collision, (all, part) => all with { Behaviour = all.Behaviour with { Collision = part } });
    static readonly SettingsPart<ConflictSettings> ConflictPart = new(DetectorGroup.Behaviour, all => all.Behaviour.Conflict, (all, part) => all with { Behaviour = all.Behaviour with { Conflict = part } });
    static readonly SettingsPart<RendezvousSettings> RendezvousPart = new(DetectorGroup.Behaviour, all => all.Behaviour.Rendezvous, (all, part) => all with { Behaviour = all.Behaviour with { Rendezvous = part } });
    static readonly SettingsPart<LoiteringSettings> LoiteringPart = new(DetectorGroup.Behaviour, all => all.Behaviour.Loitering, (all, part) => all with { Behaviour = all.Behaviour with { Loitering = part } });
    static readonly SettingsPart<LowSlowSettings> LowSlowPart = new(DetectorGroup.Behaviour, all => all.Behaviour.LowSlow, (all, part) => all with { Behaviour = all.Behaviour with { LowSlow = part } });
    static readonly SettingsPart<CoverageSettings> CoveragePart = new(DetectorGroup.Behaviour, all => all.Behaviour.Coverage, (all, part) => all with { Behaviour = all.Behaviour with { Coverage = part } });
    static readonly SettingsPart<OutlierSettings> OutlierPart = new(DetectorGroup.Behaviour, all => all.Behaviour.Outlier, (all, part) => all with { Behaviour = all.Behaviour with { Outlier = part } });

    public static IReadOnlyList<DetectorEntry> All { get; } = [Collision(), Conflict(), Rendezvous(), Loitering(), LowSlow(), Coverage(), Outlier()];

    static DetectorEntry Collision() => CollisionPart.Entry("collision", AlertKindSet.Of(AlertKind.CollisionRisk), "Two vessels are about to come too close.", part => part.IsEnabled, (part, on) => part with { IsEnabled = on },
    [
        CollisionPart.Number("domain_lengths", 0.5, 20, "Nearer than so many lengths of the longer vessel is too close.", part => part.DomainLengths, (part, value) => part with { DomainLengths = value }),
        CollisionPart.Number("least_distance_m", 10, 5000, "But never less than this.", part => part.LeastDistanceMeters, (part, value) => part with { LeastDistanceMeters = value }) with { NotAbove = "most_distance_m" },
        CollisionPart.Number("most_distance_m", 50, 10_000, "And never more than this.", part => part.MostDistanceMeters, (part, value) => part with { MostDistanceMeters = value }),
        CollisionPart.Number("caution_s", 10, 3600, "How far ahead an encounter is warned of.", part => part.CautionSeconds, (part, value) => part with { CautionSeconds = value }),
        CollisionPart.Number("alarm_s", 10, 3600, "How far ahead it is an alarm.", part => part.AlarmSeconds, (part, value) => part with { AlarmSeconds = value }) with { NotAbove = "caution_s" },
        CollisionPart.Number("caution_probability", 0.5, 0.999, "Probability of coming too close from which on there is an alert.", part => part.CautionProbability, (part, value) => part with { CautionProbability = value }),
        CollisionPart.Number("alarm_probability", 0.5, 0.999, "Probability from which on it is an alarm.", part => part.AlarmProbability, (part, value) => part with { AlarmProbability = value }),
        CollisionPart.Knots("least_speed_kn", 0, 30, "Slower vessels lie at anchor or at a berth, or drift.", part => part.LeastSpeedMetersPerSecond, (part, value) => part with { LeastSpeedMetersPerSecond = value }),
        CollisionPart.Knots("least_relative_speed_kn", 0.2, 30, "Slower against each other they go together.", part => part.LeastRelativeSpeedMetersPerSecond, (part, value) => part with { LeastRelativeSpeedMetersPerSecond = value }),
        CollisionPart.Number("least_age_s", 0, 3600, "Younger tracks do not count.", part => part.LeastAgeSeconds, (part, value) => part with { LeastAgeSeconds = value }),
    ]);

    static DetectorEntry Conflict() => ConflictPart.Entry("conflict", AlertKindSet.Of(AlertKind.Conflict), "Two aircraft are about to lose their separation.", part => part.IsEnabled, (part, on) => part with { IsEnabled = on },
    [
        ConflictPart.Number("warn_s", 10, 600, "How far ahead it is predicted and warned of.", part => part.WarnSeconds, (part, value) => part with { WarnSeconds = value }),
        ConflictPart.Number("alarm_s", 5, 600, "Nearer in time it is an alarm.", part => part.AlarmSeconds, (part, value) => part with { AlarmSeconds = value }) with { NotAbove = "warn_s" },
        ConflictPart.Number("upper_distance_m", 500, 50_000, "Horizontal separation above upper_height_m.", part => part.UpperDistanceMeters, (part, value) => part with { UpperDistanceMeters = value }),
        ConflictPart.Number("lower_distance_m", 500, 50_000, "Horizontal separation below it.", part => part.LowerDistanceMeters, (part, value) => part with { LowerDistanceMeters = value }),
        ConflictPart.Number("visual_distance_m", 100, 50_000, "Horizontal separation of two that fly by sight.", part => part.VisualDistanceMeters, (part, value) => part with { VisualDistanceMeters = value }),
        ConflictPart.Number("upper_height_m", 0, 20_000, "Where the upper airspace begins.", part => part.UpperHeightMeters, (part, value) => part with { UpperHeightMeters = value }),
        ConflictPart.Number("vertical_m", 30, 2000, "Vertical separation.", part => part.VerticalMeters, (part, value) => part with { VerticalMeters = value }),
        ConflictPart.Number("high_vertical_m", 30, 2000, "Vertical separation above high_height_m.", part => part.HighVerticalMeters, (part, value) => part with { HighVerticalMeters = value }),
        ConflictPart.Number("visual_vertical_m", 30, 2000, "Vertical separation of two that fly by sight.", part => part.VisualVerticalMeters, (part, value) => part with { VisualVerticalMeters = value }),
        ConflictPart.Number("high_height_m", 0, 30_000, "Where the greater vertical separation begins.", part => part.HighHeightMeters, (part, value) => part with { HighHeightMeters = value }),
        ConflictPart.Number("proximity_part", 0, 1, "Nearer than this part of both distances is a conflict whatever is predicted.", part => part.ProximityPart, (part, value) => part with { ProximityPart = value }),
        ConflictPart.Number("climb_s", 0, 600, "A climb or descent is believed to go on for so long.", part => part.ClimbSeconds, (part, value) => part with { ClimbSeconds = value }),
        ConflictPart.Number("least_height_m", 0, 10_000, "Lower aircraft do not count.", part => part.LeastHeightMeters, (part, value) => part with { LeastHeightMeters = value }),
        ConflictPart.Knots("least_speed_kn", 0, 500, "Slower aircraft do not count.", part => part.LeastSpeedMetersPerSecond, (part, value) => part with { LeastSpeedMetersPerSecond = value }),
        ConflictPart.Number("least_probability", 0.5, 0.999, "Probability of losing separation from which on there is an alert.", part => part.LeastProbability, (part, value) => part with { LeastProbability = value }),
    ]);

    static DetectorEntry Rendezvous() => RendezvousPart.Entry("rendezvous", AlertKindSet.Of(AlertKind.Rendezvous), "Two vessels meet at sea.", part => part.IsEnabled, (part, on) => part with { IsEnabled = on },
    [
        RendezvousPart.Number("distance_m", 10, 2000, "So near they can pass something over.", part => part.DistanceMeters, (part, value) => part with { DistanceMeters = value }) with { Below = "apart_m" },
        RendezvousPart.Knots("most_speed_kn", 0.5, 30, "Both slower than this.", part => part.MostSpeedMetersPerSecond, (part, value) => part with { MostSpeedMetersPerSecond = value }),
        RendezvousPart.Number("duration_s", 30, 86_400, "For so long.", part => part.DurationSeconds, (part, value) => part with { DurationSeconds = value }),
        RendezvousPart.Number("fast_duration_s", 10, 86_400, "Two small boats that came fast: for so long.", part => part.FastDurationSeconds, (part, value) => part with { FastDurationSeconds = value }) with { NotAbove = "duration_s" },
        RendezvousPart.Number("apart_m", 20, 10_000, "They were seen at least so far apart before.", part => part.ApartMeters, (part, value) => part with { ApartMeters = value }) with { Below = "crowd_m" },
        RendezvousPart.Whole("most_others", 0, 100, "With more others than this around it is a port, a roadstead or a fleet.", part => part.MostOthers, (part, value) => part with { MostOthers = value }),
        RendezvousPart.Number("crowd_m", 50, 20_000, "How far around others are counted.", part => part.CrowdMeters, (part, value) => part with { CrowdMeters = value }),
        RendezvousPart.Number("served_length_m", 0, 500, "Longer vessels are met by pilots, tugs and tenders.", part => part.ServedLengthMeters, (part, value) => part with { ServedLengthMeters = value }),
    ]);

    static DetectorEntry Loitering() => LoiteringPart.Entry("loitering", AlertKindSet.Of(AlertKind.Loitering), "A vessel stays about a place under way, or an aircraft circles.", part => part.IsEnabled, (part, on) => part with { IsEnabled = on },
    [
        LoiteringPart.Number("vessel_s", 60, 86_400, "How long a vessel's path is looked at.", part => part.SeaSeconds, (part, value) => part with { SeaSeconds = value }),
        LoiteringPart.Number("vessel_radius_m", 100, 100_000, "All of it within so far from its middle.", part => part.SeaRadiusMeters, (part, value) => part with { SeaRadiusMeters = value }),
        LoiteringPart.Number("path_ratio", 1.1, 100, "Path over way made good.", part => part.PathRatio, (part, value) => part with { PathRatio = value }),
        LoiteringPart.Knots("least_speed_kn", 0.1, 30, "Slower vessels drift or swing at anchor.", part => part.LeastSpeedMetersPerSecond, (part, value) => part with { LeastSpeedMetersPerSecond = value }),
        LoiteringPart.Number("aircraft_s", 60, 86_400, "How long an aircraft's turns are counted.", part => part.AirSeconds, (part, value) => part with { AirSeconds = value }),
        LoiteringPart.Number("aircraft_turns", 0.5, 50, "Full turns the same way.", part => part.AirTurnRadians, (part, value) => part with { AirTurnRadians = value }, 2 * Math.PI),
        LoiteringPart.Number("aircraft_radius_m", 500, 200_000, "All within so far from their middle.", part => part.AirRadiusMeters, (part, value) => part with { AirRadiusMeters = value }),
    ]);

    static DetectorEntry LowSlow() => LowSlowPart.Entry("low_slow", AlertKindSet.Of(AlertKind.LowSlowSmall), "Radar sees something low and slow without identity: a drone or an ultralight.", part => part.IsEnabled, (part, on) => part with { IsEnabled = on },
    [
        LowSlowPart.Number("most_height_m", 10, 10_000, "Where a height is known, it lies below this.", part => part.MostHeightMeters, (part, value) => part with { MostHeightMeters = value }),
        LowSlowPart.Knots("least_speed_kn", 1, 200, "At least so fast.", part => part.LeastSpeedMetersPerSecond, (part, value) => part with { LeastSpeedMetersPerSecond = value }) with { Below = "most_speed_kn" },
        LowSlowPart.Knots("most_speed_kn", 2, 500, "At most so fast.", part => part.MostSpeedMetersPerSecond, (part, value) => part with { MostSpeedMetersPerSecond = value }),
        LowSlowPart.Knots("least_speed_without_height_kn", 1, 500, "Where no height is known, at least so fast: faster than boats.", part => part.LeastSpeedWithoutHeightMetersPerSecond, (part, value) => part with { LeastSpeedWithoutHeightMetersPerSecond = value }),
        LowSlowPart.Number("duration_s", 0, 3600, "Seen so long.", part => part.DurationSeconds, (part, value) => part with { DurationSeconds = value }),
    ]);

    static DetectorEntry Coverage() => CoveragePart.Entry("coverage", AlertKindSet.Of(AlertKind.LostInCoverage, AlertKind.AppearedInCoverage), "An aircraft is lost, or begins, where a radar sees everything.", part => part.IsEnabled, (part, on) => part with { IsEnabled = on },
    [
        CoveragePart.Number("least_probability", 0.5, 0.999, "Detection in a turn that the radar has shown at the place.", part => part.LeastProbability, (part, value) => part with { LeastProbability = value }),
        CoveragePart.Number("least_turns", 1, 10_000, "Turns that this was counted over.", part => part.LeastTurns, (part, value) => part with { LeastTurns = value }),
        CoveragePart.Number("least_age_s", 0, 3600, "Shorter tracks do not count.", part => part.LeastAgeSeconds, (part, value) => part with { LeastAgeSeconds = value }),
        CoveragePart.Number("least_height_m", 0, 20_000, "Lower aircraft do not count.", part => part.LeastHeightMeters, (part, value) => part with { LeastHeightMeters = value }),
        CoveragePart.Knots("least_speed_kn", 0, 1000, "Slower aircraft do not count.", part => part.LeastSpeedMetersPerSecond, (part, value) => part with { LeastSpeedMetersPerSecond = value }),
        CoveragePart.Number("settling_s", 0, 86_400, "Program and radar run for so long before what begins counts as new.", part => part.SettlingSeconds, (part, value) => part with { SettlingSeconds = value }),
        CoveragePart.Number("most_usual", 0, 1000, "Where tracks began or ended oftener in the last hours, they usually do.", part => part.MostUsual, (part, value) => part with { MostUsual = value }),
    ]);

    static DetectorEntry Outlier() => OutlierPart.Entry("outlier", AlertKindSet.Of(AlertKind.Outlier), "Speed, climb, height or turn beyond what objects of its kind do.", part => part.IsEnabled, (part, on) => part with { IsEnabled = on },
    [
        OutlierPart.Number("duration_s", 0, 600, "So long it must last.", part => part.DurationSeconds, (part, value) => part with { DurationSeconds = value }),
        OutlierPart.Knots("air_speed_kn", 100, 10_000, "Most speed in the air.", part => part.AirSpeedMetersPerSecond, (part, value) => part with { AirSpeedMetersPerSecond = value }),
        OutlierPart.Knots("light_speed_kn", 50, 1000, "Of light aircraft.", part => part.LightSpeedMetersPerSecond, (part, value) => part with { LightSpeedMetersPerSecond = value }),
        OutlierPart.Knots("rotorcraft_speed_kn", 50, 1000, "Of rotorcraft.", part => part.RotorcraftSpeedMetersPerSecond, (part, value) => part with { RotorcraftSpeedMetersPerSecond = value }),
        OutlierPart.Knots("glider_speed_kn", 30, 1000, "Of gliders and ultralights.", part => part.GliderSpeedMetersPerSecond, (part, value) => part with { GliderSpeedMetersPerSecond = value }),
        OutlierPart.Knots("drone_speed_kn", 10, 1000, "Of drones.", part => part.DroneSpeedMetersPerSecond, (part, value) => part with { DroneSpeedMetersPerSecond = value }),
        OutlierPart.Number("drone_height_m", 10, 10_000, "Most height of drones above the sea.", part => part.DroneHeightMeters, (part, value) => part with { DroneHeightMeters = value }),
        OutlierPart.Knots("ground_speed_kn", 20, 500, "Most speed of what says that it is on the ground.", part => part.GroundSpeedMetersPerSecond, (part, value) => part with { GroundSpeedMetersPerSecond = value }),
        OutlierPart.Number("climb_mps", 5, 500, "Most climb or descent.", part => part.ClimbMetersPerSecond, (part, value) => part with { ClimbMetersPerSecond = value }),
        OutlierPart.Number("heavy_turn_dps", 1, 90, "Fastest turn of large and heavy aircraft, degrees a second.", part => part.HeavyTurnRadiansPerSecond, (part, value) => part with { HeavyTurnRadiansPerSecond = value }, Math.PI / 180),
        OutlierPart.Knots("ship_speed_kn", 5, 200, "Most speed of cargo ships and tankers.", part => part.ShipSpeedMetersPerSecond, (part, value) => part with { ShipSpeedMetersPerSecond = value }),
        OutlierPart.Knots("fishing_speed_kn", 5, 200, "Of fishing vessels.", part => part.FishingSpeedMetersPerSecond, (part, value) => part with { FishingSpeedMetersPerSecond = value }),
        OutlierPart.Knots("craft_speed_kn", 5, 300, "Of all other vessels.", part => part.CraftSpeedMetersPerSecond, (part, value) => part with { CraftSpeedMetersPerSecond = value }),
    ]);
}
