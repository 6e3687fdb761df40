namespace Atalaya.SystemTests;

/// <summary>One demo for all tests of a class.</summary>
public sealed class DemoServer : IAsyncLifetime
{
    internal AtalayaProcess Process { get; private set; } = null!;

    public async ValueTask InitializeAsync()
    {
        Process = await AtalayaProcess.ServeAsync(["demo"]);
        await Process.WaitAsync(async () => (await Process.GetAsync("/api/v1/tracks")).GetProperty("tracks").GetArrayLength() >= 60, "the demo's traffic");
    }

    public ValueTask DisposeAsync() => Process.DisposeAsync();
}
