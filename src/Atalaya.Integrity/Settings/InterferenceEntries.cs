using Atalaya.Integrity.Alerts;
using Atalaya.Integrity.Interference;

namespace Atalaya.Integrity.Settings;

/// <summary>Interference with satellite navigation.</summary>
static class InterferenceEntries
{
    static readonly SettingsPart<InterferenceSettings> Part = new(DetectorGroup.Interference, all => all.Interference, (all, part) => all with { Interference = part });

    public static DetectorEntry Interference { get; } = Part.Entry("interference", AlertKindSet.Of(AlertKind.GnssInterference), "Satellite navigation is disturbed in a region; without it there is no map of interference either.",
        part => part.Enabled, (part, on) => part with { Enabled = on },
    [
        Part.Number("window_s", 60, 3600, "Aircraft and vessels are counted over so long.", part => part.WindowSeconds, (part, value) => part with { WindowSeconds = value }),
        Part.Whole("least_objects", 1, 100, "Fewer of them in a cell prove nothing.", part => part.LeastObjects, (part, value) => part with { LeastObjects = value }),
        Part.Whole("least_bad", 1, 100, "Nor do fewer that are disturbed.", part => part.LeastBad, (part, value) => part with { LeastBad = value }),
        Part.Number("cell_chance", 1e-12, 0.1, "A cell is disturbed if chance alone gives what was counted with less than this probability.", part => part.CellChance, (part, value) => part with { CellChance = value }),
        Part.Number("pooled_chance", 1e-12, 0.1, "The same of a cell with its neighbours.", part => part.PooledChance, (part, value) => part with { PooledChance = value }),
        Part.Number("over_chance", 1e-6, 0.4, "It is over when chance explains the count with more than this.", part => part.OverChance, (part, value) => part with { OverChance = value }),
        Part.Number("least_base_rate", 1e-4, 0.4, "Least share of aircraft that turn bad of themselves in a window.", part => part.LeastBaseRate, (part, value) => part with { LeastBaseRate = value }),
        Part.Number("least_sea_base_rate", 1e-4, 0.4, "The same of vessels.", part => part.LeastSeaBaseRate, (part, value) => part with { LeastSeaBaseRate = value }),
        Part.Number("chronic_s", 600, 864_000, "Who is bad for longer without a break is taken for faulty.", part => part.ChronicSeconds, (part, value) => part with { ChronicSeconds = value }),
        Part.Number("reopen_s", 0, 86_400, "A region that comes back within so long at the same place is the same.", part => part.ReopenSeconds, (part, value) => part with { ReopenSeconds = value }),
        Part.Number("source_height_m", 1, 10_000, "Antenna of a jammer above the ground: it sets the radio horizon.", part => part.SourceHeightMeters, (part, value) => part with { SourceHeightMeters = value }),
        Part.Number("loss_threshold_dbm", -150, 0, "Received power from which half of the receivers lose their position.", part => part.LossThresholdDbm, (part, value) => part with { LossThresholdDbm = value }),
    ]);
}
