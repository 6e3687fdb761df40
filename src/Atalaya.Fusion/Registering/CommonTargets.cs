using Atalaya.Core.Reports;
using Atalaya.Core.State;
using Atalaya.Core.Time;
using Atalaya.Core.Tracks;

namespace Atalaya.Fusion.Registering;

/// <summary>The common targets by the track they are of: a bounded table whose places are given lowest first.</summary>
sealed class CommonTargets(RegistrationOptions options)
{
    public const int Capacity = 256;

    /// <summary>A target is common while another sensor has seen it within this time.</summary>
    const double CommonSeconds = 20;

    readonly CommonTarget[] _targets = NewTargets();
    readonly Dictionary<ulong, int> _numbers = new(Capacity);

    /// <summary>All places, the free ones too.</summary>
    public ReadOnlySpan<CommonTarget> Places => _targets;

    public CommonTarget? Find(ulong trackId) => _numbers.TryGetValue(trackId, out int number) ? _targets[number] : null;

    /// <summary>The target of a track; a new one begins where another sensor has seen the track too and there is room.</summary>
    public CommonTarget? FindOrBegin(in Track track, in Report report, Instant time)
    {
        if (Find(track.Id) is { } known) return known;
        if (_numbers.Count == Capacity || !IsCommon(track, report, time)) return null;
        int number = Array.FindIndex(_targets, static target => target.IsFree);
        _targets[number].Begin(track.Id, time, track.Domain == Domain.Sea ? options.SeaAccelerationSigma : options.AccelerationSigma);
        _numbers.Add(track.Id, number);
        return _targets[number];
    }

    public void Remove(CommonTarget target)
    {
        _numbers.Remove(target.TrackId);
        target.TrackId = 0;
    }

    /// <summary>The targets a sensor has, those of them with a reference of their own, and the references left out.</summary>
    public void Count(int sensor, out int targets, out int references, out int leftOut)
    {
        targets = references = leftOut = 0;
        foreach (CommonTarget target in _targets)
        {
            if (target.IsFree || !target.Has(sensor)) continue;
            targets++;
            if (target.ReferenceSigma == 0) continue;
            references++;
            if (target.Trust < options.LeastTrust) leftOut++;
        }
    }

    public void Save(StateWriter writer)
    {
        writer.Write(_numbers.Count);
        for (int i = 0; i < Capacity; i++)
        {
            if (_targets[i].IsFree) continue;
            writer.Write((ushort)i);
            _targets[i].Save(writer);
        }
    }

    /// <param name="sensors">How many are registered.</param>
    public void Load(ref StateReader reader, int sensors)
    {
        foreach (CommonTarget target in _targets) target.TrackId = 0;
        _numbers.Clear();
        int count = reader.ReadCount(100);
        for (int i = 0; i < count; i++)
        {
            int number = reader.ReadUInt16();
            if (number >= Capacity || !_targets[number].IsFree) throw new InvalidDataException("state: common targets overlap");
            _targets[number].Load(ref reader, sensors);
            if (!_numbers.TryAdd(_targets[number].TrackId, number)) throw new InvalidDataException("state: a common target twice");
        }
    }

    static bool IsCommon(in Track track, in Report report, Instant time)
    {
        for (int i = 0; i < track.ContributionCount; i++)
        {
            Contribution other = track.Contributions[i];
            if ((other.Source != report.Source || other.Sensor != report.Sensor) && Math.Abs(time.SecondsSince(other.Last)) <= CommonSeconds) return true;
        }

        return false;
    }

    static CommonTarget[] NewTargets()
    {
        CommonTarget[] targets = new CommonTarget[Capacity];
        for (int i = 0; i < targets.Length; i++) targets[i] = new CommonTarget();
        return targets;
    }
}
