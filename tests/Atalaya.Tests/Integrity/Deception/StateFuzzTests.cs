using Atalaya.Core.State;
using Atalaya.Integrity;

namespace Atalaya.Tests.Integrity.Deception;

/// <summary>A saved state with wrong bytes is refused with a reason, or one that can be worked with.</summary>
public sealed class StateFuzzTests
{
    const double Saved = 150;

    [Fact]
    public void WrongBytesAreRefusedOrHarmless()
    {
        AirSituation air = Attacked();
        air.RunTo(Saved);
        StateWriter writer = new();
        air.Monitor.Save(writer);
        byte[] state = writer.Written.ToArray();
        Random random = new(41);
        int refused = 0, loaded = 0;
        for (int i = 0; i < 250; i++)
        {
            byte[] wrong = Spoil(state, random);
            IntegrityMonitor monitor = new();
            monitor.Configure(new IntegritySettings());
            StateReader reader = new(wrong);
            try
            {
                monitor.Load(ref reader);
            }
            catch (InvalidDataException)
            {
                refused++;
                continue;
            }

            loaded++;
            if (loaded % 8 != 0) continue;
            air.Use(monitor);
            air.RunTo(Saved + loaded * 0.05);
        }

        Assert.True(refused > 20 && loaded > 20, $"{refused} refused, {loaded} loaded");
    }

    static AirSituation Attacked()
    {
        AirSituation air = new(40);
        air.AddRadar(1, 4, 60, 0.0015);
        for (int i = 0; i < 10; i++) air.AddAircraft(-30_000 + 900 * i, 55_000 + 3000 * i, 9000 + 100 * i, 60, 90);
        SimulatedAircraft deceived = air.AddAircraft(-20_000, 50_000, 9000, 230, 90);
        deceived.Deceit = static t => t < 120 ? (0, 0) : (0, 2500);
        air.AddClone(deceived, 60_000, -50_000, 9000, 230, 90);
        return air;
    }

    /// <summary>Some bytes changed, or cut off.</summary>
    static byte[] Spoil(byte[] state, Random random)
    {
        byte[] wrong = [.. state];
        for (int i = random.Next(1, 6); i > 0; i--) wrong[random.Next(wrong.Length)] = (byte)random.Next(256);
        return random.Next(8) == 0 ? wrong[..random.Next(wrong.Length)] : wrong;
    }
}
