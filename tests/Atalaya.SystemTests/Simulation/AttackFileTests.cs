using System.Text;
using Atalaya.Scenarios.Attacks;
using Atalaya.Scenarios.Attacks.Kinds;
using Atalaya.Server.Commands;
using Atalaya.Server.Configuration;
using Atalaya.Server.Simulation;
using CsCheck;

namespace Atalaya.SystemTests.Simulation;

public sealed class AttackFileTests
{
    static readonly string[] Described =
    [
        """{ "kind": "step", "target": "4840d6", "start_s": 5, "duration_s": 6, "distance_m": 700, "bearing_deg": 90 }""",
        """{ "kind": "drift", "count": 3, "speed_mps": 20, "max_distance_m": 900, "velocity_follows": false, "bearing_deg": 1 }""",
        """{ "kind": "circle", "target": "any_vessel", "radius_m": 300, "speed_mps": 4, "center": { "lat": 10, "lon": -61 } }""",
        """{ "kind": "freeze", "velocity_follows": true }""",
        """{ "kind": "height_split", "rate_fpm": -1000, "max_ft": 800, "height": "pressure" }""",
        """{ "kind": "identity_swap", "target": "4840d6", "partner": "400001" }""",
        """{ "kind": "silence", "target": "244660123" }""",
        """{ "kind": "ghost", "count": 10, "domain": "vessel", "key": "232000001", "name": "X", "place": { "lat": 1, "lon": 2 }, "spread_m": 5, "course_deg": 6, "speed_mps": 7, "transmitter": { "lat": 1, "lon": 2, "height_m": 3 } }""",
        """{ "kind": "clone", "distance_m": 1, "bearing_deg": 2, "transmitter": { "lat": 1, "lon": 2 } }""",
        """{ "kind": "replay", "delay_s": 9, "replaces": true, "transmitter": { "lat": 1, "lon": 2 } }""",
        """{ "kind": "area_spoof", "source": { "lat": 1, "lon": 2 }, "radius_m": 3, "count": 0, "target": "any", "place": { "lat": 4, "lon": 5, "height_m": 6 }, "offset_m": 7, "bearing_deg": 8 }""",
        """{ "kind": "jamming", "source": { "lat": 1, "lon": 2, "height_m": 50 }, "eirp_dbm": 30, "loss_dbm": -90, "spread_db": 1, "degraded_below_db": 2, "hysteresis_db": 4, "target": "any_aircraft" }""",
    ];

    static AttackDescription Read(string json) => new AttackFile("a.json", Encoding.UTF8.GetBytes(json)).Read();

    static AttackSpec ReadOne(string attack) => Assert.Single(Read($$"""{ "recording": "strait", "attacks": [ {{attack}} ] }""").Attacks);

    [Fact]
    public void EveryKindIsRead()
    {
        AttackDescription description = Read($$"""{ "recording": ["a", "b"], "attacks": [ {{string.Join(", ", Described)}}, ] } // all""");
        Assert.Equal(["a", "b"], description.Recording);
        Assert.Equal(AttackKeys.Kinds, description.Attacks.Select(attack => attack.Kind).Order(StringComparer.Ordinal));
        Assert.Equal(
            new StepAttack { Target = TargetSelector.Of(ObjectKey.Aircraft(0x4840D6)), StartSeconds = 5, DurationSeconds = 6, DistanceMeters = 700, BearingDegrees = 90 },
            description.Attacks[0]);
        Assert.Equal(new DriftAttack { Count = 3, SpeedMetersPerSecond = 20, MaxDistanceMeters = 900, VelocityFollows = false, BearingDegrees = 1 }, description.Attacks[1]);
        Assert.Equal(new CircleAttack { Target = TargetSelector.AnyVessel, RadiusMeters = 300, SpeedMetersPerSecond = 4, Center = (10, -61) }, description.Attacks[2]);
        Assert.Equal(new HeightSplitAttack { Target = TargetSelector.AnyAircraft, RateFeetPerMinute = -1000, MaxFeet = 800, OfPressure = true }, description.Attacks[4]);
        Assert.Equal(new ReplayAttack { DelaySeconds = 9, Replaces = true, Transmitter = new TransmitterSite(1, 2) }, description.Attacks[9]);
        Assert.Equal(
            new AreaSpoofAttack { Source = new TransmitterSite(1, 2), RadiusMeters = 3, Count = 0, Target = TargetSelector.Any, Place = (4, 5, 6), OffsetMeters = 7, BearingDegrees = 8 },
            description.Attacks[10]);
        GhostAttack ghost = Assert.IsType<GhostAttack>(description.Attacks[7]);
        Assert.Equal((true, 10, 232000001u, "X", 5.0), (ghost.AreVessels, ghost.Count, ghost.FirstKey!.Value, ghost.Name, ghost.SpreadMeters));
    }

    [Fact]
    public void WhatIsNotSaidHasTheDefaultOfItsKind()
    {
        Assert.Equal(new StepAttack(), ReadOne("""{ "kind": "step" }"""));
        Assert.Equal(new JammingAttack { Source = new TransmitterSite(1, 2, 30) }, ReadOne("""{ "kind": "jamming", "source": { "lat": 1, "lon": 2 } }"""));
        Assert.Equal(new GhostAttack(), ReadOne("""{ "kind": "ghost" }"""));
    }

    [Theory]
    [InlineData("""{ "kind": "stepp" }""", "a.json:1: there is no attack \"stepp\"; did you mean \"step\"?")]
    [InlineData("""{ "target": "any" }""", "an attack needs a \"kind\"")]
    [InlineData("""{ "kind": 3 }""", "an attack needs a \"kind\"")]
    [InlineData("""{ "kind": "step", "radius_m": 3 }""", "unknown key \"radius_m\"")]
    [InlineData("""{ "kind": "step", "distance_m": -1 }""", "\"distance_m\" must be a number from 0")]
    [InlineData("""{ "kind": "step", "target": "whoever" }""", "\"target\" must be an address")]
    [InlineData("""{ "kind": "jamming" }""", "jamming needs \"source\"")]
    [InlineData("""{ "kind": "jamming", "source": { "lat": 1 } }""", "\"source\" needs \"lat\" and \"lon\"")]
    [InlineData("""{ "kind": "step", "kind": "step" }""", "\"kind\" stands here a second time")]
    [InlineData("7", "an attack must be an object")]
    public void WhatIsWrongIsSaid(string attack, string message)
    {
        ConfigurationFault fault = Assert.Throws<ConfigurationFault>(() => ReadOne(attack));
        Assert.Contains(message, fault.Message, StringComparison.Ordinal);
        Assert.NotNull(fault.Line);
    }

    [Theory]
    [InlineData("", "the file is empty")]
    [InlineData("[]", "must hold one object")]
    [InlineData("""{ "attacks": [] }""", "\"recording\" is missing")]
    [InlineData("""{ "recording": "x" }""", "\"attacks\" is missing")]
    [InlineData("""{ "recording": [], "attacks": [] }""", "names no file")]
    [InlineData("""{ "recording": "x", "attacks": [ { "kind": "step" """, "this is not JSON")]
    public void AFileThatIsNoneIsRefused(string json, string message) => Assert.Contains(message, Assert.Throws<ConfigurationFault>(() => Read(json)).Message, StringComparison.Ordinal);

    /// <summary>Whatever a file holds: a description, or one line that says what is wrong.</summary>
    [Fact]
    public void AnyTextIsReadOrRefused()
    {
        string sound = $$"""{ "recording": "strait", "attacks": [ {{string.Join(", ", Described)}} ] }""";
        Gen<char> character = Gen.OneOf(Gen.Char["{}[]\",:0- \\k\n"], Gen.Char);
        Gen.Select(Gen.Int[0, sound.Length - 1], Gen.Int[0, 20], character.Array[0, 6]).Sample((at, length, put) =>
        {
            string text = sound[..at] + new string(put) + sound[Math.Min(at + length, sound.Length)..];
            try
            {
                Assert.NotEmpty(Read(text).Recording);
            }
            catch (CommandFailure failure)
            {
                Assert.StartsWith("a.json", failure.Message, StringComparison.Ordinal);
            }
        }, iter: 3_000);
        Gen.Byte.Array[0, 200].Sample(bytes => Assert.Throws<ConfigurationFault>(() => new AttackFile("a.json", bytes).Read()), iter: 1_000);
    }
}
