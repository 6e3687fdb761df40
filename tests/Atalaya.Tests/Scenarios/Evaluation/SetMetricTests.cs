using Atalaya.Scenarios.Evaluation.Scoring;
using CsCheck;

namespace Atalaya.Tests.Scenarios.Evaluation;

/// <summary>GOSPA and OSPA are metrics, and count what they say.</summary>
public sealed class SetMetricTests
{
    const double Cutoff = 10;

    static readonly Gen<(double X, double Y)[]> Sets = Gen.Select(Gen.Double[0, 30], Gen.Double[0, 30]).Array[0, 6];
    static readonly Gen<double> PowerGen = Gen.Int[1, 3].Select(power => (double)power);

    [Fact]
    public void EqualSetsAreAtNoDistance() => Gen.Select(Sets, PowerGen).Sample((set, power) =>
    {
        SetError error = Measure(set, set, power);
        Assert.Equal(0, error.Gospa, 1e-6);
        Assert.Equal(0, error.Ospa, 1e-6);
        Assert.Equal((0, 0), (error.Missed, error.False));
    });

    [Fact]
    public void TheyAreSymmetricAndHaveTheTriangleInequality() => Gen.Select(Sets, Sets, Sets, PowerGen).Sample((a, b, c, power) =>
    {
        SetError ab = Measure(a, b, power), ba = Measure(b, a, power), bc = Measure(b, c, power), ac = Measure(a, c, power);
        Assert.Equal(ab.Gospa, ba.Gospa, 1e-9);
        Assert.Equal(ab.Ospa, ba.Ospa, 1e-9);
        Assert.Equal((ab.Missed, ab.False), (ba.False, ba.Missed));
        Assert.True(ac.Gospa <= ab.Gospa + bc.Gospa + 1e-9, $"GOSPA {ac.Gospa} > {ab.Gospa} + {bc.Gospa}");
        Assert.True(ac.Ospa <= ab.Ospa + bc.Ospa + 1e-9, $"OSPA {ac.Ospa} > {ab.Ospa} + {bc.Ospa}");
    });

    [Fact]
    public void TheOrderOfTheSetsDoesNotMatter() => Gen.Select(Sets, Sets).Sample((a, b) =>
    {
        SetError error = Measure(a, b, 2), turned = Measure([.. a.Reverse()], [.. b.Reverse()], 2);
        Assert.Equal(error.Gospa, turned.Gospa, 1e-9);
        Assert.Equal(error.Ospa, turned.Ospa, 1e-9);
    });

    [Fact]
    public void PartsAreThoseWorkedOutByHand()
    {
        // One match at 3 m, one object missed, two tracks false.
        SetError error = Measure([(0, 0), (100, 0)], [(3, 0), (50, 50), (200, 0)], 2);
        Assert.Equal(new SetError(9, 1, 2, Math.Sqrt(9 + 3 * 50), Math.Sqrt((9 + 100 + 100) / 3.0)), error);
    }

    static SetError Measure((double X, double Y)[] truth, (double X, double Y)[] tracks, double power) =>
        new SetMetric(Cutoff, power).Measure([.. truth.Select(p => p.X)], [.. truth.Select(p => p.Y)], [.. tracks.Select(p => p.X)], [.. tracks.Select(p => p.Y)]);
}
