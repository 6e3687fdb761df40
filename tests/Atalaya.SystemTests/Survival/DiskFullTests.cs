using System.Text.Json;
using Atalaya.Core.Frames;

namespace Atalaya.SystemTests.Survival;

/// <summary>A disk that fills up under the recording: the picture goes on, recording resumes by itself, and a gap frame says what is missing.</summary>
public sealed class DiskFullTests
{
    static async Task WaitForStatusAsync(AtalayaProcess server, string status) =>
        await server.WaitAsync(async () => (await server.HealthAsync()).GetProperty("status").GetString() == status, $"status {status}");

    static long MessagesOf(JsonElement sources) => sources.GetProperty("sources")[0].GetProperty("messages").GetInt64();

    [Fact]
    public async Task AFullDiskStopsTheRecordingAndNotThePicture()
    {
        using SmallDisk disk = new(1024);
        using TemporaryFolder folder = new();
        string simulation = folder.File("strait");
        Assert.Equal(0, (await AtalayaProcess.RunAsync("simulate", "strait", "--output", simulation, "--duration", "300")).ExitCode);
        using TrickleSender adsb = TrickleSender.Of(File.ReadAllBytes(Path.Combine(simulation, "adsb-1.beast")), bytesPerSecond: 200_000, pieceBytes: 4000);
        string[] arguments = ["run", "--data", disk.Path, "--source", $"beast+tcp://127.0.0.1:{adsb.Port}?name=adsb"];

        await using (AtalayaProcess server = await AtalayaProcess.ServeAsync(arguments, wrapper: disk.Wrapper))
        {
            await WaitForStatusAsync(server, "not_recording"); // the load itself fills the disk
            await AssertPictureGoesOn(server);
            disk.Resize(4096);
            await WaitForStatusAsync(server, "ok");
            long logged = (await server.HealthAsync()).GetProperty("frames_logged").GetInt64();
            await server.WaitAsync(async () => (await server.HealthAsync()).GetProperty("frames_logged").GetInt64() > logged + 20, "frames after the gap");

            FillUp(disk); // full once more, by another's file, and left full at the stop
            await WaitForStatusAsync(server, "not_recording");
            Assert.Equal(0, await server.StopAsync());
        }

        await AssertSound(disk);
        Assert.Contains(FrameKind.Gap, Recorded.Kinds(disk.OutsidePath));
        Assert.NotEqual(FrameKind.Gap, Recorded.Kinds(disk.OutsidePath)[^1]);

        await using (AtalayaProcess again = await AtalayaProcess.ServeAsync(arguments, wrapper: disk.Wrapper)) // a start on a full disk
        {
            await WaitForStatusAsync(again, "not_recording");
            await AssertPictureGoesOn(again);
            File.Delete(Path.Combine(disk.OutsidePath, "ballast"));
            await WaitForStatusAsync(again, "ok");
            Assert.Equal(0, await again.StopAsync());
        }

        await AssertSound(disk);
        Assert.Equal(2, Recorded.Kinds(disk.OutsidePath).Count(kind => kind == FrameKind.Gap));
    }

    static async Task AssertPictureGoesOn(AtalayaProcess server)
    {
        JsonElement health = await server.HealthAsync();
        Assert.Contains("space", health.GetProperty("recording_problem").GetString(), StringComparison.Ordinal);
        long tick = health.GetProperty("tick").GetInt64(), messages = MessagesOf(await server.GetAsync("/api/v1/sources"));
        await server.WaitAsync(async () => (await server.HealthAsync()).GetProperty("tick").GetInt64() > tick + 5, "ticks although nothing is recorded");
        await server.WaitAsync(async () => MessagesOf(await server.GetAsync("/api/v1/sources")) > messages, "messages although nothing is recorded");
        await server.WaitAsync(async () => (await server.HealthAsync()).GetProperty("tracks").GetInt32() > 0, "tracks although nothing is recorded");
        Assert.Equal("not_recording", (await server.HealthAsync()).GetProperty("status").GetString());
    }

    /// <summary>Takes the last bytes of the disk.</summary>
    static void FillUp(SmallDisk disk)
    {
        try
        {
            using FileStream ballast = new(Path.Combine(disk.OutsidePath, "ballast"), FileMode.Append, FileAccess.Write, FileShare.Read, bufferSize: 0);
            for (int i = 0; i < 16 << 10; i++) ballast.Write(new byte[1024]);
        }
        catch (IOException)
        {
            // it is full
        }
    }

    static async Task AssertSound(SmallDisk disk)
    {
        (int exitCode, string verdict, string errors) = await AtalayaProcess.RunInsideAsync(disk.Wrapper, ["verify", disk.Path]);
        Assert.True(exitCode == 0, verdict + errors);
        (exitCode, _, errors) = await AtalayaProcess.RunInsideAsync(disk.Wrapper, ["replay", disk.Path, "--speed", "max", "--stats"]);
        Assert.True(exitCode == 0, errors);
    }
}
