using Atalaya.Benchmarks.Measuring;
using Atalaya.Recording.Reading;

namespace Atalaya.Benchmarks.Workloads;

/// <summary>Reads a sealed recording frame by frame, or checks its hash chain.</summary>
sealed class LogRead : Workload
{
    readonly LogFrames _frames;
    readonly bool _verifies;
    long _problems;

    public LogRead(Settings settings, bool verifies)
    {
        _verifies = verifies;
        _frames = new LogFrames(settings.Tiny);
        _frames.Write();
    }

    public override Work Pass()
    {
        long frames = _verifies ? Verify() : Read();
        return new Work(frames, frames * LogFrames.PayloadBytes);
    }

    long Read()
    {
        using LogReader reader = LogReader.Open(_frames.Folder);
        long count = 0;
        while (reader.TryRead(out _)) count++;
        _problems += reader.ProblemCount;
        return count;
    }

    long Verify()
    {
        LogVerification verification = LogVerifier.Verify(_frames.Folder);
        _problems += verification.ProblemCount;
        return verification.Frames;
    }

    public override string? Problem() => _problems > 0 ? $"{_problems} problems in a sound recording" : null;

    public override void Dispose()
    {
        _frames.Dispose();
        base.Dispose();
    }
}
