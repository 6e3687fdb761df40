using Atalaya.Core.Identity;
using CsCheck;

namespace Atalaya.Tests.Core.Identity;

public sealed class PackedTextTests
{
    const string Alphabet = "ABCDEFGHIJKLMNOPQRSTUVWXYZ[\\]^_ !\"#$%&'()*+,-./0123456789:;<=>?";

    [Theory]
    [InlineData("", "")]
    [InlineData("   ", "")]
    [InlineData("DLH123  ", "DLH123")]
    [InlineData(" A", " A")]
    [InlineData("klm44x", "KLM44X")]
    [InlineData("AB@CD", "AB")]
    [InlineData("Ä~\u0001", "???")]
    [InlineData("ABCDEFGHIJKLMNOPQRSTUVWXYZ", "ABCDEFGHIJKLMNOPQRST")]
    [InlineData("ABCDEFGHIJKLMNOPQRS  X", "ABCDEFGHIJKLMNOPQRS")]
    public void Text_is_folded_cut_and_trimmed(string text, string expected)
    {
        PackedText packed = PackedText.FromString(text);
        Assert.Equal(expected, packed.ToString());
        Assert.Equal(expected.Length, packed.Length);
        Assert.Equal(expected.Length == 0, packed.IsEmpty);
    }

    [Fact]
    public void Every_character_of_the_alphabet_has_its_code()
    {
        foreach (char character in Alphabet) Assert.Equal(character, PackedText.CharacterOf(PackedText.CodeOf(character)));
        Assert.Equal(1, PackedText.CodeOf('A'));
        Assert.Equal(48, PackedText.CodeOf('0'));
        Assert.Equal('@', PackedText.CharacterOf(0));
    }

    [Fact]
    public void Text_of_the_alphabet_round_trips_and_equal_text_is_equal()
    {
        Gen.Char[Alphabet].Array[0, 20].Sample(characters =>
        {
            string text = new string(characters).TrimEnd(' ');
            PackedText packed = PackedText.FromString(text);
            Assert.Equal(text, packed.ToString());
            Assert.Equal(packed, PackedText.FromString(text + "  "));
            Assert.Equal(packed, new PackedText(packed.Bits));
        }, seed: "0000KoV6gHd1", iter: 2_000);
    }

    /// <summary>Codes beyond six bits must not leave bits behind the end of the text: 64 is 0 there.</summary>
    [Fact]
    public void Any_codes_give_the_same_value_as_their_text()
    {
        Gen.Byte.Array[0, 30].Sample(codes =>
        {
            PackedText packed = PackedText.FromCodes(codes);
            Assert.Equal(packed, PackedText.FromString(packed.ToString()));
        }, seed: "0000KoV6gHd1", iter: 2_000);
        Assert.True(PackedText.FromCodes([64, 1, 2]).IsEmpty);
    }
}
