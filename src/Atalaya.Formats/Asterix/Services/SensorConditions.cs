using Atalaya.Core.Reports;

namespace Atalaya.Formats.Asterix.Services;

/// <summary>The status items of service messages: I034/050, I010/550, I019/550, I023/100 and 110, I063/060, I065/040.</summary>
static class SensorConditions
{
    /// <summary>Null = the message has none of these items.</summary>
    public static SensorCondition? Of(int category, AsterixValues values)
    {
        if (!HasAny(values)) return null;
        SensorCondition condition = SensorCondition.None;
        Add(values, AsterixRole.NoGo, SensorCondition.NoGo, ref condition);
        Add(values, AsterixRole.ProcessorOverload, SensorCondition.ProcessorOverloaded, ref condition);
        Add(values, AsterixRole.TransmissionOverload, SensorCondition.TransmissionOverloaded, ref condition);
        Add(values, AsterixRole.TimeSourceInvalid, SensorCondition.TimeSourceInvalid, ref condition);
        Add(values, AsterixRole.PrimaryOverload, SensorCondition.PrimaryOverloaded, ref condition);
        Add(values, AsterixRole.SecondaryOverload, SensorCondition.SecondaryOverloaded, ref condition);
        Add(values, AsterixRole.ModeSOverload, SensorCondition.ModeSOverloaded, ref condition);
        Add(values, AsterixRole.SpoofingSuspected, SensorCondition.SpoofingSuspected, ref condition);
        Add(values, AsterixRole.NoPlots, SensorCondition.NoPlots, ref condition);
        Add(values, AsterixRole.TestTargetFailure, SensorCondition.TestTargetFailed, ref condition);
        // CAT023 alone counts the other way: 0 = not connected or unknown.
        if (category != 23) Add(values, AsterixRole.MonitoringState, SensorCondition.MonitoringDisconnected, ref condition);
        if (values.TryGet(AsterixRole.ReleaseState, out ulong release)) condition |= Released(release);
        if (values.TryGet(AsterixRole.ConnectionState, out ulong connection)) condition |= Connected(category, connection);
        if (values.TryGet(AsterixRole.ServiceState, out ulong service)) condition |= Served(service);
        return condition;
    }

    static bool HasAny(AsterixValues values) => values.Has(AsterixRole.NoGo) || values.Has(AsterixRole.ReleaseState) || values.Has(AsterixRole.ConnectionState)
        || values.Has(AsterixRole.ServiceState) || values.Has(AsterixRole.PrimaryOverload) || values.Has(AsterixRole.SecondaryOverload) || values.Has(AsterixRole.ModeSOverload);

    static void Add(AsterixValues values, AsterixRole role, SensorCondition flag, ref SensorCondition condition)
    {
        if (values.IsOne(role)) condition |= flag;
    }

    /// <summary>I010/550, I019/550 NOGO.</summary>
    static SensorCondition Released(ulong state) => state switch { 1 => SensorCondition.Degraded, 2 => SensorCondition.NoGo, _ => SensorCondition.None };

    /// <summary>I063/060 CON, I065/040 NOGO: 2 means initialising in one and not connected in the other.</summary>
    static SensorCondition Connected(int category, ulong state) => state switch
    {
        1 => SensorCondition.Degraded,
        2 => category == 63 ? SensorCondition.Initialising : SensorCondition.Disconnected,
        3 => category == 63 ? SensorCondition.Disconnected : SensorCondition.None,
        _ => SensorCondition.None,
    };

    /// <summary>I023/110 STAT.</summary>
    static SensorCondition Served(ulong state) => state switch
    {
        1 or 2 => SensorCondition.NoGo,
        3 => SensorCondition.Degraded,
        5 => SensorCondition.Initialising,
        _ => SensorCondition.None,
    };
}
