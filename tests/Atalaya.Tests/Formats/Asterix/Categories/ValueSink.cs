using System.Text;
using Atalaya.Core.Identity;
using Atalaya.Formats.Asterix;
using Atalaya.Formats.Asterix.Categories;

namespace Atalaya.Tests.Formats.Asterix.Categories;

/// <summary>Checks that every property gives the value that the engine's tables give for the same bits.</summary>
struct ValueSink(AsterixCategory category) : IAsterixSink
{
    public int Values { get; private set; }

    public readonly void BeginNode(int node) => Assert.InRange(node, 0, category.NodeInfos.Count - 1);

    public readonly void EndNode(int node) { }

    public void Unsigned(int element, ulong raw, ulong value) => Same(element, raw, value);

    public void Signed(int element, ulong raw, long value) => Same(category.Elements[element].SignExtend(raw), value, element);

    public void Quantity(int element, ulong raw, double value) =>
        Same(BitConverter.DoubleToInt64Bits(category.Elements[element].Value(raw)), BitConverter.DoubleToInt64Bits(value), element);

    public void Text(int element, ulong raw, PackedText value)
    {
        byte[] codes = new byte[category.Infos[element].Bits / 6];
        for (int i = 0; i < codes.Length; i++) codes[i] = (byte)(raw >> (6 * (codes.Length - 1 - i)) & 63);
        Assert.Equal(PackedText.FromCodes(codes), value);
        Values++;
    }

    public void Ascii(int element, ulong raw, ReadOnlySpan<byte> value)
    {
        byte[] octets = new byte[category.Infos[element].Bits / 8];
        for (int i = 0; i < octets.Length; i++) octets[i] = (byte)(raw >> (8 * (octets.Length - 1 - i)));
        Assert.Equal(Encoding.Latin1.GetString(octets).TrimEnd(' '), Encoding.Latin1.GetString(value));
        Values++;
    }

    public void Octets(int element, ReadOnlySpan<byte> content) => Values++;

    void Same(int element, ulong raw, ulong value)
    {
        if (raw != value) Assert.Fail($"{category.Infos[element].Path}: {value} for {raw}");
        Values++;
    }

    void Same(long expected, long actual, int element)
    {
        if (expected != actual) Assert.Fail($"{category.Infos[element].Path}: {actual:X} for {expected:X}");
        Values++;
    }
}
