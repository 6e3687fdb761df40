using Atalaya.Core.Tracks;
using Atalaya.Integrity.Alerts;

namespace Atalaya.Benchmarks.Behaving;

/// <summary>An alert as it was first raised, with what it was about.</summary>
sealed record RaisedAlert(int Second, Alert Alert, Track Subject, Track? Other)
{
    /// <summary>The gravest it became, and when it did.</summary>
    public AlertSeverity Severity { get; set; } = Alert.Severity;
    public int AlarmSecond { get; set; } = Alert.Severity == AlertSeverity.Alarm ? Second : -1;

    public double Value(EvidenceTest test) => Alert.Statement.Evidence.First(evidence => evidence.Test == test).Value;
    public double Threshold(EvidenceTest test) => Alert.Statement.Evidence.First(evidence => evidence.Test == test).Threshold;
}
