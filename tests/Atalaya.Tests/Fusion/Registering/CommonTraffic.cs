using Atalaya.Core.Geodesy;
using Atalaya.Core.Identity;
using Atalaya.Core.Reports;
using Atalaya.Fusion;
using Atalaya.Fusion.Registering;

namespace Atalaya.Tests.Fusion.Registering;

/// <summary>Aircraft on straight and turning paths seen by biased radars, some of them with ADS-B: truth is known.</summary>
sealed class CommonTraffic
{
    public const ushort AdsBSource = 10;

    public static readonly GeodeticPosition Centre = GeodeticPosition.FromDegrees(41, 2, 0);

    readonly Random _random;
    readonly List<Aircraft> _aircraft = [];

    public CommonTraffic(int seed, TrackerOptions? options = null)
    {
        _random = new Random(seed);
        Traffic = new Traffic(options);
    }

    public Traffic Traffic { get; set; }

    /// <summary>Seconds by which the stamps of all ADS-B are late.</summary>
    public double AdsBOffset { get; init; }

    /// <summary>Their stamps are said to be those of reception.</summary>
    public bool AdsBStampsReception { get; init; }

    public double AdsBSigma { get; init; } = 10;

    /// <summary>They tell no geometric height.</summary>
    public bool AdsBHasNoHeight { get; init; }

    public List<BiasedRadar> Radars { get; } = [];

    public sealed record BiasedRadar(ushort Source, GeodeticPosition Site, double Period, double RangeBias, double AzimuthBiasDegrees)
    {
        public double RangeGain { get; init; }
        public double TimeOffset { get; init; }
        public double RangeSigma { get; init; } = 50;
        public double AzimuthSigma { get; init; } = 0.001;

        /// <summary>
        /// Metres by which pressure altitudes are too high at the sea, in air warmer than the standard, where they grow by 3 % less than height;
        /// NaN = heights are those above the ellipsoid.
        /// </summary>
        public double PressureOffset { get; init; } = double.NaN;
    }

    public sealed record Aircraft(uint Address, double East, double North, double Speed, double Heading, double Turn, double Height)
    {
        public bool HasAdsB { get; init; }

        /// <summary>Where its own position is off, metres.</summary>
        public double OffsetEast { get; init; }

        public double OffsetNorth { get; init; }

        public double Latency { get; init; }

        public GeodeticPosition At(double seconds)
        {
            double half = Turn * seconds / 2, chord = Turn == 0 ? Speed * seconds : Speed * Math.Sin(half) / (Turn / 2);
            return Traffic.Offset(Centre with { Height = Height }, East + chord * Math.Sin(Heading + half), North + chord * Math.Cos(Heading + half));
        }
    }

    public BiasedRadar Radar(ushort source, double east, double north, double period, double rangeBias, double azimuthBiasDegrees)
    {
        BiasedRadar radar = new(source, Fusion.Traffic.Offset(Centre with { Height = 300 }, east, north), period, rangeBias, azimuthBiasDegrees);
        Radars.Add(radar);
        Traffic.Radar(source, radar.Site, radar.RangeSigma, radar.AzimuthSigma);
        return radar;
    }

    /// <summary>The three radars of most tests.</summary>
    public CommonTraffic WithThreeRadars()
    {
        Radar(1, -60_000, -25_000, 4, 150, 0.20);
        Radar(2, 70_000, -35_000, 5, -90, -0.15);
        Radar(3, 5_000, 85_000, 6, 60, 0.10);
        return this;
    }

    /// <param name="withAdsB">Every so many has ADS-B; 0 = none.</param>
    public CommonTraffic WithAircraft(int count, int withAdsB, Func<Aircraft, int, Aircraft>? change = null)
    {
        for (int i = 0; i < count; i++)
        {
            Aircraft aircraft = new(
                (uint)(0x340000 + i), Uniform(-110_000, 110_000), Uniform(-110_000, 110_000), Uniform(90, 250), Uniform(0, 6.28),
                i % 4 == 0 ? Uniform(-0.03, 0.03) : 0, Uniform(2000, 11_000))
            { HasAdsB = withAdsB > 0 && i % withAdsB == 0 };
            _aircraft.Add(change is null ? aircraft : change(aircraft, i));
        }

        return this;
    }

    /// <summary>From now on all transponders are off by so many metres.</summary>
    public void Displace(double east, double north)
    {
        for (int i = 0; i < _aircraft.Count; i++) _aircraft[i] = _aircraft[i] with { OffsetEast = east, OffsetNorth = north };
    }

    public CommonTraffic Run(double seconds, double from = 0)
    {
        Make(from, seconds);
        Traffic.RunTo(seconds);
        return this;
    }

    /// <summary>Queues what all sensors send in a time.</summary>
    public void Make(double from, double to)
    {
        foreach (Aircraft aircraft in _aircraft)
        {
            if (aircraft.HasAdsB)
                for (double t = from + _random.NextDouble(); t < to; t += 1) AddAdsB(aircraft, t);
            foreach (BiasedRadar radar in Radars)
                for (double t = from + radar.Period * _random.NextDouble(); t < to; t += radar.Period)
                    if (_random.NextDouble() < 0.9) AddPlot(radar, aircraft, t);
        }
    }

    public SensorRegistration Registration(ushort source) => Traffic.Tracker.ReadRegistration().Single(sensor => sensor.Source.Number == source);

    public static double Degrees(double radians) => radians * GeodeticPosition.DegreesPerRadian;

    void AddAdsB(Aircraft aircraft, double time)
    {
        GeodeticPosition truth = aircraft.At(time - AdsBOffset - aircraft.Latency);
        GeodeticPosition place = Fusion.Traffic.Offset(truth, aircraft.OffsetEast + AdsBSigma * Normal(), aircraft.OffsetNorth + AdsBSigma * Normal());
        Report report = Traffic.AdsB(AdsBSource, time, aircraft.Address, place, (float)AdsBSigma, 0.2);
        if (AdsBHasNoHeight) report.EllipsoidHeight = null;
        if (AdsBStampsReception) report.Flags |= ReportFlags.TimeIsReceiveTime;
        Traffic.Add(report);
    }

    void AddPlot(BiasedRadar radar, Aircraft aircraft, double time)
    {
        GeodeticPosition truth = aircraft.At(time - radar.TimeOffset);
        (double range, _, _) = SlantRange.FromPosition(new LocalFrame(radar.Site), truth);
        double rangeError = radar.RangeBias + radar.RangeGain * range + radar.RangeSigma * Normal();
        double azimuthError = radar.AzimuthBiasDegrees * GeodeticPosition.RadiansPerDegree + radar.AzimuthSigma * Normal();
        Report report = Traffic.Plot(radar.Source, time, radar.Site, truth, rangeError, azimuthError);
        report.ReceiveTime = report.Time.PlusSeconds(0.3);
        report.Domain = Domain.Air;
        report.Flags |= ReportFlags.Secondary;
        report.Identity = new ObjectIdentity { Address = aircraft.Address, AddressKind = AddressKind.Icao };
        if (double.IsNaN(radar.PressureOffset)) report.EllipsoidHeight = (float)truth.Height;
        else report.PressureAltitude = (float)((truth.Height - Geoid.Undulation(radar.Site.Latitude, radar.Site.Longitude)) / 1.03 + radar.PressureOffset);
        Traffic.Add(report);
    }

    double Uniform(double from, double to) => from + (to - from) * _random.NextDouble();

    double Normal() => Fusion.Traffic.Normal(_random);
}
