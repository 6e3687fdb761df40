namespace Atalaya.Scenarios.Attacks;

/// <summary>Whom an attack concerns: one object by name, or what the generator picks by the seed among those it hears.</summary>
public sealed record TargetSelector
{
    TargetSelector(string text, TargetClass kind, ObjectKey? key) => (Text, Class, Key) = (text, kind, key);

    /// <summary>As in a description of attacks.</summary>
    public string Text { get; }

    public ObjectKey? Key { get; }
    internal TargetClass Class { get; }

    public static TargetSelector Any { get; } = new("any", TargetClass.Any, null);
    public static TargetSelector AnyAircraft { get; } = new("any_aircraft", TargetClass.Aircraft, null);
    public static TargetSelector AnyVessel { get; } = new("any_vessel", TargetClass.Vessel, null);

    /// <summary>An aircraft whose address a radar reported within the last seconds.</summary>
    public static TargetSelector AnyAircraftSeenByRadar { get; } = new("any_aircraft_seen_by_radar", TargetClass.AircraftSeenByRadar, null);

    /// <summary>The words that stand for a choice.</summary>
    public static IReadOnlyList<string> Words { get; } = ["any", "any_aircraft", "any_aircraft_seen_by_radar", "any_vessel"];

    public static TargetSelector Of(ObjectKey key) => new(key.ToString(), TargetClass.Named, key);

    /// <summary>Null if it is neither a word nor an address or MMSI.</summary>
    public static TargetSelector? Parse(string text) => text switch
    {
        "any" => Any,
        "any_aircraft" => AnyAircraft,
        "any_aircraft_seen_by_radar" => AnyAircraftSeenByRadar,
        "any_vessel" => AnyVessel,
        _ => ObjectKey.TryParse(text, out ObjectKey key) ? Of(key) : null,
    };
}
