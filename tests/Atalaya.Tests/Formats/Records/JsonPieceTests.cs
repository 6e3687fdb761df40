using System.Text;
using Atalaya.Formats.Records;

namespace Atalaya.Tests.Formats.Records;

public sealed class JsonPieceTests
{
    [Theory]
    [InlineData("")]
    [InlineData("\"TYP\":")]
    [InlineData("0123456789ABCDE")]
    [InlineData("0123456789ABCDEF")]
    [InlineData("0123456789ABCDEFG")]
    [InlineData("°°°°°°°°")]
    [InlineData("°°°°°°°°°°°°")]
    public void A_piece_is_written_as_it_is(string text)
    {
        var piece = new JsonPiece(text);
        var writer = new JsonLineWriter(1);
        for (int i = 0; i < 3; i++)
        {
            writer.Raw(piece);
            writer.Raw((byte)'|');
        }

        Assert.Equal(text, Encoding.UTF8.GetString(piece.Utf8));
        Assert.Equal($"{text}|{text}|{text}|", Encoding.UTF8.GetString(writer.Written));
    }

    [Fact]
    public void No_piece_is_empty()
    {
        var writer = new JsonLineWriter(1);
        writer.Raw(default(JsonPiece));
        Assert.Equal(0, writer.Length);
    }
}
