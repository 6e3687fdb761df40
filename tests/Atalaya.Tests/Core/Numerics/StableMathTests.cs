using Atalaya.Core.Numerics;

namespace Atalaya.Tests.Core.Numerics;

/// <summary>Against the platform's own functions, themselves good to 1 ulp: so within the stated bound plus one.</summary>
public sealed class StableMathTests
{
    const int Count = 20_000;

    static readonly double[] Edges =
    [
        0.0, -0.0, double.Epsilon, -double.Epsilon, 2.2250738585072014E-308, 1e-300, 1e-17, 1e-9, 0.5, -0.5, 1, -1, Math.BitDecrement(1), Math.BitIncrement(1),
        Math.PI / 4, Math.PI / 2, Math.PI, -Math.PI, 2 * Math.PI, Math.E, 2, 10, 100, 709.78, 709.79, -708.4, -744, -745.14, -746, 1e6, 999999.99999, 1000000.1,
        1e15, 1e22, 1e100, double.MaxValue, double.MinValue, double.PositiveInfinity, double.NegativeInfinity, double.NaN,
    ];

    [Fact]
    public void Sin_cos_and_tan_agree_with_the_platform()
    {
        foreach (double x in Arguments(-1, 1).Concat(Arguments(-1e6, 1e6)).Concat(Exponents(-60, 700)).Concat(NearQuarterTurns()))
        {
            AssertNear(Math.Sin(x), StableMath.Sin(x), 2, $"sin {x:R}");
            AssertNear(Math.Cos(x), StableMath.Cos(x), 2, $"cos {x:R}");
            AssertNear(Math.Tan(x), StableMath.Tan(x), 3.5, $"tan {x:R}");
            Assert.Equal((StableMath.Sin(x), StableMath.Cos(x)), StableMath.SinCos(x));
        }
    }

    [Fact]
    public void Arc_functions_agree_with_the_platform()
    {
        foreach (double x in Arguments(-1, 1).Concat(Exponents(-60, 0)))
        {
            AssertNear(Math.Asin(x), StableMath.Asin(x), 3, $"asin {x:R}");
            AssertNear(Math.Acos(x), StableMath.Acos(x), 3, $"acos {x:R}");
            AssertNear(Math.Atan(x), StableMath.Atan(x), 3, $"atan {x:R}");
        }

        foreach (double x in Exponents(-700, 700)) AssertNear(Math.Atan(x), StableMath.Atan(x), 3, $"atan {x:R}");
    }

    [Fact]
    public void Atan2_agrees_with_the_platform_in_every_quadrant_and_for_every_pair_of_edges()
    {
        double[] ys = [.. Arguments(-1, 1), .. Exponents(-700, 700)], xs = [.. Arguments(-1, 1).Reverse(), .. Exponents(-700, 700).Reverse()];
        for (int i = 0; i < ys.Length; i++) AssertNear(Math.Atan2(ys[i], xs[i]), StableMath.Atan2(ys[i], xs[i]), 3, $"atan2 {ys[i]:R} {xs[i]:R}");
        foreach (double y in Edges)
            foreach (double x in Edges) AssertNear(Math.Atan2(y, x), StableMath.Atan2(y, x), 3, $"atan2 {y:R} {x:R}");
    }

    [Fact]
    public void Exponential_and_logarithms_agree_with_the_platform()
    {
        foreach (double x in Arguments(-1, 1).Concat(Arguments(-750, 720)).Concat(Exponents(-60, 7))) AssertNear(Math.Exp(x), StableMath.Exp(x), 2, $"exp {x:R}");
        foreach (double x in Arguments(0.5, 2).Concat(Exponents(-740, 709)))
        {
            AssertNear(Math.Log(x), StableMath.Log(x), 2, $"log {x:R}");
            AssertNear(Math.Log2(x), StableMath.Log2(x), 2, $"log2 {x:R}");
            AssertNear(Math.Log10(x), StableMath.Log10(x), 3, $"log10 {x:R}");
        }
    }

    [Fact]
    public void Pow_agrees_with_the_platform_for_every_pair_of_edges_and_integers()
    {
        double[] bases = [.. Arguments(0, 4), .. Exponents(-700, 700)], exponents = [.. Arguments(-300, 300), .. Exponents(-9, 3)];
        for (int i = 0; i < bases.Length; i++) AssertNear(Math.Pow(bases[i], exponents[i]), StableMath.Pow(bases[i], exponents[i]), 2, $"pow {bases[i]:R} {exponents[i]:R}");
        double[] edges = [.. Edges, 3, -3, 4, 9007199254740993.0, -9007199254740993.0, 1e30, -1e30, 1.5];
        foreach (double x in edges)
            foreach (double y in edges) AssertNear(Math.Pow(x, y), StableMath.Pow(x, y), 2, $"pow {x:R} {y:R}");
    }

    [Fact]
    public void Exact_results_are_exact()
    {
        for (int i = -300; i <= 300; i++)
        {
            Assert.Equal(i, StableMath.Log2(Math.ScaleB(1, i)));
            Assert.Equal(i, StableMath.Log10(double.Parse($"1e{i}", System.Globalization.CultureInfo.InvariantCulture)));
            Assert.Equal(Math.ScaleB(1, i), StableMath.Pow(2, i));
        }

        for (int i = -1000; i < 1000; i++) Assert.Equal((double)i * i, StableMath.Pow(i, 2));
        Assert.Equal(1, StableMath.Exp(0));
        Assert.Equal(Math.PI / 2, StableMath.Asin(1));
        Assert.Equal(0, StableMath.Acos(1));
        Assert.Equal(Math.PI, StableMath.Acos(-1));
    }

    /// <summary>The bits of a digest over all functions: any machine, any JIT tier must give this one.</summary>
    [Fact]
    public void Results_are_the_same_bits_on_every_machine()
    {
        ulong digest = 14695981039346656037;
        foreach (double x in Arguments(-10, 10).Concat(Exponents(-30, 30)).Concat(Edges))
        {
            double positive = Math.Abs(x);
            foreach (double value in (double[])[StableMath.Sin(x), StableMath.Cos(x), StableMath.Tan(x), StableMath.Asin(x / 10), StableMath.Acos(x / 10), StableMath.Atan(x),
                StableMath.Atan2(x, 3), StableMath.Exp(x), StableMath.Log(positive), StableMath.Log2(positive), StableMath.Log10(positive), StableMath.Pow(positive, 1.7)])
            {
                ulong bits = double.IsNaN(value) ? 1 : BitConverter.DoubleToUInt64Bits(value);
                digest = (digest ^ bits) * 1099511628211;
            }
        }

        Assert.Equal("ae5efabe0001402f", digest.ToString("x16"));
    }

    static IEnumerable<double> Arguments(double low, double high)
    {
        Random random = new(20_260);
        for (int i = 0; i < Count; i++) yield return low + (high - low) * random.NextDouble();
        foreach (double edge in Edges) yield return edge;
    }

    /// <summary>Either sign for the trigonometric, positive where a logarithm is taken: 2^e with e spread evenly, built without transcendental functions.</summary>
    static IEnumerable<double> Exponents(double lowNatural, double highNatural)
    {
        Random random = new(20_261);
        int low = (int)(lowNatural * 1.4427), high = (int)(highNatural * 1.4427);
        for (int i = 0; i < Count; i++) yield return Math.ScaleB(1 + random.NextDouble(), random.Next(low, high + 1));
        foreach (double edge in Edges) yield return edge;
    }

    static IEnumerable<double> NearQuarterTurns()
    {
        for (int k = 1; k < 2_000; k++)
        {
            double turn = k * 317 * (Math.PI / 2);
            yield return Math.BitDecrement(turn);
            yield return turn;
            yield return -Math.BitIncrement(turn);
        }
    }

    static void AssertNear(double expected, double actual, double ulps, string what)
    {
        if (expected.Equals(actual)) return;
        double ulp = Math.Max(Math.BitIncrement(Math.Abs(expected)) - Math.Abs(expected), double.Epsilon);
        if (double.IsFinite(expected) && Math.Abs(actual - expected) <= ulps * ulp) return;
        Assert.Fail($"{what}: {actual:R} instead of {expected:R}");
    }
}
