using Atalaya.Core.Time;

namespace Atalaya.Scenarios;

/// <summary>Is told the truth at each whole second after the start: every living object in a fixed order.</summary>
public interface ITruthObserver
{
    void Observe(Instant time, ScenarioObject thing, in TruthState state);

    /// <summary>Is told of an event in the second in which it begins.</summary>
    void Observe(Instant time, in TruthEvent beginning)
    {
    }
}
