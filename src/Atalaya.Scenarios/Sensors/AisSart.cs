using System.Text;
using Atalaya.Core.Geodesy;
using Atalaya.Core.Time;
using Atalaya.Formats.Ais;
using Atalaya.Formats.Ais.Messages;
using Atalaya.Scenarios.Schedule;

namespace Atalaya.Scenarios.Sensors;

/// <summary>
/// An active AIS search and rescue transmitter (ITU-R M.1371-5, annex 9): once a minute a burst of eight messages, 2 s apart on
/// alternating channels; message 1 with status 14, and twice in every fourth burst message 14 with the text.
/// </summary>
sealed class AisSart(AisSensor sensor, ScenarioObject thing) : ScheduledTask
{
    const int MessagesInBurst = 8;
    const int BurstsBetweenTexts = 4;
    const int FirstText = 4, SecondText = 5;
    const byte Active = 14;
    const double GnssSigmaMeters = 8, GnssTimeSeconds = 120;
    const long BetweenMessages = 2 * SensorContext.NanosecondsPerSecond;
    const long BetweenBursts = 60 * SensorContext.NanosecondsPerSecond;
    const string Text = "SART ACTIVE";

    RandomStream _random = new(sensor.Context.Seed, RandomPurpose.Ais, (ulong)thing.Id);
    GnssReceiver _gnss;
    long _burst;
    int _message;
    int _bursts;

    public void Start(long now)
    {
        _gnss = new GnssReceiver(GnssSigmaMeters, GnssTimeSeconds, ref _random);
        _burst = now + SensorContext.Nanoseconds(_random.Uniform(0.5, 5));
        sensor.Context.Scheduler.Schedule(_burst, this);
    }

    public override void Run(long now)
    {
        double seconds = SensorContext.Seconds(now);
        if (seconds >= thing.DeathSeconds) return;
        TruthState state = thing.At(seconds);
        Span<byte> bits = stackalloc byte[64];
        var writer = new AisBitWriter(bits);
        bool text = _message is FirstText or SecondText && _bursts % BurstsBetweenTexts == 0;
        if (text) WriteText(ref writer);
        else WritePosition(ref writer, now, state);
        sensor.Receive(now, state, thing.MastMeters, bits, writer.Length, (_message & 1) != 0, ref _random);
        if (++_message == MessagesInBurst)
        {
            _message = 0;
            _bursts++;
            _burst += BetweenBursts;
        }

        sensor.Context.Scheduler.Schedule(_burst + _message * BetweenMessages, this);
    }

    void WritePosition(ref AisBitWriter writer, long now, in TruthState state)
    {
        GnssFix fix = _gnss.At(SensorContext.Seconds(now), thing, state, ref _random);
        Instant time = sensor.Context.At(now);
        new PositionReportClassA
        {
            Type = 1,
            Mmsi = thing.Mmsi,
            Status = Active,
            SpeedKnots = state.Speed * 3600 / 1852,
            LongitudeDegrees = fix.HasPosition ? fix.LongitudeDegrees : null,
            LatitudeDegrees = fix.HasPosition ? fix.LatitudeDegrees : null,
            CourseDegrees = Angle.NormalizeZeroToTwoPi(state.Course) * GeodeticPosition.DegreesPerRadian,
            Second = (byte)(time.NanosecondOfDay / Instant.NanosecondsPerSecond % 60),
            Radio = (uint)(MessagesInBurst - 1 - _message) << 14,
        }.Encode(ref writer);
    }

    /// <summary>Message 14: 40 bits, then six-bit characters.</summary>
    void WriteText(ref AisBitWriter writer)
    {
        writer.Unsigned(14, 6);
        writer.Unsigned(0, 2);
        writer.Unsigned(thing.Mmsi, 30);
        writer.Unsigned(0, 2);
        foreach (byte character in Encoding.ASCII.GetBytes(Text)) writer.Unsigned(character & 63u, 6);
    }
}
