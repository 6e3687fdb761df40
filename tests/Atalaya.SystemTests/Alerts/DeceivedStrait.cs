using Atalaya.Scenarios;
using Atalaya.Scenarios.Attacks;
using Atalaya.Scenarios.Attacks.Kinds;
using Atalaya.SystemTests.Replay;

namespace Atalaya.SystemTests.Alerts;

/// <summary>A recording in which an overflight is spoofed, navigation is jammed and two boats are dark, shown at one moment by the program itself.</summary>
public sealed class DeceivedStrait : IAsyncLifetime
{
    /// <summary>When all of it is found, seconds after the start.</summary>
    const double Moment = 415;

    readonly TemporaryFolder _folder = new();

    internal AtalayaProcess Process { get; private set; } = null!;

    public async ValueTask InitializeAsync()
    {
        DriftAttack drift = new() { Target = TargetSelector.Parse("0d8564")!, StartSeconds = 300, SpeedMetersPerSecond = 40, BearingDegrees = 70 };
        DateTimeOffset start;
        using (RecordedStrait strait = new(_folder.File("data"), checkpointSeconds: 100, new ScenarioOptions { Seed = 7 }, drift))
        {
            strait.WriteUntil(Moment + 20);
            start = DateTimeOffset.FromUnixTimeMilliseconds((long)(strait.Start.UnixSeconds * 1000));
        }

        Process = await AtalayaProcess.ServeAsync(["replay", _folder.File("data"), "--from", start.AddSeconds(Moment).UtcDateTime.ToString("O"), "--speed", "0.1"]);
        double moment = start.ToUnixTimeMilliseconds() / 1000.0 + Moment;
        await Process.WaitAsync(async () => (await Process.HealthAsync()).GetProperty("time").GetDouble() >= moment, "the moment of the recording");
    }

    public async ValueTask DisposeAsync()
    {
        await Process.DisposeAsync();
        _folder.Dispose();
    }
}
