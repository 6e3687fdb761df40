using Atalaya.Core.Geodesy;
using Atalaya.Formats.Asterix;
using Atalaya.Scenarios.Schedule;

namespace Atalaya.Scenarios.Sensors;

/// <summary>
/// The radar at work: targets report when the beam passes them; at the end of each of 32 sectors its plots are sent as blocks of category
/// 048, then the sector message, and the north marker once a turn, of category 034.
/// </summary>
sealed class RadarSensor : ScheduledTask
{
    public const int Sectors = 32;

    readonly int _source;
    readonly RadarMessages _messages;
    readonly LocalFrame _frame;
    readonly AsterixBlockBuilder _block = new(48, EmissionQueue.MaxLength);
    readonly List<(byte[] Bytes, int Length)> _full = [];
    readonly SeaPatches? _patches;
    readonly Action<double, double> _sendPatch;
    RandomStream _clutter;
    RandomStream _delay;
    int _fullCount;
    int _sector;
    long _turn;

    public RadarSensor(SensorContext context, int source, RadarModel model)
    {
        Context = context;
        _source = source;
        Model = model;
        _messages = new RadarMessages(model);
        _frame = new LocalFrame(model.Site);
        _clutter = new RandomStream(context.Seed, RandomPurpose.RadarClutter, (ulong)source);
        _delay = new RandomStream(context.Seed, RandomPurpose.RadarDelay, (ulong)source);
        if (model.SeaPatches > 0) _patches = new SeaPatches(model, new RandomStream(context.Seed, RandomPurpose.SeaPatches, (ulong)source));
        _sendPatch = SendPatch;
        _sector = (int)(model.PhaseTurns * Sectors);
        context.Scheduler.Schedule(SectorEnd(), this);
    }

    public SensorContext Context { get; }
    public RadarModel Model { get; }

    public ref readonly LocalFrame Frame => ref _frame;

    /// <summary>Watches an object; <paramref name="transmitter"/> answers the interrogations.</summary>
    public void Add(ScenarioObject thing, long now, AdsbTransmitter? transmitter) => new RadarTarget(this, Context, _source, thing, transmitter).Start(now, Context.Scheduler);

    /// <summary>The azimuth of the beam, radians, 0 to 2π.</summary>
    public double BeamAzimuth(long time)
    {
        double turns = SensorContext.Seconds(time) / Model.TurnSeconds + Model.PhaseTurns;
        return (turns - Math.Floor(turns)) * Angle.TwoPi;
    }

    public void Send(in RadarPlot plot)
    {
        AsterixRecordBuilder record = _messages.Plot(plot);
        if (_block.TryAdd(record)) return;
        CloseBlock();
        _block.TryAdd(record);
    }

    /// <summary>The end of a sector.</summary>
    public override void Run(long now)
    {
        AddClutter(now);
        CloseBlock();
        if (Model.IsOut(SensorContext.Seconds(now))) _fullCount = 0;
        else Emit(now);
        if (++_sector == Sectors)
        {
            _sector = 0;
            _turn++;
        }

        Context.Scheduler.Schedule(SectorEnd(), this);
    }

    /// <summary>Plots, then the message of the sector that begins.</summary>
    void Emit(long now)
    {
        double delay = Model.ProcessingSeconds + _delay.Uniform(0, Model.ProcessingJitterSeconds);
        long sendTime = now + SensorContext.Nanoseconds(delay);
        for (int i = 0; i < _fullCount; i++) Context.Emissions.Add(_source, sendTime, _full[i].Bytes.AsSpan(0, _full[i].Length));
        _fullCount = 0;
        long timeOfDay = NanosecondOfDay(now);
        int next = (_sector + 1) % Sectors;
        if (next == 0) Context.Emissions.Add(_source, sendTime, _messages.NorthMarker(timeOfDay));
        Context.Emissions.Add(_source, sendTime, _messages.Sector(timeOfDay, next));
    }

    long SectorEnd() => SensorContext.Nanoseconds((_turn + (_sector + 1.0) / Sectors - Model.PhaseTurns) * Model.TurnSeconds);

    void CloseBlock()
    {
        ReadOnlySpan<byte> block = _block.Block;
        if (block.IsEmpty) return;
        if (_fullCount == _full.Count) _full.Add((new byte[EmissionQueue.MaxLength], 0));
        byte[] copy = _full[_fullCount].Bytes;
        block.CopyTo(copy);
        _full[_fullCount++] = (copy, block.Length);
        _block.Clear();
    }

    void AddClutter(long now)
    {
        _patches?.Echo(SensorContext.Seconds(now), _sector * Angle.TwoPi / Sectors, (_sector + 1) * Angle.TwoPi / Sectors, _sendPatch);
        int sea = _clutter.Poisson(Model.SeaClutter / Sectors);
        int uniform = _clutter.Poisson(Model.UniformClutter / Sectors);
        for (int i = 0; i < sea + uniform; i++)
        {
            double share = _clutter.Uniform();
            double range = i < sea
                ? Model.MinRangeMeters + _clutter.Exponential(Model.SeaClutterMeanMeters)
                : Model.MaxRangeMeters * Math.Sqrt(_clutter.Uniform(0.0001, 1));
            if (range > Model.MaxRangeMeters) continue;
            long age = SensorContext.Nanoseconds((1 - share) * Model.TurnSeconds / Sectors);
            Send(new RadarPlot
            {
                NanosecondOfDay = NanosecondOfDay(Math.Max(0, now - age)),
                RangeMeters = range,
                AzimuthRadians = (_sector + share) / Sectors * Angle.TwoPi,
                Primary = true,
            });
        }
    }

    void SendPatch(double range, double azimuth) => Send(new RadarPlot
    {
        NanosecondOfDay = NanosecondOfDay(Math.Max(0, SectorEnd() - SensorContext.Nanoseconds(Model.TurnSeconds / Sectors / 2))),
        RangeMeters = range,
        AzimuthRadians = azimuth,
        Primary = true,
    });

    /// <summary>What the radar's clock shows, nanoseconds after midnight.</summary>
    public long NanosecondOfDay(long time) => Context.At(Model.Clock.Shows(time)).NanosecondOfDay;

    /// <summary>True if a height above the ellipsoid is over the radar's horizon.</summary>
    public bool Sees(double height, double range, double up) =>
        Model.Covers(range, up) && LineOfSight.Reaches(Model.Site.Height, height, range);
}
