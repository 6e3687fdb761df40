using Atalaya.Scenarios.Schedule;
using Atalaya.Scenarios.Sensors;
using Atalaya.Scenarios.Traffic;

namespace Atalaya.Scenarios;

/// <summary>Brings the objects into the world, one slot at a time, and shows them to the sensors that may notice them.</summary>
sealed class TrafficControl(SensorContext context, IReadOnlyList<RadarSensor> radars, AdsbSensor[] receivers, AisSensor? ais, SystemSensor? system)
{
    readonly List<ScenarioObject> _objects = [];

    /// <summary>The last object of each slot, which may have ended.</summary>
    public IReadOnlyList<ScenarioObject> Objects => _objects;

    public void Add(TrafficSlot slot)
    {
        var task = new SlotTask(this, slot);
        if (slot.FirstBirthSeconds == 0) task.Run(0);
        else context.Scheduler.Schedule(SensorContext.Nanoseconds(slot.FirstBirthSeconds), task);
    }

    void Introduce(ScenarioObject thing, long now)
    {
        AdsbTransmitter? transmitter = thing.Transponder >= TransponderKind.ModeS ? new AdsbTransmitter(context, receivers, thing, now) : null;
        foreach (RadarSensor radar in radars) radar.Add(thing, now, transmitter);
        ais?.Add(thing, now);
        system?.Add(thing);
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
            double next = thing.DeathSeconds < double.PositiveInfinity ? slot.NextBirthSeconds(_generation++, thing.DeathSeconds) : double.PositiveInfinity;
            if (double.IsFinite(next)) control.Schedule(next, this);
        }
    }

    void Schedule(double seconds, ScheduledTask task) => context.Scheduler.Schedule(SensorContext.Nanoseconds(seconds), task);
}
