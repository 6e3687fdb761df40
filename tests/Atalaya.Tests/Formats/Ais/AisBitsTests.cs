using System.Text;
using Atalaya.Core.Identity;
using Atalaya.Formats.Ais;
using CsCheck;

namespace Atalaya.Tests.Formats.Ais;

/// <summary>The fast kernels against slow ones that are plain to see.</summary>
public sealed class AisBitsTests
{
    const string Alphabet = "0123456789:;<=>?@ABCDEFGHIJKLMNOPQRSTUVW`abcdefghijklmnopqrstuvw";

    static readonly Gen<string> Armoured = Gen.Char[Alphabet].Array[1, 100].Select(characters => new string(characters));

    static string SlowBits(string characters, int fillBits)
    {
        string bits = string.Concat(characters.Select(character => Convert.ToString(Alphabet.IndexOf(character), 2).PadLeft(6, '0')));
        return bits[..^fillBits];
    }

    [Fact]
    public void Armour_becomes_bits_and_comes_back() => Gen.Select(Armoured, Gen.Int[0, 5]).Sample((characters, fillBits) =>
    {
        byte[] bits = new byte[AisArmour.BufferLength];
        bits.AsSpan().Fill(0xFF);
        Assert.True(AisArmour.TryDecode(Encoding.ASCII.GetBytes(characters), fillBits, bits, out int length));
        string expected = SlowBits(characters, fillBits);
        Assert.Equal(expected.Length, length);
        Assert.Equal(expected, string.Concat(Enumerable.Range(0, length).Select(i => new AisBits(bits, length).Flag(i) ? '1' : '0')));
        byte[] back = new byte[AisArmour.MaxCharacters];
        int count = AisArmour.Encode(bits, length, back, out int fill);
        Assert.Equal(fillBits, fill);
        Assert.Equal(expected, SlowBits(Encoding.ASCII.GetString(back, 0, count), fill));
    }, seed: "0001Ais00001", iter: 500);

    [Fact]
    public void Every_character_outside_the_armour_is_refused_at_every_place()
    {
        byte[] bits = new byte[AisArmour.BufferLength];
        for (int place = 0; place < 19; place++)
        {
            for (int character = 0; character < 256; character++)
            {
                byte[] text = Encoding.ASCII.GetBytes(new string('w', 19));
                text[place] = (byte)character;
                Assert.Equal(Alphabet.Contains((char)character), AisArmour.TryDecode(text, 0, bits, out _));
            }
        }
    }

    [Fact]
    public void Numbers_of_every_place_and_length() => Gen.Select(Gen.Byte.Array[40], Gen.Int[0, 200], Gen.Int[1, 32]).Sample((bytes, start, length) =>
    {
        string all = string.Concat(bytes.Select(value => Convert.ToString(value, 2).PadLeft(8, '0')));
        AisBits bits = new([.. bytes, .. new byte[8]], 320);
        uint expected = Convert.ToUInt32(all.Substring(start, length), 2);
        Assert.Equal(expected, bits.UnsignedBits(start, length));
        Assert.Equal((int)(expected << (32 - length)) >> (32 - length), bits.SignedBits(start, length));
    }, seed: "0002Ais00002", iter: 500);

    [Fact]
    public void Texts_end_at_the_first_at_sign_and_lose_trailing_spaces() =>
        Gen.Select(Gen.OneOf(Gen.Const(0), Gen.Const(32), Gen.Int[1, 63], Gen.Int[1, 63], Gen.Int[1, 63]).Array[20], Gen.Int[0, 63], Gen.Int[1, 20]).Sample((codes, start, count) =>
        {
            byte[] bytes = new byte[64];
            AisBitWriter writer = new(bytes);
            writer.Unsigned(uint.MaxValue, Math.Min(start, 32));
            writer.Unsigned(uint.MaxValue, Math.Max(0, start - 32));
            foreach (int code in codes) writer.Unsigned((uint)code, 6);
            PackedText expected = PackedText.FromCodes([.. codes.Take(count).Select(code => (byte)code)]);
            Assert.Equal(expected, new AisBits(bytes, 200).Text(start, count));
        }, seed: "0003Ais00003", iter: 1000);

    [Fact]
    public void The_hash_covers_every_bit_and_the_length()
    {
        byte[] bytes = new byte[64];
        HashSet<ulong> hashes = [new AisBits(bytes, 168).Hash(), new AisBits(bytes, 167).Hash()];
        for (int i = 0; i < 168; i++)
        {
            bytes[i >> 3] ^= (byte)(0x80 >> (i & 7));
            Assert.True(hashes.Add(new AisBits(bytes, 168).Hash()));
            bytes[i >> 3] ^= (byte)(0x80 >> (i & 7));
        }

        bytes[21] = 0xFF;
        Assert.False(hashes.Add(new AisBits(bytes, 168).Hash()));
    }

    [Fact]
    public void Armour_in_steps_joins_as_bit_extraction_does() => Gen.ULong.Sample(values =>
    {
        ulong six = values & 0x3F3F_3F3F_3F3F_3F3F, expected = 0;
        for (int i = 0; i < 8; i++) expected = (expected << 6) | ((six >> (56 - 8 * i)) & 63);
        Assert.Equal(expected, AisArmour.JoinInSteps(six));
        if (System.Runtime.Intrinsics.X86.Bmi2.X64.IsSupported) Assert.Equal(expected, System.Runtime.Intrinsics.X86.Bmi2.X64.ParallelBitExtract(six, 0x3F3F_3F3F_3F3F_3F3F));
    }, seed: "0003Bits0003", iter: 1000);

    [Fact]
    public void Sentence_checksums_of_every_length() => Gen.Byte.Array[0, 100].Sample(bytes =>
    {
        byte expected = 0;
        foreach (byte value in bytes) expected ^= value;
        Assert.Equal(expected, NmeaChecksum.Of(bytes));
    }, seed: "0004Bits0004", iter: 1000);
}
