using Atalaya.Core.State;

namespace Atalaya.Fusion.Registering;

/// <summary>Rows of numbers in a saved state; only finite ones are taken back.</summary>
static class StateArrays
{
    public static void Write(StateWriter writer, scoped ReadOnlySpan<double> values)
    {
        foreach (double value in values) writer.Write(value);
    }

    public static void Read(ref StateReader reader, scoped Span<double> values)
    {
        foreach (ref double value in values)
        {
            value = reader.ReadDouble();
            if (!double.IsFinite(value)) throw new InvalidDataException("state: a bias that is no number");
        }
    }
}
