using Atalaya.Scenarios.Motion;
using CsCheck;

namespace Atalaya.Tests.Scenarios.Motion;

public sealed class RouteMotionTests
{
    static readonly Gen<RouteNode> Node =
        Gen.Select(Gen.Int[-50, 50], Gen.Int[-50, 50], Gen.Double[5, 250], Gen.Double[0, 10_000], Gen.Bool)
            .Select((x, y, speed, height, stops) => new RouteNode(x * 1000, y * 1000, speed, height, stops ? 60 : 0));

    /// <summary>Position and height never jump, and the velocity is their derivative.</summary>
    [Fact]
    public void MotionIsContinuousAndVelocityItsDerivative() => Gen.Select(Node.Array[3, 7], Gen.Bool).Sample((nodes, loop) =>
    {
        // No two places are the same.
        RouteNode[] apart = [.. nodes.Select((node, i) => node with { X = node.X + 37 * i })];
        RouteMotion motion = RouteBuilder.ForAircraft().Build(apart, loop);
        const double Step = 0.05;
        double length = motion.LengthSeconds;
        for (int i = 0; i < 200; i++)
        {
            double t = length * i / 200;
            PlaneState now = motion.At(t);
            PlaneState next = motion.At(t + Step);
            double moved = Math.Sqrt(Square(next.X - now.X) + Square(next.Y - now.Y));
            Assert.True(moved <= 251 * Step, $"{moved} m at {t} s of {length}");
            double wrong = Math.Sqrt(Square(next.X - now.X - Step * now.VelocityX) + Square(next.Y - now.Y - Step * now.VelocityY));
            Assert.True(wrong <= 3 || Corner(now, next), $"{wrong} m at {t} s");
        }
    }, seed: "7yGAcV-Wg2y2", iter: 200);

    [Fact]
    public void ALoopComesBack()
    {
        RouteNode[] nodes = [new(0, 0, 10, 0), new(3000, 0, 12, 0), new(3000, 4000, 8, 0)];
        RouteMotion motion = RouteBuilder.ForVessel(50).Build(nodes, loop: true);
        PlaneState one = motion.At(100);
        PlaneState later = motion.At(100 + 3 * motion.LengthSeconds);
        Assert.Equal(one.X, later.X, 1e-6);
        Assert.Equal(one.Y, later.Y, 1e-6);
        Assert.Equal(double.PositiveInfinity, motion.DurationSeconds);
    }

    [Fact]
    public void AnAirlinerTurnsAtTwentyFiveDegreesOfBankAndAHelicopterAtStandardRate()
    {
        Assert.Equal(4.57 / 220, TurnRate(220), 1e-9);
        Assert.Equal(0.0524, TurnRate(60), 1e-9);

        static double TurnRate(double speed)
        {
            RouteNode[] nodes = [new(0, 0, speed, 0), new(0, 60_000, speed, 0), new(60_000, 60_000, speed, 0)];
            RouteMotion motion = RouteBuilder.ForAircraft().Build(nodes, loop: false);
            return motion.At(motion.LengthSeconds / 2).TurnRate;
        }
    }

    /// <summary>A reversal or a start from a stop: the direction may change at once.</summary>
    static bool Corner(in PlaneState now, in PlaneState next) => Math.Abs(next.Course - now.Course) > 1e-9;

    static double Square(double value) => value * value;
}
