using Atalaya.Core.Geodesy;

namespace Atalaya.Scenarios;

/// <summary>One source of an <see cref="IPieceStream"/>.</summary>
/// <param name="Name">Name of the source.</param>
/// <param name="Format">Of its messages: asterix, avr, beast, hex, nmea or sbs.</param>
/// <param name="Site">Place of the antenna, WGS-84; null = not known.</param>
public sealed record PieceSource(string Name, string Format, GeodeticPosition? Site)
{
    /// <summary>From hearing a transmission to its receipt; 0 where receive times say when it was heard.</summary>
    public double LatencySeconds { get; init; }
}
