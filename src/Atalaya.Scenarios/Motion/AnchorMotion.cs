using Atalaya.Core.Numerics;

namespace Atalaya.Scenarios.Motion;

/// <summary>A vessel at anchor: it swings slowly on its chain, bow to the anchor.</summary>
sealed class AnchorMotion(double x, double y, double chainMeters, double meanCourse, double phase) : IMotion
{
    const double SwingRadians = 0.45;
    const double Rate = 2 * Math.PI / 2700;

    public double DurationSeconds => double.PositiveInfinity;

    public PlaneState At(double seconds)
    {
        (double sin, double cos) = StableMath.SinCos(Rate * seconds + phase);
        double course = meanCourse + SwingRadians * sin;
        double courseRate = SwingRadians * Rate * cos;
        (double east, double north) = StableMath.SinCos(course);
        PlaneState state = default;
        state.X = x - chainMeters * east;
        state.Y = y - chainMeters * north;
        state.VelocityX = -chainMeters * north * courseRate;
        state.VelocityY = chainMeters * east * courseRate;
        state.Course = course;
        state.TurnRate = courseRate;
        return state;
    }
}
