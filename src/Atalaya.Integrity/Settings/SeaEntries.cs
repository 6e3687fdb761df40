using Atalaya.Integrity.Alerts;
using Atalaya.Integrity.Sea;

namespace Atalaya.Integrity.Settings;

/// <summary>What is doubted of vessels and AIS.</summary>
static class SeaEntries
{
    static readonly SettingsPart<SeaSettings> Part = new(DetectorGroup.Sea, all => all.Sea, (all, part) => all with { Sea = part });

    public static IReadOnlyList<DetectorEntry> All { get; } =
    [
        Silence(), DarkVessel(), ImpossibleSpeed(),
        Part.Entry("on_land", AlertKindSet.Of(AlertKind.OnLand), "A vessel states a place on land.", []),
        Circle(), Shift(),
        Part.Entry("duplicate_mmsi", AlertKindSet.Of(AlertKind.DuplicateMmsi), "Two vessels send one MMSI.",
        [
            Part.Number("duration_s", 10, 3600, "Both are heard for so long.", part => part.DuplicateSeconds, (part, value) => part with { DuplicateSeconds = value }),
        ]),
        Part.Entry("changed_identity", AlertKindSet.Of(AlertKind.ChangedIdentity), "A vessel becomes another under its MMSI.",
        [
            Part.Whole("changed_fields", 1, 5, "So many of name, call sign, IMO number, size and type change within a day.", part => part.ChangedFields, (part, value) => part with { ChangedFields = value }),
        ]),
        Part.Entry("wrong_number", AlertKindSet.Of(AlertKind.WrongNumber), "An IMO number whose check digit is wrong, or an MMSI that is none.", []),
        Part.Entry("beyond_horizon", AlertKindSet.Of(AlertKind.BeyondHorizon), "AIS from beyond the horizon of the receiver.",
        [
            Part.Number("duct_factor", 1, 50, "So many radio horizons are believed: ducts carry AIS beyond one.", part => part.DuctFactor, (part, value) => part with { DuctFactor = value }),
            Part.Number("antenna_m", 1, 500, "Antenna of the vessel above the sea.", part => part.AntennaMeters, (part, value) => part with { AntennaMeters = value }),
            Part.Number("far_share", 0.001, 0.9, "Where more than this share comes from beyond, the site is no single station, or there is a duct.", part => part.FarShare, (part, value) => part with { FarShare = value }),
        ]),
    ];

    static DetectorEntry Silence() => Part.Entry("ais_silence", AlertKindSet.Of(AlertKind.AisSilence), "A vessel ceased to send AIS where it was well heard.",
    [
        Part.Number("silence_s", 60, 86_400, "A vessel that radar sees is silent after so long.", part => part.SilenceSeconds, (part, value) => part with { SilenceSeconds = value }),
        Part.Number("unseen_silence_s", 60, 86_400, "One that no radar sees; tracks without reports end after some ten minutes.", part => part.UnseenSilenceSeconds, (part, value) => part with { UnseenSilenceSeconds = value }),
        Part.Number("missed_reports", 1, 1000, "Reports that it should have sent in the meantime.", part => part.MissedReports, (part, value) => part with { MissedReports = value }),
        Part.Number("unseen_missed_reports", 1, 1000, "The same without radar.", part => part.UnseenMissedReports, (part, value) => part with { UnseenMissedReports = value }),
        Part.Number("chance", 1e-12, 0.1, "Chance explains the silence with less than this probability.", part => part.SilenceChance, (part, value) => part with { SilenceChance = value }),
        Part.Number("switched_off_share", 0, 1, "Of vessels that fall silent where all are heard, the share that was switched off, not broken.", part => part.SwitchedOffShare, (part, value) => part with { SwitchedOffShare = value }),
        Part.Number("proven_reception", 0.1, 0.99, "Coverage is proven where this share of the reports of others is heard; also for dark_vessel.", part => part.ProvenReception, (part, value) => part with { ProvenReception = value }),
        Part.Whole("proven_vessels", 1, 1000, "And where so many others are heard; also for dark_vessel.", part => part.ProvenVessels, (part, value) => part with { ProvenVessels = value }),
    ]);

    static DetectorEntry DarkVessel() => Part.Entry("dark_vessel", AlertKindSet.Of(AlertKind.DarkVessel), "Radar sees a vessel that never sent AIS where all are heard.",
    [
        Part.Number("duration_s", 30, 86_400, "Radar has followed it for so long.", part => part.DarkVesselSeconds, (part, value) => part with { DarkVesselSeconds = value }),
        Part.Knots("least_speed_kn", 0, 100, "Nothing slower is taken for a vessel.", part => part.DarkVesselLeastSpeed, (part, value) => part with { DarkVesselLeastSpeed = value }) with { Below = "most_speed_kn" },
        Part.Knots("most_speed_kn", 1, 200, "Nothing faster either.", part => part.DarkVesselMostSpeed, (part, value) => part with { DarkVesselMostSpeed = value }),
        Part.Number("twin_m", 50, 20_000, "A vessel with AIS so near explains what radar sees.", part => part.TwinMeters, (part, value) => part with { TwinMeters = value }),
    ]);

    static DetectorEntry ImpossibleSpeed() => Part.Entry("impossible_speed", AlertKindSet.Of(AlertKind.ImpossibleSpeed, AlertKind.ReappearedElsewhere), "A vessel states a place that it cannot have reached, or comes back elsewhere after a gap.",
    [
        Part.Number("slack_m", 50, 50_000, "So far beyond what speed explains.", part => part.JumpSlackMeters, (part, value) => part with { JumpSlackMeters = value }),
        Part.Number("slack_s", 1, 600, "So many seconds of speed are no jump: AIS dates places within a minute.", part => part.TimeSlackSeconds, (part, value) => part with { TimeSlackSeconds = value }),
        Part.Whole("reports", 1, 100, "So many reports from the new place, none from the old.", part => part.JumpReports, (part, value) => part with { JumpReports = value }),
        Part.Number("gap_s", 60, 86_400, "After a longer gap it came back elsewhere.", part => part.GapSeconds, (part, value) => part with { GapSeconds = value }),
        Part.Whole("shared", 2, 1000, "So many vessels that jump or freeze alike are deceived together; also for shifted_track.", part => part.SharedJumps, (part, value) => part with { SharedJumps = value }),
    ]);

    static DetectorEntry Circle() => Part.Entry("circle_pattern", AlertKindSet.Of(AlertKind.CirclePattern), "A vessel's stated places lie on a circle as spoofing makes it.",
    [
        Part.Number("least_radius_m", 50, 50_000, "Smaller circles are those of anchored ships.", part => part.CircleLeastMeters, (part, value) => part with { CircleLeastMeters = value }) with { Below = "most_radius_m" },
        Part.Number("most_radius_m", 100, 100_000, "Larger ones are voyages.", part => part.CircleMostMeters, (part, value) => part with { CircleMostMeters = value }),
        Part.Number("residual", 0.001, 0.5, "Distance of the places from the circle over its radius, root mean square.", part => part.CircleResidual, (part, value) => part with { CircleResidual = value }),
        Part.Knots("speed_sigma_kn", 0.05, 5, "Stated speed varies by no more.", part => part.CircleSpeedSigma, (part, value) => part with { CircleSpeedSigma = value }),
    ]);

    static DetectorEntry Shift() => Part.Entry("shifted_track", AlertKindSet.Of(AlertKind.ShiftedTrack), "A vessel's stated track is not where radar has it.",
    [
        Part.Number("distance_m", 50, 50_000, "So far from where radar has it.", part => part.ShiftMeters, (part, value) => part with { ShiftMeters = value }) with { Below = "pair_most_m" },
        Part.Number("duration_s", 5, 3600, "For so long.", part => part.ShiftSeconds, (part, value) => part with { ShiftSeconds = value }),
        Part.Number("pair_duration_s", 30, 3600, "A radar track that keeps one offset for so long is the vessel.", part => part.OffsetSeconds, (part, value) => part with { OffsetSeconds = value }),
        Part.Number("pair_most_m", 100, 100_000, "An offset is no greater.", part => part.OffsetMostMeters, (part, value) => part with { OffsetMostMeters = value }),
    ]);
}
