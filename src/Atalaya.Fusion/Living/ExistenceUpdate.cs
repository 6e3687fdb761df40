using Atalaya.Core.Numerics;
using Atalaya.Core.Tracks;

namespace Atalaya.Fusion.Living;

/// <summary>
/// Three answers to what a track without identity is: an object, an echo that is soon gone (<see cref="TrackLife.Transience"/>), or nothing.
/// The second shows in fewer turns and dies out in seconds, so what goes on is an object.
/// </summary>
static class ExistenceUpdate
{
    const double MaxExistence = 0.9999;

    /// <summary>An echo of rough water shows in little more than every second turn.</summary>
    const double EchoDetection = 0.6, LeastDetection = 0.01;

    /// <param name="survival">Probability that an object, and an echo, is still there.</param>
    /// <param name="ratio">Likelihood of what was seen if an object is there, against nothing.</param>
    /// <param name="missed">The same if nothing was seen: 1 − P_D of the object. An echo shows in fewer turns, so that an object that is seen in most is soon told from it.</param>
    public static void Apply(ref Track track, ref TrackLife life, (double OfObject, double OfEcho) survival, double ratio, double missed)
    {
        double detection = Math.Max(LeastDetection, 1 - missed), ofEcho = Math.Min(EchoDetection, detection);
        double echoRatio = 1 - ofEcho + Math.Max(0, ratio - missed) * ofEcho / detection;
        double exists = track.Existence * survival.OfObject, echo = life.Transience * survival.OfEcho, nothing = Math.Max(0, 1 - exists - echo);
        (exists, echo) = (exists * ratio, echo * echoRatio);
        double sum = exists + echo + nothing;
        track.Existence = (float)Math.Clamp(exists / sum, 0, MaxExistence);
        life.Transience = (float)Math.Clamp(echo / sum, 0, 1);
    }

    /// <summary>Probabilities of still being there after a turn.</summary>
    public static (double OfObject, double OfEcho) Survival(in TrackLife life, TrackerOptions options) =>
        (options.SurvivalPerTurn, life.Transience == 0 ? 0 : StableMath.Exp(-life.ScanPeriodSeconds / options.ShortLifeSeconds));
}
