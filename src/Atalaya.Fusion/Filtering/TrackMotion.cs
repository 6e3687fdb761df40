using Atalaya.Core.Geodesy;
using Atalaya.Core.Time;
using Atalaya.Fusion.Measuring;

namespace Atalaya.Fusion.Filtering;

/// <summary>Where a track is: a filter in a tangent plane that is moved along with it.</summary>
struct TrackMotion
{
    public LocalFrame Frame;
    public MotionState State;
    public Instant Time;

    /// <summary>Where the index of the sector believes it, in the same plane; infinite = not indexed yet.</summary>
    public double IndexedEast, IndexedNorth;

    /// <summary>False until a velocity was measured or a second position gave one.</summary>
    public bool VelocityKnown;

    public static TrackMotion Start(in PositionMeasurement place, Instant time, double speedSigma)
    {
        TrackMotion motion = default;
        motion.Frame = new LocalFrame(new GeodeticPosition(place.Latitude, place.Longitude, 0));
        motion.Time = time;
        motion.IndexedEast = motion.IndexedNorth = double.PositiveInfinity;
        motion.State.EE = place.VarianceEast;
        motion.State.NN = place.VarianceNorth;
        motion.State.EN = place.Covariance;
        motion.State.UU = motion.State.VV = speedSigma * speedSigma;
        return motion;
    }

    public readonly GeodeticPosition Place() => Frame.Unproject(State.East, State.North);

    public readonly GeodeticPosition IndexedPlace() => Frame.Unproject(IndexedEast, IndexedNorth);

    /// <summary>The state at a time not before its own.</summary>
    public readonly MotionState PredictTo(Instant time, double density)
    {
        MotionState state = State;
        double seconds = time.SecondsSince(Time);
        if (seconds > 0) state.Predict(seconds, density);
        return state;
    }

    /// <summary>Moves the plane to where the track is now, if it is far from the origin.</summary>
    public void Reanchor(double limitMeters)
    {
        if (State.East * State.East + State.North * State.North <= limitMeters * limitMeters) return;
        GeodeticPosition place = Place();
        bool isIndexed = double.IsFinite(IndexedEast);
        GeodeticPosition indexed = isIndexed ? IndexedPlace() : place;
        LocalFrame moved = new(new GeodeticPosition(place.Latitude, place.Longitude, 0));
        (double sine, double cosine) = moved.RotateVector(Frame, 0, 1);
        double length = Math.Sqrt(sine * sine + cosine * cosine);
        State.Rotate(sine / length, cosine / length);
        State.East = State.North = 0;
        Frame = moved;
        if (isIndexed) (IndexedEast, IndexedNorth) = moved.Project(indexed.Latitude, indexed.Longitude);
    }
}
