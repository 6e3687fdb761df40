using Atalaya.Core.Time;

namespace Atalaya.Scenarios.Attacks.Running;

/// <summary>One pretended object: straight and level from a place, until the attack ends.</summary>
/// <param name="subject">What it calls itself.</param>
/// <param name="since">When it begins.</param>
/// <param name="start">Where.</param>
abstract class Ghost(ObjectKey subject, Instant since, GhostState start)
{
    public ObjectKey Subject => subject;
    protected Instant Since => since;

    /// <summary>Sends what is due up to a time.</summary>
    public abstract void Advance(Instant now, Attack attack, AttackScene scene);

    protected GhostState At(Instant time)
    {
        double seconds = time.SecondsSince(since);
        (double latitude, double longitude) = PlaneMath.Offset(start.Latitude, start.Longitude, start.East * seconds, start.North * seconds);
        return start with { Latitude = latitude, Longitude = longitude };
    }
}
