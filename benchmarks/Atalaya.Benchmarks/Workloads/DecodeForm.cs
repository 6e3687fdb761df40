namespace Atalaya.Benchmarks.Workloads;

/// <summary>What decoding ends in.</summary>
enum DecodeForm
{
    /// <summary>Every value decoded and summed, nothing printed.</summary>
    Values,

    /// <summary>One JSON line a record.</summary>
    Json,

    /// <summary>Reports for Fusion.</summary>
    Reports,
}
