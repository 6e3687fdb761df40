namespace Atalaya.Scenarios.Events;

/// <summary>The part an object plays in the events of the scenario.</summary>
enum ScenarioRole : byte
{
    Ordinary,

    /// <summary>A boat that switches its AIS off to meet another.</summary>
    GoesDark,

    /// <summary>An aircraft whose satellite receiver is led astray.</summary>
    Spoofed,

    /// <summary>An aircraft that squawks 7700.</summary>
    Emergency,
}
