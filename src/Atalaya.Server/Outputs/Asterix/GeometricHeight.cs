using Atalaya.Core.Geodesy;
using Atalaya.Core.Reports;
using Atalaya.Core.Tracks;

namespace Atalaya.Server.Outputs.Asterix;

/// <summary>The height of a track above the ellipsoid, for I062/130: calculated from what was said, else from heights above the sea that a 3D radar measured.</summary>
static class GeometricHeight
{
    /// <summary>Metres; null = not known, or afloat.</summary>
    public static double? Of(in Track track)
    {
        if (track.Domain == Domain.Sea) return null;
        if ((track.EstimatedEllipsoidHeight ?? track.EllipsoidHeight) is { } height) return height;
        return (track.EstimatedSeaLevelHeight ?? track.SeaLevelHeight) is { } above ? above + Geoid.Undulation(track.Latitude, track.Longitude) : null;
    }

    public static HeightSource SourceOf(in Track track, in Detections detections)
    {
        if (Of(track) is null) return HeightSource.None;
        if (track.EllipsoidHeight is null) return HeightSource.Radar3D;
        bool isSelfReported = (track.Flags & ReportFlags.SelfReported) != 0, isLocated = (track.Flags & ReportFlags.Multilateration) != 0;
        if (isSelfReported && isLocated) isSelfReported = detections.ExtendedSquitter >= detections.Multilateration;
        return isSelfReported ? HeightSource.Gnss : isLocated ? HeightSource.Multilateration : HeightSource.None;
    }
}
