using Atalaya.Scenarios.Motion;

namespace Atalaya.Scenarios.Traffic;

/// <summary>The base station of the shore and the aids to navigation: they stay.</summary>
sealed class FixedSlot(ulong seed, int number) : TrafficSlot(seed, number)
{
    public const int IdBase = 500_000_000;

    static readonly (AisKind Kind, uint Mmsi, string Name, double Latitude, double Longitude, double Height, double Mast)[] Stations =
    [
        (AisKind.BaseStation, 003_620_001, "", 10.690, -61.625, 480, 0),
        (AisKind.AidToNavigation, 993_621_001, "BOCA GRANDE FAIRWAY", 10.702, -61.802, 0, 6),
        (AisKind.AidToNavigation, 993_621_002, "POINT LISAS APPROACH", 10.385, -61.545, 0, 5),
        (AisKind.VirtualAid, 993_626_001, "SERPENTS MOUTH", 10.012, -61.975, 0, 0),
    ];

    public static int Count => Stations.Length;

    public override ScenarioObject Create(int generation, double birthSeconds)
    {
        (AisKind kind, uint mmsi, string name, double latitude, double longitude, double height, double mast) = Stations[Number];
        (double x, double y) = StraitPlane.FromDegrees(latitude, longitude);
        return new ScenarioObject(IdBase + Number, ObjectKind.Fixed, new StandingMotion(x, y, height), birthSeconds, 0)
        {
            Ais = kind,
            Mmsi = mmsi,
            Name = name,
            MastMeters = mast,
        };
    }
}
