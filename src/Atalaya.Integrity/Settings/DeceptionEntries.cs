using Atalaya.Integrity.Alerts;
using Atalaya.Integrity.Deception;

namespace Atalaya.Integrity.Settings;

/// <summary>Spoofing and ghosts in the air.</summary>
static class DeceptionEntries
{
    static readonly SettingsPart<DeceptionSettings> Part = new(DetectorGroup.Air, all => all.Deception, (all, part) => all with { Deception = part });

    public static IReadOnlyList<DetectorEntry> All { get; } =
    [
        Position(),
        Part.Entry("duplicate_address", AlertKindSet.Of(AlertKind.DuplicateAddress), "One 24-bit address in two places.", []),
        Part.Entry("mass_pattern", AlertKindSet.Of(AlertKind.MassPattern), "Many aircraft state the same place, jump or circle.",
        [
            Part.Whole("aircraft", 2, 1000, "So many that do the same are a pattern.", part => part.PatternAircraft, (part, value) => part with { PatternAircraft = value }),
            Part.Number("within_s", 1, 600, "Within so long.", part => part.PatternSeconds, (part, value) => part with { PatternSeconds = value }),
        ]),
        Part.Entry("inconsistent", AlertKindSet.Of(AlertKind.Inconsistent), "The parts of what an aircraft states contradict each other.",
        [
            Part.Knots("velocity_difference_kn", 10, 970, "Stated velocity against the change of stated places.", part => part.VelocityDifference, (part, value) => part with { VelocityDifference = value }),
            Part.Number("duration_s", 1, 600, "For so long.", part => part.VelocitySeconds, (part, value) => part with { VelocitySeconds = value }),
        ]),
        Part.Entry("silent_transponder", AlertKindSet.Of(AlertKind.SilentTransponder), "ADS-B without a transponder that answers radar.",
        [
            Part.Number("chance", 1e-12, 0.01, "Chance explains the missing answers with less than this probability.", part => part.SilenceChance, (part, value) => part with { SilenceChance = value }),
        ]),
        Part.Entry("stopped_transponder", AlertKindSet.Of(AlertKind.StoppedTransponder), "A transponder ceased to answer and to send while radar goes on seeing the aircraft.", []),
        Part.Entry("impossible_reception", AlertKindSet.Of(AlertKind.ImpossibleReception), "A receiver hears what it cannot, or does not hear what it must.",
        [
            Part.Number("horizon_factor", 1, 10, "Heard from so many times the radio horizon of the stated place is beyond any reach but that of ducts.", part => part.HorizonFactor, (part, value) => part with { HorizonFactor = value }),
            Part.Number("level_correlation", 0, 0.9, "A signal level that follows the stated distance with less correlation does not follow it.", part => part.LevelCorrelation, (part, value) => part with { LevelCorrelation = value }),
        ]),
    ];

    static DetectorEntry Position() => Part.Entry("position", AlertKindSet.Of(AlertKind.PositionContradicted, AlertKind.Replayed), "What an aircraft states of its place is not where sensors have it, or comes too late.",
    [
        Part.Number("cusum_limit", 5.1, 100, "Differences of stated and measured places that add up above this are no chance.", part => part.CusumLimit, (part, value) => part with { CusumLimit = value }),
        Part.Number("ramp_chi_square", 15.1, 1000, "Places that leave the measured ones steadily: chi-square of their velocity.", part => part.RampChiSquare, (part, value) => part with { RampChiSquare = value }),
        Part.Number("step_chi_square", 15.1, 1000, "Three differences that agree: chi-square of their mean.", part => part.StepChiSquare, (part, value) => part with { StepChiSquare = value }),
        Part.Number("offset_chi_square", 15.1, 1000, "A lasting difference: chi-square against what is usual.", part => part.OffsetChiSquare, (part, value) => part with { OffsetChiSquare = value }),
        Part.Number("latency_sigma_s", 0.02, 5, "How late places are stated, 1 σ.", part => part.LatencySigmaSeconds, (part, value) => part with { LatencySigmaSeconds = value }),
        Part.Number("jump_m", 100, 100_000, "A stated place that leaves its course by more is a jump; also for mass_pattern.", part => part.JumpMeters, (part, value) => part with { JumpMeters = value }),
        Part.Number("agree_s", 1, 600, "It is over when places agree for so long.", part => part.AgreeSeconds, (part, value) => part with { AgreeSeconds = value }),
        Part.Number("uncompared_s", 10, 3600, "Or when nothing could be compared for so long.", part => part.UncomparedSeconds, (part, value) => part with { UncomparedSeconds = value }),
    ]);
}
