using System.Runtime.CompilerServices;
using Atalaya.Core.Frames;
using Atalaya.Core.Identity;
using Atalaya.Core.Reports;
using Atalaya.Core.Time;
using Atalaya.Core.Tracks;
using CsCheck;

namespace Atalaya.Tests.Core.Tracks;

/// <summary>Tracks with every field set at random, and a comparison that knows the fields by reflection, not by the code under test.</summary>
static class TrackGenerator
{
    public static readonly Gen<Track> Tracks = Gen.Int.Select(Create);

    static Track Create(int seed)
    {
        Random random = new(seed);
        object track = default(Track);
        foreach (System.Reflection.FieldInfo field in typeof(Track).GetFields())
        {
            if (field.FieldType == typeof(Contributions)) continue;
            field.SetValue(track, Value(field.FieldType, random));
        }

        Track result = (Track)track;
        result.ContributionCount = (byte)random.Next(Contributions.Capacity + 1);
        for (int i = 0; i < result.ContributionCount; i++)
        {
            result.Contributions[i] = new Contribution
            {
                Source = new SourceId((ushort)random.Next(65_536)),
                Count = (uint)random.Next(),
                Last = new Instant(random.NextInt64()),
                Position = new LogPosition((uint)random.Next(), (uint)random.Next()),
            };
        }

        return result;
    }

    /// <summary>A value of a field's type; every second optional one is absent, every fifth single is NaN.</summary>
    public static object? Value(Type type, Random random)
    {
        if (Nullable.GetUnderlyingType(type) is Type inner) return random.Next(2) == 0 ? null : Value(inner, random);
        if (type.IsEnum) return Enum.GetValues(type).GetValue(random.Next(Enum.GetValues(type).Length));
        if (type == typeof(bool)) return random.Next(2) == 0;
        if (type == typeof(byte)) return (byte)random.Next(256);
        if (type == typeof(ushort)) return (ushort)random.Next(65_536);
        if (type == typeof(uint)) return (uint)random.NextInt64(1L << 32);
        if (type == typeof(ulong)) return (ulong)random.NextInt64();
        if (type == typeof(float)) return random.Next(5) == 0 ? float.NaN : (float)random.NextDouble();
        if (type == typeof(double)) return random.NextDouble() * 6 - 3;
        if (type == typeof(Instant)) return new Instant(random.NextInt64());
        if (type == typeof(PackedText)) return new PackedText(new UInt128((ulong)random.NextInt64(), (ulong)random.NextInt64()));
        if (type == typeof(ObjectIdentity) || type == typeof(QualityIndicators)) return Filled(type, random);
        throw new NotSupportedException($"a field of type {type} is new: teach it here");
    }

    public static void AssertSame(in Track expected, in Track actual)
    {
        foreach (System.Reflection.FieldInfo field in typeof(Track).GetFields())
        {
            if (field.FieldType == typeof(Contributions)) continue;
            Assert.Equal(field.GetValue(expected), field.GetValue(actual));
        }

        for (int i = 0; i < Contributions.Capacity; i++)
        {
            Contribution left = expected.Contributions[i], right = actual.Contributions[i];
            Assert.Equal((left.Source, left.Count, left.Last, left.Position), (right.Source, right.Count, right.Last, right.Position));
        }
    }

    static object Filled(Type type, Random random)
    {
        object filled = RuntimeHelpers.GetUninitializedObject(type);
        foreach (System.Reflection.FieldInfo field in type.GetFields()) field.SetValue(filled, Value(field.FieldType, random));
        return filled;
    }
}
