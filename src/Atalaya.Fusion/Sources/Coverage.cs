using Atalaya.Core.Frames;
using Atalaya.Core.Time;
using Atalaya.Fusion.Partition;

namespace Atalaya.Fusion.Sources;

/// <summary>
/// What the tracker has learned of where each sensor sees and hears: detection probability, false plots, reports. Read it between two ticks,
/// with the end of the last one as now. <see cref="TryRead"/> allocates nothing; the others make new arrays.
/// </summary>
public sealed class Coverage
{
    readonly SourceTable _sources;
    readonly ClutterMap _clutter;
    readonly DetectionMap _detections;
    readonly HearingMap _hearing;

    internal Coverage(SourceTable sources, ClutterMap clutter, DetectionMap detections, HearingMap hearing) =>
        (_sources, _clutter, _detections, _hearing) = (sources, clutter, detections, hearing);

    /// <summary>How a sensor sees a place, radians; false = it never saw anything there that is remembered.</summary>
    /// <param name="sensor">Within its source; 0 = the source itself.</param>
    public bool TryRead(SourceId source, ushort sensor, double latitude, double longitude, Instant now, out CoverageCell cell)
    {
        cell = default;
        if (!_sources.TryFind(source, sensor, out SourceState state)) return false;
        cell = Read(state, EarthCells.CellOf(latitude, longitude), now);
        return cell.LastReport != default || cell.Identified.Turns > 0 || cell.Unidentified.Turns > 0 || cell.ClutterDensity >= 0;
    }

    /// <summary>Each sensor of which something is known, by source and sensor.</summary>
    public SensorCoverage[] ReadSensors(Instant now)
    {
        List<SensorCoverage> sensors = [];
        foreach (SourceState state in _sources.States)
            if (Sum(state, now) is { Cells: > 0 } sensor) sensors.Add(sensor);
        sensors.Sort(static (left, right) => (left.Source.Number, left.Sensor).CompareTo((right.Source.Number, right.Sensor)));
        return [.. sensors];
    }

    /// <summary>The cells of a sensor of which something is known, by number; none where the sensor is not known.</summary>
    public CoverageCell[] ReadCells(SourceId source, ushort sensor, Instant now) =>
        _sources.TryFind(source, sensor, out SourceState state) ? ReadCells(state, now) : [];

    CoverageCell[] ReadCells(in SourceState state, Instant now)
    {
        List<int> numbers = [];
        _detections.CopyCells(state, numbers);
        _clutter.CopyCells(state, numbers);
        _hearing.CopyCells(state, numbers);
        numbers.Sort();
        List<CoverageCell> cells = [];
        foreach (int number in numbers)
            if (cells.Count == 0 || cells[^1].Cell != number) cells.Add(Read(state, number, now));
        return [.. cells];
    }

    CoverageCell Read(in SourceState state, int cell, Instant now)
    {
        (double south, double west, double north, double east) = EarthCells.EdgesOf(cell);
        _hearing.TryRead(state, cell, now, out double reports, out Instant last);
        return new CoverageCell
        {
            Cell = cell,
            South = south,
            West = west,
            North = north,
            East = east,
            Unidentified = _detections.Estimate(state, false, cell),
            Identified = _detections.Estimate(state, true, cell),
            ClutterDensity = _clutter.CellDensity(state, _sources.PeriodOf(state), cell, now),
            Reports = reports,
            LastReport = last,
        };
    }

    SensorCoverage Sum(in SourceState state, Instant now)
    {
        CoverageCell[] cells = ReadCells(state, now);
        double reports = 0, falsePlots = 0;
        Instant last = default;
        foreach (CoverageCell cell in cells)
        {
            reports += cell.Reports;
            falsePlots += _clutter.PlotsPerTurn(state, _sources.PeriodOf(state), cell.Cell, now);
            last = Instant.Max(last, cell.LastReport);
        }

        return new SensorCoverage
        {
            Source = new SourceId(state.Number),
            Sensor = state.Sensor,
            TurnSeconds = state.IsPeriodKnown ? state.ScanPeriodSeconds : double.NaN,
            Unidentified = _detections.Estimate(state, false),
            Identified = _detections.Estimate(state, true),
            FalsePlotsPerTurn = falsePlots,
            Reports = reports,
            LastReport = last,
            Cells = cells.Length,
        };
    }
}
