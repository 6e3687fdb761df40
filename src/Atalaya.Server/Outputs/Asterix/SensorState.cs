namespace Atalaya.Server.Outputs.Asterix;

/// <summary>I063/060 CON: the values are those of the wire.</summary>
enum SensorState
{
    Operational = 0,
    Degraded = 1,
    Initialising = 2,
    NotConnected = 3,
}
