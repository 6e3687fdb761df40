using System.Runtime.CompilerServices;

namespace Atalaya.Fusion.Filtering;

/// <summary>What was measured in two dimensions less what a model predicted, with its covariance.</summary>
struct Innovation
{
    public double East, North, EE, EN, NN;

    public double Determinant { get; private set; }

    /// <summary>Squared normalised distance.</summary>
    public double DistanceSquared { get; private set; }

    public void Complete()
    {
        Determinant = EE * NN - EN * EN;
        DistanceSquared = (NN * East * East - 2 * EN * East * North + EE * North * North) / Determinant;
    }
}

/// <summary>One for each model.</summary>
[InlineArray(MotionModels.Most)]
struct Innovations
{
    Innovation _first;

    /// <summary>
    /// Density of the measurement under each model, times a common factor whose logarithm is half of <paramref name="least"/> less: so that
    /// far measurements still tell the models apart.
    /// </summary>
    public readonly ModelVector Likelihoods(int count, out double least)
    {
        least = double.PositiveInfinity;
        for (int i = 0; i < count; i++) least = Math.Min(least, this[i].DistanceSquared);
        ModelVector likelihoods = default;
        for (int i = 0; i < count; i++)
            likelihoods[i] = Core.Numerics.StableMath.Exp((least - this[i].DistanceSquared) / 2) / (2 * Math.PI * Math.Sqrt(this[i].Determinant));
        return likelihoods;
    }

    /// <summary>Mean and covariance over the models.</summary>
    public readonly Innovation Merged(in ModelVector probabilities, int count)
    {
        if (count == 1) return this[0];
        Innovation merged = default;
        for (int i = 0; i < count; i++)
        {
            merged.East += probabilities[i] * this[i].East;
            merged.North += probabilities[i] * this[i].North;
        }

        for (int i = 0; i < count; i++)
        {
            double east = this[i].East - merged.East, north = this[i].North - merged.North;
            merged.EE += probabilities[i] * (this[i].EE + east * east);
            merged.EN += probabilities[i] * (this[i].EN + east * north);
            merged.NN += probabilities[i] * (this[i].NN + north * north);
        }

        merged.Complete();
        return merged;
    }
}
