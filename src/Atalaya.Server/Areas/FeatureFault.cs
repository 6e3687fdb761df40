namespace Atalaya.Server.Areas;

/// <summary>Why a feature is no area.</summary>
sealed class FeatureFault(string reason) : Exception(reason);
