using Atalaya.Core.Numerics;

namespace Atalaya.Scenarios.Motion;

/// <summary>A piece of a route: a straight line with constant acceleration, a circular arc at constant speed, or a stop.</summary>
struct RouteLeg
{
    public double StartSeconds, DurationSeconds;

    /// <summary>Start of the line, or centre of the arc.</summary>
    public double X, Y;

    public double Course;
    public double DirectionX, DirectionY;
    public double Speed, Acceleration;
    public double Height, Climb;

    /// <summary>Radius of the arc with the sign of the turn (right positive); 0 = straight.</summary>
    public double SignedRadius;

    public readonly PlaneState At(double seconds)
    {
        double t = seconds - StartSeconds;
        double distance = (Speed + 0.5 * Acceleration * t) * t;
        double speed = Speed + Acceleration * t;
        PlaneState state = default;
        state.Height = Height + Climb * t;
        state.Climb = Climb;
        if (SignedRadius == 0)
        {
            state.Course = Course;
            state.X = X + DirectionX * distance;
            state.Y = Y + DirectionY * distance;
            state.VelocityX = DirectionX * speed;
            state.VelocityY = DirectionY * speed;
            return state;
        }

        state.TurnRate = speed / SignedRadius;
        state.Course = Course + distance / SignedRadius;
        (double sin, double cos) = StableMath.SinCos(state.Course);
        state.X = X - SignedRadius * cos;
        state.Y = Y + SignedRadius * sin;
        state.VelocityX = sin * speed;
        state.VelocityY = cos * speed;
        return state;
    }
}
