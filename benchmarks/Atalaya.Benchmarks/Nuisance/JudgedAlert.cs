using Atalaya.Benchmarks.Behaving;
using Atalaya.Integrity.Alerts;

namespace Atalaya.Benchmarks.Nuisance;

/// <summary>An alert as it was first raised, and whether it was right.</summary>
sealed class JudgedAlert(int second, Alert alert, RaisedAlert? raised, bool? isTrue)
{
    public int Second => second;
    public Alert Alert => alert;

    /// <summary>With its tracks; null = about none.</summary>
    public RaisedAlert? Raised => raised;

    /// <summary>The gravest it became.</summary>
    public AlertSeverity Severity { get; set; } = alert.Severity;

    /// <summary>Null = not known yet.</summary>
    public bool? IsTrue { get; set; } = isTrue;

    public TruthPath? Subject { get; set; }
    public TruthPath? Other { get; set; }
}
