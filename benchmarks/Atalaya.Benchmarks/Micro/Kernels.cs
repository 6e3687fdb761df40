using Atalaya.Benchmarks.Inputs;
using Atalaya.Core.Geodesy;
using Atalaya.Core.Numerics;
using Atalaya.Core.Reports;
using Atalaya.Core.Time;
using Atalaya.Formats.Ais;
using Atalaya.Formats.Asterix;
using Atalaya.Formats.ModeS;
using Atalaya.Fusion;
using Atalaya.Scenarios;
using BenchmarkDotNet.Attributes;

namespace Atalaya.Benchmarks.Micro;

/// <summary>The innermost loops, one call each.</summary>
public class Kernels
{
    readonly byte[] _bits = new byte[AisArmour.BufferLength];
    readonly byte[] _armour = "13u?etPv2;0n:dDPwUM1U1Cb069D"u8.ToArray();
    readonly AsterixCategory _category = AsterixCatalog.Default[48]!;
    Report[] _reports = [];
    Tracker _tracker = new(new TrackerOptions());
    Tick _tick = Tick.Containing(ScenarioOptions.FixedEpoch);
    byte[] _record = [];
    uint _header = 0x8D4840D6;
    double _angle = 0.3;
    EcefPosition _position;

    [GlobalSetup]
    public void SetUp()
    {
        byte[] block = FullRecords.Create(1).Bytes;
        _record = block[3..];
        _position = Wgs84.ToEcef(GeodeticPosition.FromDegrees(10.7, -61.6, 9_000));
        _tracker = new Tracker(new TrackerOptions());
        List<Report> filled = [];
        new Traffic(10, plots: false).Fill(_tick, filled);
        _reports = [filled[0] with { GroundSpeed = 0 }];
        for (int i = 0; i < 20; i++) TrackerUpdate();
    }

    [Benchmark]
    public uint Crc24() => _header = ModeSParity.OfLong(_header | 1, 0x202C_C371_C32C_E0);

    [Benchmark]
    public int AisDearmour() => AisArmour.TryDecode(_armour, 0, _bits, out int length) ? length : 0;

    [Benchmark]
    public int AsterixWalk048()
    {
        NullVisitor visitor = default;
        return AsterixWalker<NullVisitor>.Walk(_category, _record, 0, _record.Length, ref visitor, out _);
    }

    [Benchmark]
    public double SinCos()
    {
        (double sin, double cos) = StableMath.SinCos(_angle);
        _angle = sin * 0.5 + cos;
        return sin;
    }

    [Benchmark]
    public double ToGeodetic() => Wgs84.ToGeodetic(_position).Height;

    /// <summary>One tick with one report of the one track, which stands still.</summary>
    [Benchmark]
    public int TrackerUpdate()
    {
        ref Report report = ref _reports[0];
        report.Sequence++;
        report.Time = report.ReceiveTime = _tick.Start;
        _tracker.Process(_tick, _reports, []);
        _tick = _tick.Next;
        return _tracker.TrackCount;
    }
}
