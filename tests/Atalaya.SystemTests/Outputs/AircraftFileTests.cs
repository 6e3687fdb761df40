using System.Text.Json;
using Atalaya.Core.Frames;
using Atalaya.Core.Identity;
using Atalaya.Core.Reports;
using Atalaya.Core.Time;
using Atalaya.Core.Tracks;
using Atalaya.Pipeline;
using Atalaya.Scenarios;
using Atalaya.Server.Outputs.Readsb;
using CsCheck;

namespace Atalaya.SystemTests.Outputs;

/// <summary>aircraft.json holds only what readsb documents, in its types and ranges.</summary>
public sealed class AircraftFileTests
{
    static readonly string[] Types = ["adsb_icao", "adsb_icao_nt", "adsr_icao", "tisb_icao", "adsc", "mlat", "other", "mode_s", "adsb_other", "adsr_other", "tisb_other", "tisb_trackfile"];
    static readonly string[] Emergencies = ["none", "general", "lifeguard", "minfuel", "nordo", "unlawful", "downed", "reserved"];

    /// <summary>Every documented field with its check.</summary>
    static readonly Dictionary<string, Action<JsonElement>> Fields = new()
    {
        ["hex"] = value => Assert.Matches("^~?[0-9a-f]{6}$", value.GetString()),
        ["type"] = value => Assert.Contains(value.GetString(), Types),
        ["flight"] = value => Assert.Equal(8, value.GetString()!.Length),
        ["alt_baro"] = Altitude,
        ["alt_geom"] = value => Whole(value, -5000, 150_000),
        ["gs"] = value => Number(value, 0, 5000),
        ["track"] = Direction,
        ["baro_rate"] = value => Whole(value, -100_000, 100_000),
        ["geom_rate"] = value => Whole(value, -100_000, 100_000),
        ["squawk"] = value => Assert.Matches("^[0-7]{4}$", value.GetString()),
        ["emergency"] = value => Assert.Contains(value.GetString(), Emergencies),
        ["category"] = value => Assert.Matches("^[A-D][0-7]$", value.GetString()),
        ["lat"] = value => Number(value, -90, 90),
        ["lon"] = value => Number(value, -180, 180),
        ["nic"] = value => Whole(value, 0, 11),
        ["seen_pos"] = value => Number(value, 0, 1e6),
        ["seen"] = value => Number(value, 0, 1e6),
        ["version"] = value => Whole(value, 0, 7),
        ["nac_p"] = value => Whole(value, 0, 15),
        ["nac_v"] = value => Whole(value, 0, 7),
        ["sil"] = value => Whole(value, 0, 3),
        ["gva"] = value => Whole(value, 0, 3),
        ["sda"] = value => Whole(value, 0, 3),
        ["mlat"] = FieldNames,
        ["tisb"] = FieldNames,
        ["messages"] = value => Whole(value, 0, int.MaxValue),
        ["rssi"] = value => Number(value, -60, 0),
        ["spi"] = value => Whole(value, 0, 1),
        ["lastPosition"] = LastPosition,
    };

    static void Number(JsonElement value, double least, double most) => Assert.InRange(value.GetDouble(), least, most);
    static void Whole(JsonElement value, int least, int most) => Assert.InRange(value.GetInt32(), least, most);
    static void Direction(JsonElement value) => Assert.True(value.GetDouble() is >= 0 and < 360);

    static void Altitude(JsonElement value)
    {
        if (value.ValueKind == JsonValueKind.String) Assert.Equal("ground", value.GetString());
        else Whole(value, -5000, 150_000);
    }

    static void FieldNames(JsonElement value) => Assert.All(value.EnumerateArray(), name => Assert.Contains(name.GetString()!, Fields.Keys));

    static void LastPosition(JsonElement value)
    {
        string[] members = [.. value.EnumerateObject().Select(member => member.Name)];
        Assert.Empty(new[] { "lat", "lon", "seen_pos" }.Except(members));
        Assert.Empty(members.Except(["lat", "lon", "nic", "rc", "seen_pos"]));
        foreach (JsonProperty member in value.EnumerateObject()) Fields[member.Name](member.Value);
        Assert.InRange(value.GetProperty("seen_pos").GetDouble(), 60, double.MaxValue);
    }

    static JsonElement[] Check(byte[] bytes)
    {
        using JsonDocument document = JsonDocument.Parse(bytes);
        Assert.Equal(["now", "messages", "aircraft"], document.RootElement.EnumerateObject().Select(member => member.Name));
        JsonElement[] aircraft = [.. document.RootElement.GetProperty("aircraft").EnumerateArray().Select(one => one.Clone())];
        foreach (JsonElement one in aircraft)
        {
            foreach (JsonProperty member in one.EnumerateObject())
            {
                Assert.True(Fields.TryGetValue(member.Name, out Action<JsonElement>? check), $"{member.Name} is no field of readsb");
                check(member.Value);
            }

            Assert.Equal(one.TryGetProperty("lat", out _), one.TryGetProperty("seen_pos", out _));
            Assert.True(one.TryGetProperty("hex", out _) && one.TryGetProperty("type", out _) && one.TryGetProperty("seen", out _) && one.TryGetProperty("messages", out _));
        }

        Assert.Equal(aircraft.Length, aircraft.Select(one => one.GetProperty("hex").GetString()).Distinct().Count());
        return aircraft;
    }

    /// <summary>The picture of the strait after two minutes.</summary>
    static (Track[] Tracks, Instant Now, HashSet<ushort> Systems) Strait()
    {
        Scenario scenario = Scenario.Create("strait", new ScenarioOptions { DurationSeconds = 120 })!;
        Flow flow = new();
        SourceConfiguration[] sources = [.. scenario.Sources.Select((source, index) => new SourceConfiguration
        {
            Id = (ushort)(index + 1),
            Name = source.Name,
            Format = source.Format,
            LatitudeDegrees = source.Site.LatitudeDegrees,
            LongitudeDegrees = source.Site.LongitudeDegrees,
            HeightMeters = source.Site.Height,
            Datagrams = true,
        })];
        flow.Accept(new Frame(FrameKind.Configuration, SourceId.Server, scenario.Start, default, new PipelineConfiguration { Sources = sources }.ToJson()));
        while (scenario.TryNext(out int source, out Instant time, out ReadOnlySpan<byte> bytes)) flow.Accept(new Frame(FrameKind.SensorData, new SourceId((ushort)(source + 1)), time, default, bytes));
        return (flow.Picture.ToOrderedArray(), flow.ClosedTick.End, [.. sources.Where(source => source.Format != "beast").Select(source => source.Id)]);
    }

    [Fact]
    public void ADemoPictureHoldsDocumentedFieldsOnly()
    {
        (Track[] tracks, Instant now, HashSet<ushort> systems) = Strait();
        JsonElement[] aircraft = Check(new AircraftFile().Make(tracks, now, 1, systems));
        Assert.InRange(aircraft.Count(one => one.GetProperty("type").GetString() == "adsb_icao"), 40, 100);
        Assert.Contains(aircraft, one => one.GetProperty("type").GetString() == "other" && one.GetProperty("hex").GetString()![0] == '~'); // a radar's track
        string[] seen = [.. aircraft.SelectMany(one => one.EnumerateObject()).Select(member => member.Name).Distinct()];
        string[] expected = ["hex", "type", "flight", "alt_baro", "alt_geom", "gs", "track", "baro_rate", "squawk", "category", "lat", "lon", "nic", "seen_pos", "seen", "version", "nac_p", "nac_v", "sil", "gva", "sda", "messages", "rssi"];
        Assert.Empty(expected.Except(seen));
        HashSet<uint> vessels = [.. tracks.Where(track => track.Identity.Mmsi != 0 && track.Domain == Domain.Sea).Select(track => track.Identity.Mmsi)];
        Assert.InRange(vessels.Count, 20, int.MaxValue);
        Assert.InRange(aircraft.Length, 45, tracks.Length - vessels.Count);
    }

    static readonly Gen<float?> Some = Gen.Select(Gen.Bool, Gen.Double[-1000, 20_000], (has, value) => has ? (float)value : (float?)null);
    static readonly Gen<byte?> Level = Gen.Select(Gen.Bool, Gen.Byte[0, 3], (has, value) => has ? value : (byte?)null);

    static readonly Gen<Track> Tracks = Gen.Select(
        Gen.Select(Gen.ULong, Gen.Int[0, 3], Gen.Int[0, 4], Gen.Int[0, 11], Gen.UInt),
        Gen.Select(Gen.Bool, Gen.Double[-1.57, 1.57], Gen.Double[-3.14, 3.14], Gen.Double[-900, 900], Gen.Double[0, 500]),
        Gen.Select(Some, Some, Gen.Double[-100, 100], Gen.Byte, Gen.Int[0, 2]),
        Gen.Select(Gen.UInt[0, 0xFF_FFFF], Gen.UShort[0, 0xFFF], Level, Level, Gen.Bool),
        (a, b, c, d) => new Track
        {
            Id = a.Item1,
            Status = (TrackStatus)a.Item2,
            Domain = (Domain)a.Item3,
            Emergency = (Emergency)a.Item4,
            Flags = (ReportFlags)a.Item5,
            HasPosition = b.Item1,
            Latitude = b.Item2,
            Longitude = b.Item3,
            VelocityNorth = d.Item5 ? float.NaN : (float)b.Item4,
            VelocityEast = (float)b.Item4 / 2,
            LastPositionTime = Instant.FromUnixSeconds(1_767_225_600 - b.Item5),
            LastReceiveTime = Instant.FromUnixSeconds(1_767_225_600 - b.Item5 / 2),
            PressureAltitude = c.Item1,
            EllipsoidHeight = c.Item2,
            VerticalRate = (float)c.Item3,
            Category = c.Item4,
            Identity = new ObjectIdentity { AddressKind = (AddressKind)c.Item5, Address = d.Item1, Mode3A = d.Item2, Callsign = PackedText.FromString("TEST") },
            Quality = new QualityIndicators { Nic = d.Item3, NacP = d.Item4, Sil = d.Item3, Version = d.Item4, SignalDbfs = -12.34f },
            ReportCount = a.Item5 & 0xFFFF,
        });

    [Fact]
    public void AnyPictureHoldsDocumentedFieldsOnly() => Tracks.Array[0, 8].Sample(
        tracks => Check(new AircraftFile().Make([.. tracks.DistinctBy(track => track.Id).DistinctBy(track => track.Identity.Address)], Instant.FromUnixSeconds(1_767_225_600), 7, [])), seed: "0000AcJs0000", iter: 3000);

    [Fact]
    public void ATrackWithoutAddressKeepsItsNumberAndSharesItWithNone()
    {
        PseudoAddresses addresses = new();
        ulong[] ids = [.. Enumerable.Range(1, 20_000).Select(number => 0x0003_0000_0000_0000ul + (ulong)number)];
        uint[] first = [.. ids.Select(addresses.Of)];
        Assert.Equal(ids.Length, first.Distinct().Count());
        Assert.All(first, address => Assert.InRange(address, 0u, 0xFF_FFFFu));
        addresses.Keep([.. ids.Skip(10_000)]);
        Assert.Equal(first[10_000..], ids[10_000..].Select(addresses.Of));
    }
}
