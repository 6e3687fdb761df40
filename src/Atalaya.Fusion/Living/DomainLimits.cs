using Atalaya.Core.Reports;

namespace Atalaya.Fusion.Living;

/// <summary>What no object of a domain does.</summary>
static class DomainLimits
{
    /// <summary>Nothing of the domain is faster, m/s.</summary>
    public static double MaxSpeed(Domain domain) => domain switch { Domain.Sea => 40, Domain.Land or Domain.Drone => 100, _ => 700 };
}
