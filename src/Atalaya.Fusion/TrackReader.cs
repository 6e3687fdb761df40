using Atalaya.Core.Geodesy;
using Atalaya.Core.Time;
using Atalaya.Core.Tracks;
using Atalaya.Fusion.Filtering;
using Atalaya.Fusion.Living;
using Atalaya.Fusion.Measuring;

namespace Atalaya.Fusion;

/// <summary>The published form of a stored track.</summary>
static class TrackReader
{
    public static void Read(Sector sector, int slot, TrackerOptions options, out Track track)
    {
        track = sector.Tracks[slot];
        ref readonly TrackLife life = ref sector.Lives[slot];
        track.Time = track.HasPosition ? sector.Motions[slot].Time : life.LastSeen;
        TrackHeights.Expire(ref track, life, Instant.Max(track.Time, life.LastSeen), options.HeightMemorySeconds);
        TrackHeights.Estimate(ref track, life, options);
        if (track.HasPosition) SetMotion(ref track, sector.Motions[slot], options.SelfReportedFloor * life.StatedVelocityVariance);
        else track.VelocityNorth = track.VelocityEast = track.VelocitySigma = float.NaN;
    }

    /// <param name="velocityFloor">Errors of stated velocities last: no number of them brings the variance below, m²/s².</param>
    static void SetMotion(ref Track track, in TrackMotion motion, double velocityFloor)
    {
        GeodeticPosition place = motion.Place();
        (track.Latitude, track.Longitude) = (place.Latitude, place.Longitude);
        MotionState state = motion.State;
        double angle = MeasurementConverter.Convergence(motion.Frame.Origin, place);
        (double sine, double cosine) = Core.Numerics.StableMath.SinCos(angle);
        state.Rotate(sine, cosine);
        track.VarianceNorth = (float)state.NN;
        track.VarianceEast = (float)state.EE;
        track.CovarianceNorthEast = (float)state.EN;
        track.VelocityNorth = motion.VelocityKnown ? (float)state.NorthRate : float.NaN;
        track.VelocityEast = motion.VelocityKnown ? (float)state.EastRate : float.NaN;
        track.VelocitySigma = (float)Math.Sqrt(Math.Max((state.UU + state.VV) / 2, velocityFloor));
    }
}
