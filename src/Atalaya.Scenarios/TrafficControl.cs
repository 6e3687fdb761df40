using Atalaya.Scenarios.Schedule;
using Atalaya.Scenarios.Sensors;
using Atalaya.Scenarios.Traffic;

namespace Atalaya.Scenarios;

/// <summary>Brings the objects into the world, one slot at a time, and shows them to the sensors that may notice them.</summary>
sealed class TrafficControl
{
    readonly SensorContext _context;
    readonly RadarSensor _radar;
    readonly AdsbSensor _adsb;
    readonly AisSensor _ais;
    readonly List<ScenarioObject> _objects = [];

    public TrafficControl(SensorContext context, RadarSensor radar, AdsbSensor adsb, AisSensor ais)
    {
        _context = context;
        _radar = radar;
        _adsb = adsb;
        _ais = ais;
    }

    /// <summary>The last object of each slot, which may have ended.</summary>
    public IReadOnlyList<ScenarioObject> Objects => _objects;

    public void Add(TrafficSlot slot) => new SlotTask(this, slot).Run(0);

    void Introduce(ScenarioObject thing, long now)
    {
        AdsbTransmitter? transmitter = thing.Transponder >= TransponderKind.ModeS ? _adsb.Add(thing, now) : null;
        _radar.Add(thing, now, transmitter);
        if (thing.Ais != AisKind.None) _ais.Add(thing, now);
    }

    sealed class SlotTask(TrafficControl control, TrafficSlot slot) : ScheduledTask
    {
        int _generation;
        int _place = -1;

        public override void Run(long now)
        {
            ScenarioObject thing = slot.Create(_generation, SensorContext.Seconds(now));
            if (_place < 0)
            {
                _place = control._objects.Count;
                control._objects.Add(thing);
            }

            control._objects[_place] = thing;
            control.Introduce(thing, now);
            double next = thing.DeathSeconds + slot.PauseSeconds(_generation++);
            if (double.IsFinite(next)) control._context.Scheduler.Schedule(SensorContext.Nanoseconds(next), this);
        }
    }
}
