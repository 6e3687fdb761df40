namespace Atalaya.Integrity;

/// <summary>Measures what each detector costs. Integrity itself reads no clock; what is measured changes nothing.</summary>
public interface IDetectorTimer
{
    /// <summary>The detector of this number in <see cref="IntegrityMonitor.Detectors"/> begins its step.</summary>
    void Begin(int detector);

    void End(int detector);
}
