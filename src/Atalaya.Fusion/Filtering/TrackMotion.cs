using Atalaya.Core.Geodesy;
using Atalaya.Core.Time;
using Atalaya.Fusion.Measuring;

namespace Atalaya.Fusion.Filtering;

/// <summary>Where a track is: a filter in a tangent plane that is moved along with it.</summary>
struct TrackMotion
{
    public LocalFrame Frame;

    /// <summary>The whole of <see cref="Models"/>.</summary>
    public MotionState State;

    public MotionMixture Models;
    public Instant Time;

    /// <summary>Where the index of the sector believes it, in the same plane; infinite = not indexed yet.</summary>
    public double IndexedEast, IndexedNorth;

    /// <summary>False until a velocity was measured or a second position gave one.</summary>
    public bool VelocityKnown;

    public static TrackMotion Start(in PositionMeasurement place, Instant time, double speedSigma, in MotionModels models)
    {
        TrackMotion motion = default;
        motion.Frame = new LocalFrame(new GeodeticPosition(place.Latitude, place.Longitude, 0));
        motion.Time = time;
        motion.IndexedEast = motion.IndexedNorth = double.PositiveInfinity;
        motion.State.EE = place.VarianceEast;
        motion.State.NN = place.VarianceNorth;
        motion.State.EN = place.Covariance;
        motion.State.UU = motion.State.VV = speedSigma * speedSigma;
        motion.Models = MotionMixture.Of(motion.State, models);
        return motion;
    }

    public readonly GeodeticPosition Place() => Frame.Unproject(State.East, State.North);

    public readonly GeodeticPosition IndexedPlace() => Frame.Unproject(IndexedEast, IndexedNorth);

    /// <summary>The states at the later of a time and their own.</summary>
    public readonly MotionMixture PredictTo(Instant time, in MotionModels models)
    {
        MotionMixture mixture = Models;
        double seconds = time.SecondsSince(Time);
        if (seconds > 0) mixture.Predict(seconds, models);
        return mixture;
    }

    /// <summary>Takes over states after a measurement, repaired; false = no such states can be.</summary>
    public bool TrySet(in MotionMixture mixture, Instant time)
    {
        MotionMixture repaired = mixture;
        if (!repaired.TryRepair()) return false;
        Models = repaired;
        State = repaired.Merged();
        VelocityKnown |= time > Time;
        Time = Instant.Max(Time, time);
        return true;
    }

    /// <summary>Moves the plane to where the track is now, if it is far from the origin.</summary>
    public void Reanchor(double limitMeters)
    {
        if (State.East * State.East + State.North * State.North > limitMeters * limitMeters) MoveTo(new LocalFrame(Place()));
    }

    /// <summary>Expresses it in another plane.</summary>
    public void MoveTo(in LocalFrame moved)
    {
        if (moved.Origin == Frame.Origin) return;
        GeodeticPosition place = Place();
        bool isIndexed = double.IsFinite(IndexedEast);
        GeodeticPosition indexed = isIndexed ? IndexedPlace() : place;
        (double sine, double cosine) = moved.RotateVector(Frame, 0, 1);
        double length = Math.Sqrt(sine * sine + cosine * cosine);
        (double east, double north) = (State.East, State.North);
        (double newEast, double newNorth) = moved.Project(place.Latitude, place.Longitude);
        for (int i = 0; i < Models.Count; i++)
        {
            Models.States[i].MoveOrigin(east, north, sine / length, cosine / length);
            Models.States[i].East += newEast;
            Models.States[i].North += newNorth;
        }

        State = Models.Merged();
        Frame = moved;
        if (isIndexed) (IndexedEast, IndexedNorth) = moved.Project(indexed.Latitude, indexed.Longitude);
    }
}
