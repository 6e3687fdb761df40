using System.Globalization;
using System.Text.Unicode;
using Atalaya.Core.Geodesy;
using Atalaya.Core.Time;

namespace Atalaya.Scenarios;

/// <summary>Writes truth.csv (docs/formats/scenario.md).</summary>
public sealed class TruthWriter : ITruthObserver
{
    const int LongestRow = 200;

    readonly Stream _output;
    readonly byte[] _row = new byte[LongestRow];

    public TruthWriter(Stream output)
    {
        _output = output;
        _output.Write("time_s,id,lat,lon,alt_m,ve,vn,address,mmsi,kind\n"u8);
    }

    public void Observe(Instant time, ScenarioObject thing, in TruthState state)
    {
        Span<byte> row = _row;
        Utf8.TryWrite(
            row,
            CultureInfo.InvariantCulture,
            $"{time.UnixMilliseconds / 1000.0:0.###},{thing.Id},{state.Latitude * GeodeticPosition.DegreesPerRadian:F7},{state.Longitude * GeodeticPosition.DegreesPerRadian:F7},{state.Height:F1},{state.VelocityEast:F2},{state.VelocityNorth:F2},",
            out int length);
        if (thing.Address != 0)
        {
            Utf8.TryWrite(row[length..], CultureInfo.InvariantCulture, $"{thing.Address:x6}", out int written);
            length += written;
        }

        row[length++] = (byte)',';
        if (thing.Mmsi != 0)
        {
            Utf8.TryWrite(row[length..], CultureInfo.InvariantCulture, $"{thing.Mmsi:D9}", out int written);
            length += written;
        }

        ReadOnlySpan<byte> kind = KindName(thing.Kind);
        row[length++] = (byte)',';
        kind.CopyTo(row[length..]);
        length += kind.Length;
        row[length++] = (byte)'\n';
        _output.Write(row[..length]);
    }

    static ReadOnlySpan<byte> KindName(ObjectKind kind) => kind switch
    {
        ObjectKind.Aircraft => "aircraft"u8,
        ObjectKind.Helicopter => "helicopter"u8,
        ObjectKind.Vessel => "vessel"u8,
        _ => "drone"u8,
    };
}
