using System.Globalization;
using System.Text.Unicode;
using Atalaya.Core.Geodesy;
using Atalaya.Core.Time;

namespace Atalaya.Scenarios;

/// <summary>Writes truth.csv (docs/formats/scenario.md).</summary>
public sealed class TruthWriter : ITruthObserver
{
    const int LongestRow = 400;
    const int SensorIdBase = 900_000_000;
    const int EventIdBase = 910_000_000;

    // The order is that of the bits of Situation.
    static readonly string[] SituationNames = ["jammed", "spoofed", "ais-off", "emergency", "distress"];

    readonly Stream _output;
    readonly byte[] _row = new byte[LongestRow];
    int _length;
    int _events;

    public TruthWriter(Stream output)
    {
        _output = output;
        _output.Write("time_s,id,lat,lon,alt_m,ve,vn,address,mmsi,kind,notes\n"u8);
    }

    /// <summary>One row for each sensor, with its errors.</summary>
    public void WriteSensors(Scenario scenario)
    {
        for (int i = 0; i < scenario.SensorTruths.Count; i++)
        {
            SensorTruth sensor = scenario.SensorTruths[i];
            Begin(scenario.Start, SensorIdBase + i, sensor.Site, 0, 0);
            End(null, "sensor"u8, $"name={sensor.Name};{sensor.Errors}");
        }
    }

    public void Observe(Instant time, ScenarioObject thing, in TruthState state)
    {
        Begin(time, thing.Id, state.Position, state.VelocityEast, state.VelocityNorth);
        End(thing, KindName(thing.Kind), state.Situation == Situation.None ? "" : TextOf(state.Situation));
    }

    public void Observe(Instant time, in TruthEvent beginning)
    {
        Begin(time, EventIdBase + _events++, beginning.Place, 0, 0);
        string until = string.Create(CultureInfo.InvariantCulture, $"name={beginning.Name};until_s={time.UnixMilliseconds / 1000.0 + beginning.Seconds:0.###}");
        if (beginning.Thing is { } thing) until += string.Create(CultureInfo.InvariantCulture, $";id={thing.Id}");
        if (beginning.Details.Length > 0) until += ";" + beginning.Details;
        End(beginning.Thing, "event"u8, until);
    }

    void Begin(Instant time, int id, in GeodeticPosition place, double east, double north)
    {
        Utf8.TryWrite(
            _row,
            CultureInfo.InvariantCulture,
            $"{time.UnixMilliseconds / 1000.0:0.###},{id},{place.LatitudeDegrees:F7},{place.LongitudeDegrees:F7},{place.Height:F1},{east:F2},{north:F2},",
            out _length);
    }

    void End(ScenarioObject? thing, ReadOnlySpan<byte> kind, string notes)
    {
        if (thing is { Address: not 0 })
        {
            Utf8.TryWrite(_row.AsSpan(_length), CultureInfo.InvariantCulture, $"{thing.Address:x6}", out int written);
            _length += written;
        }

        _row[_length++] = (byte)',';
        if (thing is { Mmsi: not 0 })
        {
            Utf8.TryWrite(_row.AsSpan(_length), CultureInfo.InvariantCulture, $"{thing.Mmsi:D9}", out int written);
            _length += written;
        }

        _row[_length++] = (byte)',';
        kind.CopyTo(_row.AsSpan(_length));
        _length += kind.Length;
        Utf8.TryWrite(_row.AsSpan(_length), CultureInfo.InvariantCulture, $",{notes}\n", out int rest);
        _length += rest;
        _output.Write(_row.AsSpan(0, _length));
    }

    static string TextOf(Situation situation) =>
        string.Join(' ', SituationNames.Where((_, bit) => ((int)situation >> bit & 1) != 0));

    static ReadOnlySpan<byte> KindName(ObjectKind kind) => kind switch
    {
        ObjectKind.Aircraft => "aircraft"u8,
        ObjectKind.Helicopter => "helicopter"u8,
        ObjectKind.Vessel => "vessel"u8,
        ObjectKind.Fixed => "fixed"u8,
        _ => "drone"u8,
    };
}
