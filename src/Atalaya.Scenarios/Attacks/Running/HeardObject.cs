using Atalaya.Core.Geodesy;
using Atalaya.Core.Time;

namespace Atalaya.Scenarios.Attacks.Running;

/// <summary>What the recording has said of one object so far, before any attack.</summary>
sealed class HeardObject(ObjectKey key)
{
    const double RecentSeconds = 30;

    /// <summary>A ship at anchor reports every three minutes.</summary>
    const double RecentVesselSeconds = 200;
    const double PositionsToBePicked = 5;
    const double VesselAntennaMeters = 15;

    /// <summary>What several receivers hear of one transmission comes within this.</summary>
    const double SameTransmissionSeconds = 1;

    readonly Queue<Statement> _judged = new();

    public ObjectKey Key => key;
    public CprMemory Cpr { get; } = new();
    public int Positions { get; private set; }
    public Instant PositionTime { get; private set; } = Instant.MinValue;

    /// <summary>Degrees.</summary>
    public double Latitude { get; private set; }
    public double Longitude { get; private set; }

    /// <summary>Metres per second.</summary>
    public double East { get; private set; }
    public double North { get; private set; }
    public double PressureFeet { get; private set; }
    public Instant HeardTime { get; private set; } = Instant.MinValue;
    public Instant RadarTime { get; set; } = Instant.MinValue;

    /// <summary>The extended squitter's message with callsign and category; 0 = not heard.</summary>
    public ulong Identification { get; set; }

    /// <summary>Chosen by an attack.</summary>
    public bool IsTarget { get; set; }

    public GeodeticPosition Position => GeodeticPosition.FromDegrees(Latitude, Longitude);

    /// <summary>Of its antenna, metres above the sea; the pressure altitude stands for it.</summary>
    public double AntennaMeters => key.IsVessel ? VesselAntennaMeters : PressureFeet * PlaneMath.MetersPerFoot;

    public bool HasPosition(Instant now) => Positions > 0 && now.SecondsSince(PositionTime) <= (key.IsVessel ? RecentVesselSeconds : RecentSeconds);

    public bool IsSeenByRadar(Instant now) => RadarTime > Instant.MinValue && now.SecondsSince(RadarTime) <= RecentSeconds;

    /// <summary>Heard often enough to be worth an attack.</summary>
    public bool CanBePicked(Instant now) => !IsTarget && Positions >= PositionsToBePicked && HasPosition(now);

    public void Hear(in Statement statement)
    {
        HeardTime = statement.Time;
        if (statement.Has(StatementParts.Velocity)) (East, North) = (statement.East, statement.North);
        if (statement.Has(StatementParts.PressureHeight)) PressureFeet = statement.PressureFeet;
        if (!statement.Has(StatementParts.Position)) return;
        (Latitude, Longitude, PositionTime) = (statement.Latitude, statement.Longitude, statement.Time);
        Positions++;
    }

    /// <summary>What became of the same transmission as another receiver heard it.</summary>
    public bool TryRecall(in Statement statement, out Statement judged)
    {
        while (_judged.TryPeek(out Statement first) && statement.Time.SecondsSince(first.Time) > SameTransmissionSeconds) _judged.Dequeue();
        foreach (Statement candidate in _judged)
        {
            judged = candidate;
            if (candidate.Content == statement.Content) return true;
        }

        judged = default;
        return false;
    }

    public void Remember(in Statement judged) => _judged.Enqueue(judged);
}
