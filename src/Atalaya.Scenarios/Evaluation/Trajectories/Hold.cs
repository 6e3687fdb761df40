namespace Atalaya.Scenarios.Evaluation.Trajectories;

/// <summary>An object holds a track from one time to another, both included.</summary>
/// <param name="Gain">What is saved over not holding it, the switches at its ends paid.</param>
sealed record Hold(int Object, int Track, int From, int To, double Gain)
{
    /// <summary>How much of it the present mixture takes.</summary>
    public double Share { get; set; }

    /// <summary>Its ends; to hold from the first time or to the last is free.</summary>
    public int Switches(int times) => (From > 0 ? 1 : 0) + (To < times - 1 ? 1 : 0);
}
