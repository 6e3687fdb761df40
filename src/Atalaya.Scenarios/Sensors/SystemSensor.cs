using Atalaya.Core.Geodesy;
using Atalaya.Core.Identity;
using Atalaya.Formats.Asterix;
using Atalaya.Scenarios.Schedule;

namespace Atalaya.Scenarios.Sensors;

/// <summary>
/// A neighbour's system at work: follows the aircraft in its reach that answer, and sends an eighth of its tracks every eighth of its
/// period as blocks of category 062. Its tracks know less than the truth: biased, wandering, and late in turns.
/// </summary>
sealed class SystemSensor : ScheduledTask
{
    const int Slices = 8;
    const double MetersPerFoot = 0.3048;

    readonly SensorContext _context;
    readonly int _source;
    readonly SystemModel _model;
    readonly SystemMessages _messages;
    readonly LocalFrame _frame;
    readonly AsterixBlockBuilder _block = new(62, EmissionQueue.MaxLength);
    readonly List<Followed>[] _followed = new List<Followed>[Slices];
    ushort _lastNumber;
    int _slice;

    public SystemSensor(SensorContext context, int source, SystemModel model)
    {
        _context = context;
        _source = source;
        _model = model;
        _messages = new SystemMessages(model);
        _frame = new LocalFrame(model.Site);
        for (int i = 0; i < Slices; i++) _followed[i] = [];
        context.Scheduler.Schedule(SensorContext.Nanoseconds(0.1), this);
    }

    public void Add(ScenarioObject thing)
    {
        if (thing.Transponder == TransponderKind.None) return;
        _followed[thing.Id / 1000 % Slices].Add(new Followed(thing, _model, _context.Seed));
    }

    public override void Run(long now)
    {
        double seconds = SensorContext.Seconds(now);
        List<Followed> slice = _followed[_slice];
        slice.RemoveAll(followed => followed.IsOver);
        foreach (Followed followed in slice) Send(followed, now, seconds);
        Emit(now);
        _slice = (_slice + 1) % Slices;
        _context.Scheduler.Schedule(now + SensorContext.Nanoseconds(_model.PeriodSeconds / Slices), this);
    }

    void Send(Followed followed, long now, double seconds)
    {
        ScenarioObject thing = followed.Thing;
        TruthState state = thing.At(seconds);
        EnuVector vector = _frame.ToEnu(state.Position);
        bool ends = !thing.IsAlive(seconds);
        bool seen = !ends && vector.Length < _model.ReachMeters && LineOfSight.Reaches(_model.Site.Height, state.Height, vector.Length);
        followed.IsOver = ends;
        if (!seen) followed.SeenSince = double.NaN;
        else if (double.IsNaN(followed.SeenSince)) followed.SeenSince = seconds;
        if (seen ? seconds - followed.SeenSince < _model.InitiationSeconds : followed.Number == 0) return;
        bool first = followed.Number == 0;
        if (first) followed.Number = ++_lastNumber == 0 ? ++_lastNumber : _lastNumber;
        Append(now, followed.Describe(seconds, _context.At(_model.Clock.Shows(now)).NanosecondOfDay, first, isLast: !seen));
        if (!seen) followed.Number = 0;
    }

    void Append(long now, in SystemTrack track)
    {
        AsterixRecordBuilder record = _messages.Track(track);
        if (_block.TryAdd(record)) return;
        Emit(now);
        _block.TryAdd(record);
    }

    void Emit(long now)
    {
        ReadOnlySpan<byte> block = _block.Block;
        if (!block.IsEmpty) _context.Emissions.Add(_source, now + SensorContext.Nanoseconds(_model.ProcessingSeconds), block);
        _block.Clear();
    }

    /// <summary>An aircraft the system may have a track of.</summary>
    sealed class Followed
    {
        readonly SystemModel _model;
        readonly ulong _callsign;
        RandomStream _random;
        ErrorProcess _east, _north;

        public Followed(ScenarioObject thing, SystemModel model, ulong seed)
        {
            Thing = thing;
            _model = model;
            _callsign = RadarMessages.Characters(PackedText.FromString(thing.Callsign));
            _random = new RandomStream(seed, RandomPurpose.SystemTracks, (ulong)thing.Id);
            _east = new ErrorProcess(model.PositionSigmaMeters, model.PositionTimeSeconds, ref _random);
            _north = new ErrorProcess(model.PositionSigmaMeters, model.PositionTimeSeconds, ref _random);
        }

        public ScenarioObject Thing { get; }

        /// <summary>Its track number; 0 = none.</summary>
        public ushort Number { get; set; }

        public double SeenSince { get; set; } = double.NaN;
        public bool IsOver { get; set; }

        public SystemTrack Describe(double seconds, long nanosecondOfDay, bool isFirst, bool isLast)
        {
            double lag = _model.LagSeconds;
            TruthState then = Thing.At(seconds - lag);
            double east = then.VelocityEast * lag + _model.EastBiasMeters + _east.At(seconds, ref _random);
            double north = then.VelocityNorth * lag + _model.NorthBiasMeters + _north.At(seconds, ref _random);
            double feet = ScenarioObject.PressureAltitude(then.Height + then.VerticalRate * lag) / MetersPerFoot;
            bool modeS = Thing.Transponder >= TransponderKind.ModeS;
            return new SystemTrack
            {
                Number = Number,
                NanosecondOfDay = nanosecondOfDay,
                Position = new LocalFrame(then.Position with { Height = 0 }).ToGeodetic(new EnuVector(east, north, 0)),
                VelocityEast = then.VelocityEast,
                VelocityNorth = then.VelocityNorth,
                FlightLevel = Math.Round(feet / 25) / 4,
                FeetPerMinute = then.VerticalRate / MetersPerFoot * 60,
                Mode3A = Thing.Mode3AAt(seconds),
                Address = modeS ? Thing.Address : 0,
                Callsign = _callsign,
                IsEmergency = Thing.IsInEmergency(seconds),
                IsFirst = isFirst,
                IsLast = isLast,
            };
        }
    }
}
