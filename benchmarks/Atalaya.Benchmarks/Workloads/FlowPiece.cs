namespace Atalaya.Benchmarks.Workloads;

/// <summary>What goes through the whole flow.</summary>
enum FlowPiece
{
    /// <summary>All sensors of the strait: an hour, at scale N an N-th of it.</summary>
    Strait,

    /// <summary>Only the ADS-B receiver, at ten times the traffic.</summary>
    AdsB,
}
