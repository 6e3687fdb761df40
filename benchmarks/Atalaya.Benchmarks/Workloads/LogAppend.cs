using Atalaya.Benchmarks.Measuring;

namespace Atalaya.Benchmarks.Workloads;

/// <summary>Append, flush every 50 frames, checksum, hash and seal.</summary>
sealed class LogAppend(Settings settings) : Workload
{
    readonly LogFrames _frames = new(settings.Tiny);

    public override void Prepare() => _frames.Next();

    public override Work Pass()
    {
        _frames.Write();
        return new Work(_frames.Count, _frames.Count * LogFrames.PayloadBytes);
    }

    public override void Dispose()
    {
        _frames.Dispose();
        base.Dispose();
    }
}
