using System.Globalization;
using Atalaya.Core.Geodesy;
using Atalaya.Core.Time;

namespace Atalaya.Scenarios.Events;

/// <summary>Tells of the events of the strait in the second in which each begins.</summary>
static class StraitChronicle
{
    /// <param name="seconds">Whole seconds after the start.</param>
    public static void Tell(Instant time, double seconds, IReadOnlyList<ScenarioObject> objects, IReadOnlyList<SensorTruth> sensors, ITruthObserver observer)
    {
        double phase = Math.Round(StraitEvents.Phase(seconds));
        if (phase == StraitEvents.Jamming.From)
        {
            string reach = string.Create(CultureInfo.InvariantCulture, $"radius_m={StraitEvents.JammerReachMeters};radius_low_m={StraitEvents.JammerReachLowMeters}");
            observer.Observe(time, new TruthEvent("jamming", StraitEvents.Jammer, Length(StraitEvents.Jamming), reach));
        }

        if (phase == StraitEvents.RadarOutage.From)
        {
            SensorTruth radar = sensors.First(sensor => sensor.Name == "radar-2");
            observer.Observe(time, new TruthEvent("outage", radar.Site, Length(StraitEvents.RadarOutage), "sensor=radar-2"));
        }

        if (phase == StraitEvents.AisOff.From) TellOf("ais-off", StraitEvents.AisOff, thing => thing.Role == ScenarioRole.GoesDark);
        if (phase == StraitEvents.Meeting.From) TellOf("meeting", StraitEvents.Meeting, thing => thing.Role == ScenarioRole.GoesDark);
        if (phase == StraitEvents.Emergency.From) TellOf("emergency", StraitEvents.Emergency, thing => thing.Role == ScenarioRole.Emergency);
        if (phase == StraitEvents.Spoofing.From) TellOf("spoofing", StraitEvents.Spoofing, thing => thing.Role == ScenarioRole.Spoofed);
        if (phase == StraitEvents.Distress.From) TellOf("distress", StraitEvents.Distress, thing => thing.Ais == AisKind.Sart);

        void TellOf(string name, EventWindow window, Func<ScenarioObject, bool> concerns)
        {
            foreach (ScenarioObject thing in objects)
            {
                if (!concerns(thing) || !thing.IsAlive(seconds)) continue;
                GeodeticPosition place = thing.At(seconds).Position;
                double length = Math.Min(Length(window), thing.DeathSeconds - seconds);
                observer.Observe(time, new TruthEvent(name, place, length, "") { Thing = thing });
            }
        }
    }

    static double Length(EventWindow window) => window.To - window.From;
}
