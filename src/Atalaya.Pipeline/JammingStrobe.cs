using Atalaya.Core.Time;

namespace Atalaya.Pipeline;

/// <summary>A jamming strobe that a radar reported.</summary>
/// <param name="Azimuth">Of its start, radians; NaN = not sent.</param>
/// <param name="EndAzimuth">Of its end, clockwise from the start; NaN = not sent.</param>
/// <param name="Time">Of the message.</param>
public readonly record struct JammingStrobe(double Azimuth, double EndAzimuth, Instant Time);
