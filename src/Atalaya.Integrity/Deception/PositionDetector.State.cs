using Atalaya.Core.State;
using Atalaya.Core.Time;

namespace Atalaya.Integrity.Deception;

sealed partial class PositionDetector
{
    const int StateVersion = 2;

    public override void Save(StateWriter writer, TrackSlots slots)
    {
        writer.Tag("IPOS", StateVersion);
        Courses.Save(writer, slots);
        ColumnBytes.Save(writer, _tests, slots);
        ColumnBytes.Save(writer, _accusations, slots);
        writer.Write(_accused.Count);
        foreach (int slot in _accused) writer.Write(slot);
        _sensors.Save(writer);
        _history.Save(writer);
        writer.Write(_nextSweep.UnixNanoseconds);
    }

    public override void Load(ref StateReader reader, TrackSlots slots)
    {
        if (reader.Tag("IPOS", StateVersion) < StateVersion) throw new InvalidDataException("state: stated places of an earlier layout");
        Courses.Load(ref reader, slots);
        ColumnBytes.Load(ref reader, _tests, slots);
        ColumnBytes.Load(ref reader, _accusations, slots);
        for (int i = reader.ReadCount(4); i > 0; i--) _accused.Add(reader.ReadInt32());
        foreach (int slot in _accused)
            if (slot < 0 || slot >= slots.Limit || slots[slot] == 0 || _accusations[slot].IsActive == 0 || _accused.IndexOf(slot) != _accused.LastIndexOf(slot)) throw new InvalidDataException("state: an accused track that is not");
        for (int slot = 0; slot < slots.Limit; slot++)
            foreach (ref readonly ResidualTest test in (ReadOnlySpan<ResidualTest>)_tests[slot])
                if (!test.IsSound) throw new InvalidDataException("state: a residual test that cannot be");
        _sensors.Load(ref reader);
        _history.Load(ref reader);
        _nextSweep = new Instant(reader.ReadInt64());
    }
}
