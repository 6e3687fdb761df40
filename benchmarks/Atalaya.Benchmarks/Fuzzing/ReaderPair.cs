using Atalaya.Formats.Bits;
using Atalaya.Formats.Framing;
using Atalaya.Scenarios;

namespace Atalaya.Benchmarks.Fuzzing;

/// <summary>A recording read whole and in two pieces: same frames.</summary>
static class ReaderPair
{
    public static void Run(string name, byte[] input, uint cut)
    {
        int at = (int)(cut % (uint)(input.Length + 1));
        ulong whole = 0, pieces = 0;
        Read(RecordingFormats.Create(name, ScenarioOptions.FixedEpoch), input, true, ref whole);
        IRecordingReader reader = RecordingFormats.Create(name, ScenarioOptions.FixedEpoch);
        Read(reader, input.AsSpan(0, at), false, ref pieces);
        Read(reader, input.AsSpan(at), true, ref pieces);
        if (whole != pieces) throw new FuzzFault($"other frames in two pieces, cut at {at}");
    }

    static void Read(IRecordingReader reader, ReadOnlySpan<byte> bytes, bool endOfInput, ref ulong sum)
    {
        while (reader.TryRead(ref bytes, endOfInput, out RecordedFrame frame))
            sum = (sum * 31) + ContentHash.Of(frame.Payload);
    }
}
