namespace Atalaya.Integrity.Alerts;

/// <summary>How much an alert asks of the operator. Persisted: values are frozen.</summary>
public enum AlertSeverity : byte
{
    Advisory = 1,
    Caution = 2,
    Alarm = 3,
}
