using Atalaya.Core.Frames;
using Atalaya.Fusion.Registering;
using Atalaya.Pipeline;

namespace Atalaya.Server.Registration;

/// <summary>What people call a registered sensor.</summary>
static class RegistrationNames
{
    /// <summary>The name of its source, with SAC/SIC where the source carries several.</summary>
    public static string Of(Flow flow, SourceId source, ushort sensor)
    {
        string name = OfSource(flow, source);
        int sensors = 0;
        foreach (SensorRegistration one in flow.Tracker.ReadRegistration())
            if (one.Source == source) sensors++;
        return sensors > 1 ? FormattableString.Invariant($"{name} {sensor >> 8}/{sensor & 255}") : name;
    }

    public static string OfSource(Flow flow, SourceId source) =>
        flow.Sources.FirstOrDefault(one => one.Configuration.Id == source.Number)?.Configuration.Name ?? FormattableString.Invariant($"source {source.Number}");
}
