using Atalaya.Core.Geodesy;
using Atalaya.Core.State;
using Atalaya.Core.Time;

namespace Atalaya.Integrity.Deception;

/// <summary>What a receiver with a known site hears of all aircraft: from where, how far at most, and how loud.</summary>
sealed class Receiver(ushort source)
{
    /// <summary>Aircraft of which the share of those beyond the horizon is taken; so many must be within for each one beyond.</summary>
    const double ShareMemory = 1000, WithinForEach = 10;

    /// <summary>Levels that are remembered; from how many on, and from which correlation with distance on, they tell something.</summary>
    const double LevelMemory = 20_000, KnownLevels = 500, LeastCorrelation = -0.6;

    /// <summary>A receiver is alive that heard so many different aircraft within so many seconds.</summary>
    const int LivingCount = 3;
    const double LivingSeconds = 15;

    readonly ProvenSpace _space = new();
    readonly uint[] _lastAddresses = new uint[LivingCount];
    readonly Instant[] _lastTimes = new Instant[LivingCount];
    LevelFit _levels;
    double _near, _far;

    public ushort Source => source;

    /// <summary>Metres above the sea.</summary>
    public double Height { get; private set; }

    public LocalFrame Frame { get; private set; }
    public ref readonly LevelFit Levels => ref _levels;

    /// <summary>True if the levels of its aircraft follow their distances.</summary>
    public bool KnowsLevels => _levels.Count >= KnownLevels && _levels.Correlation <= LeastCorrelation;

    public void SetSite(in GeodeticPosition site)
    {
        if (Frame.Origin == site) return;
        (Frame, Height) = (new LocalFrame(site), site.Height);
    }

    public void Hear(uint address, in EnuVector place, double height, Instant time)
    {
        _space.Add(place.Length, Core.Numerics.StableMath.Atan2(place.East, place.North), height, address, time);
        int oldest = 0;
        for (int i = 0; i < LivingCount; i++)
        {
            if (_lastAddresses[i] == address)
            {
                oldest = i;
                break;
            }

            if (_lastTimes[i] < _lastTimes[oldest]) oldest = i;
        }

        (_lastAddresses[oldest], _lastTimes[oldest]) = (address, time);
    }

    /// <summary>True if it hears others now, and must hear an aircraft there.</summary>
    public bool MustHear(EcefPosition place, double height, Instant now)
    {
        foreach (Instant time in _lastTimes)
            if (now.SecondsSince(time) > LivingSeconds) return false;
        return _space.Contains(Frame.ToEnu(place), height, now);
    }

    /// <summary>Takes a level; of one aircraft among the many it says nothing yet.</summary>
    public void TakeLevel(double loss, double level) => _levels.Add(loss, level, LevelMemory);

    /// <summary>True if so few are beyond the horizon that those who are do not belong there: where many are there is a duct, or the site is wrong.</summary>
    public bool IsFarRare => _near >= WithinForEach * Math.Max(1, _far);

    /// <summary>Counts an aircraft that keeps beyond the horizon, or within.</summary>
    public void Count(bool isFar)
    {
        if (isFar) _far++;
        else _near++;
        if (_near + _far > ShareMemory) (_near, _far) = (_near / 2, _far / 2);
    }

    public void Save(StateWriter writer)
    {
        _space.Save(writer);
        for (int i = 0; i < LivingCount; i++)
        {
            writer.Write(_lastAddresses[i]);
            writer.Write(_lastTimes[i].UnixNanoseconds);
        }

        _levels.Write(writer);
        writer.Write(_near);
        writer.Write(_far);
    }

    public void Load(ref StateReader reader)
    {
        _space.Load(ref reader);
        for (int i = 0; i < LivingCount; i++) (_lastAddresses[i], _lastTimes[i]) = (reader.ReadUInt32(), new Instant(reader.ReadInt64()));
        _levels = LevelFit.Read(ref reader);
        (_near, _far) = (reader.ReadDouble(), reader.ReadDouble());
        if (!(_near is >= 0 and <= ShareMemory + 1) || !(_far is >= 0 and <= ShareMemory + 1)) throw new InvalidDataException("state: looks of a receiver that cannot be");
    }
}
