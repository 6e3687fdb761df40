using Atalaya.Formats.Asterix;
using Atalaya.Formats.Asterix.Editions;

namespace Atalaya.Benchmarks.Inputs;

/// <summary>Random values as one sensor could send them: its own SAC and SIC, and all within the limits of the definition, so that the edition is believed.</summary>
sealed class RandomValues(AsterixCategory category)
{
    readonly EditionTrial _trial = new(category);

    public Random Random { get; } = new(category.Number);

    public void Set(AsterixRecordBuilder record, int element)
    {
        ref readonly AsterixElement target = ref category.Elements[element];
        ulong raw;
        do raw = Bits(target.Bits);
        while (!_trial.IsWithinLimits(target, raw));
        record.SetRaw(element, target.Role is AsterixRole.SystemArea or AsterixRole.SystemIdentification ? 25 : raw);
    }

    public ulong Bits(int count) => (ulong)Random.NextInt64() & (ulong.MaxValue >> (64 - count));
}
