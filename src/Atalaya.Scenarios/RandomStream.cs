using System.Numerics;
using Atalaya.Core.Numerics;

namespace Atalaya.Scenarios;

/// <summary>
/// A seeded stream of random numbers (xoshiro256**, seeded through splitmix64): the same on every machine. Every object and every sensor
/// draws from a stream of its own, named by numbers, so that adding one changes no other.
/// </summary>
struct RandomStream
{
    ulong _s0, _s1, _s2, _s3;
    double _spare;
    bool _hasSpare;

    public RandomStream(ulong seed, ulong purpose, ulong number = 0, ulong generation = 0)
    {
        ulong state = Mix(Mix(Mix(Mix(seed) ^ purpose) ^ number) ^ generation);
        _s0 = Next(ref state);
        _s1 = Next(ref state);
        _s2 = Next(ref state);
        _s3 = Next(ref state);
        _spare = 0;
        _hasSpare = false;
    }

    public ulong NextBits()
    {
        ulong result = BitOperations.RotateLeft(_s1 * 5, 7) * 9;
        ulong shifted = _s1 << 17;
        _s2 ^= _s0;
        _s3 ^= _s1;
        _s1 ^= _s2;
        _s0 ^= _s3;
        _s2 ^= shifted;
        _s3 = BitOperations.RotateLeft(_s3, 45);
        return result;
    }

    /// <summary>Uniform in [0, 1).</summary>
    public double Uniform() => (NextBits() >> 11) * (1.0 / (1UL << 53));

    public double Uniform(double low, double high) => low + (high - low) * Uniform();

    /// <summary>Uniform in 0 … count - 1.</summary>
    public int Below(int count) => (int)(Uniform() * count);

    public bool Chance(double probability) => Uniform() < probability;

    /// <summary>Standard normal, by Marsaglia's polar method.</summary>
    public double Gaussian()
    {
        if (_hasSpare)
        {
            _hasSpare = false;
            return _spare;
        }

        double x, y, square;
        do
        {
            x = Uniform(-1, 1);
            y = Uniform(-1, 1);
            square = x * x + y * y;
        }
        while (square is >= 1 or 0);
        double scale = Math.Sqrt(-2 * StableMath.Log(square) / square);
        _spare = y * scale;
        _hasSpare = true;
        return x * scale;
    }

    public double Exponential(double mean) => -mean * StableMath.Log(1 - Uniform());

    /// <summary>Poisson by Knuth's product of uniforms: for small means.</summary>
    public int Poisson(double mean)
    {
        double limit = StableMath.Exp(-mean);
        double product = Uniform();
        int count = 0;
        for (; product > limit; count++) product *= Uniform();
        return count;
    }

    static ulong Next(ref ulong state)
    {
        state += 0x9E37_79B9_7F4A_7C15;
        return Finish(state);
    }

    static ulong Mix(ulong value) => Finish(value + 0x9E37_79B9_7F4A_7C15);

    static ulong Finish(ulong value)
    {
        value = (value ^ (value >> 30)) * 0xBF58_476D_1CE4_E5B9;
        value = (value ^ (value >> 27)) * 0x94D0_49BB_1331_11EB;
        return value ^ (value >> 31);
    }
}
