namespace Atalaya.Integrity.Sea;

/// <summary>Thresholds of what is doubted of vessels and AIS; every value with its reason.</summary>
public sealed record SeaSettings
{
    /// <summary>A vessel that radar sees is silent after so long: late deliveries of a shore network take a minute, a blocked receiver some.</summary>
    public double SilenceSeconds { get; init; } = 300;

    /// <summary>One that no radar sees: nine minutes, just before its track ends.</summary>
    public double UnseenSilenceSeconds { get; init; } = 540;

    /// <summary>Reports that a vessel in radar's sight should have sent in the meantime, in places and at times where others were heard.</summary>
    public double MissedReports { get; init; } = 6;

    /// <summary>The same without radar: its speed and place since are not known.</summary>
    public double UnseenMissedReports { get; init; } = 20;

    /// <summary>Coverage is proven where this share of the reports of others is heard: near the horizon a station hears less.</summary>
    public double ProvenReception { get; init; } = 0.75;

    /// <summary>And where so many others are heard, of a class that carries no farther.</summary>
    public int ProvenVessels { get; init; } = 2;

    /// <summary>A silence is reported where chance explains it with less than this probability; the least silence makes it far less for most vessels.</summary>
    public double SilenceChance { get; init; } = 1e-5;

    /// <summary>Of vessels that fall silent in proven coverage, the share that was switched off rather than broken. An assumption: nobody has published it.</summary>
    public double SwitchedOffShare { get; init; } = 0.7;

    /// <summary>How long radar must have followed a vessel without AIS where all are heard: eight intervals of boats under way. Radar tracks of boats are short.</summary>
    public double DarkVesselSeconds { get; init; } = 240;

    /// <summary>Nothing slower is taken for a vessel, m/s: buoys, rocks, patches of rough water.</summary>
    public double DarkVesselLeastSpeed { get; init; } = 1.5;

    /// <summary>Nothing faster either, m/s: 45 kn; beyond are aircraft.</summary>
    public double DarkVesselMostSpeed { get; init; } = 23;

    /// <summary>A vessel with AIS so near explains a radar track, metres: radars not yet registered are off by some hundred.</summary>
    public double TwinMeters { get; init; } = 700;

    /// <summary>An impossible jump is believed after so many reports from the new place, none from the old.</summary>
    public int JumpReports { get; init; } = 3;

    /// <summary>Distance that a jump must have beyond what speed explains, metres: antennas, rounding, places of dead reckoning.</summary>
    public double JumpSlackMeters { get; init; } = 500;

    /// <summary>AIS dates places within a minute only: so many seconds of speed are no jump.</summary>
    public double TimeSlackSeconds { get; init; } = 65;

    /// <summary>After a longer gap a jump is a return elsewhere, seconds.</summary>
    public double GapSeconds { get; init; } = 600;

    /// <summary>So many vessels that jump to the same neighbourhood within ten minutes are deceived together.</summary>
    public int SharedJumps { get; init; } = 3;

    /// <summary>Two holders of an MMSI must be heard for so long before it is a duplicate, not a jump.</summary>
    public double DuplicateSeconds { get; init; } = 90;

    /// <summary>So many of name, call sign, IMO number, size and type must change within a day.</summary>
    public int ChangedFields { get; init; } = 2;

    /// <summary>Ducts carry AIS beyond the horizon of 4/3 earth; half as far again is rare.</summary>
    public double DuctFactor { get; init; } = 1.5;

    /// <summary>Antenna of the vessel above the sea, metres: that of the largest.</summary>
    public double AntennaMeters { get; init; } = 40;

    /// <summary>Where more than this share comes from beyond, the site is no single station, or there is a duct.</summary>
    public double FarShare { get; init; } = 0.03;

    /// <summary>Radii of circles that are doubted, metres: anchored ships swing on 50 to 200.</summary>
    public double CircleLeastMeters { get; init; } = 200;

    public double CircleMostMeters { get; init; } = 10_000;

    /// <summary>Residual of the circle over its radius, root mean square.</summary>
    public double CircleResidual { get; init; } = 0.05;

    /// <summary>Stated speed on a circle varies by no more, m/s (1 σ): half a knot.</summary>
    public double CircleSpeedSigma { get; init; } = 0.26;

    /// <summary>Radar must contradict a vessel's place for so long, seconds.</summary>
    public double ShiftSeconds { get; init; } = 45;

    /// <summary>And by so much, metres: what a registered radar and the antenna of a large ship leave.</summary>
    public double ShiftMeters { get; init; } = 300;

    /// <summary>A vessel and a radar track that sail side by side must do so for so long, seconds: few vessels keep the same speed within 0.25 m/s.</summary>
    public double OffsetSeconds { get; init; } = 300;

    /// <summary>And no farther apart, metres: the farther, the more vessels are there by chance.</summary>
    public double OffsetMostMeters { get; init; } = 30_000;

    public bool IsSound =>
        AllPositive(SilenceSeconds, UnseenSilenceSeconds, MissedReports, UnseenMissedReports, DarkVesselSeconds, DarkVesselMostSpeed, TwinMeters, JumpSlackMeters, TimeSlackSeconds,
            GapSeconds, DuplicateSeconds, AntennaMeters, CircleLeastMeters, CircleResidual, CircleSpeedSigma, ShiftSeconds, ShiftMeters, OffsetSeconds, OffsetMostMeters)
        && ProvenReception is > 0 and < 1 && SilenceChance is > 0 and < 1 && SwitchedOffShare is >= 0 and <= 1 && FarShare is > 0 and < 1 && DuctFactor is >= 1 and < 100
        && ProvenVessels >= 1 && JumpReports >= 1 && SharedJumps >= 2 && ChangedFields >= 1
        && DarkVesselLeastSpeed >= 0 && DarkVesselMostSpeed > DarkVesselLeastSpeed && OffsetMostMeters > ShiftMeters && CircleMostMeters > CircleLeastMeters && double.IsFinite(CircleMostMeters);

    static bool AllPositive(params ReadOnlySpan<double> values)
    {
        foreach (double value in values)
            if (!(value > 0) || !double.IsFinite(value)) return false;
        return true;
    }
}
