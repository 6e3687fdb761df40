using Atalaya.Formats.Bits;

namespace Atalaya.Tests.Formats.Bits;

public sealed class ContentHashTests
{
    /// <summary>Content hashes are in checkpoints: they never change.</summary>
    [Theory]
    [InlineData("", "")]
    [InlineData("00", "")]
    [InlineData("0102030405060708090a", "")]
    public void Is_never_zero_and_stays_the_same(string hex, string _)
    {
        byte[] bytes = Convert.FromHexString(hex);
        Assert.NotEqual(0ul, ContentHash.Of(bytes));
        Assert.Equal(ContentHash.Of(bytes), ContentHash.Of([.. bytes]));
    }

    [Fact]
    public void Every_bit_and_the_length_count()
    {
        var random = new Random(5);
        var seen = new HashSet<ulong>();
        int count = 0;
        for (int length = 0; length < 70; length++)
        {
            byte[] bytes = new byte[length];
            Assert.True(seen.Add(ContentHash.Of(bytes)));
            count++;
            random.NextBytes(bytes);
            ulong whole = ContentHash.Of(bytes);
            for (int bit = 0; bit < length * 8; bit++)
            {
                bytes[bit / 8] ^= (byte)(1 << (bit % 8));
                ulong changed = ContentHash.Of(bytes);
                Assert.InRange(System.Numerics.BitOperations.PopCount(whole ^ changed), 10, 54);
                Assert.True(seen.Add(changed));
                bytes[bit / 8] ^= (byte)(1 << (bit % 8));
            }
        }

        Assert.Equal(70, count);
    }
}
