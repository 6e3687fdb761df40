using Atalaya.Formats.ModeS.Registers;
using Atalaya.Formats.Records;

namespace Atalaya.Formats.Asterix;

/// <summary>What a Comm-B register says, by the code that reads it from receivers: the member "registers" behind BDS2.</summary>
static class RegisterJson
{
    /// <param name="writer">Stands within the object of the register.</param>
    /// <param name="register">16 × BDS1 + BDS2.</param>
    /// <param name="content">Its 56 bits.</param>
    public static void Write(JsonLineWriter writer, int register, ulong content)
    {
        int mark = writer.Length;
        writer.Raw(",\"registers\":{"u8);
        if (CommB.WriteFields(register, content, writer)) writer.Raw((byte)'}');
        else writer.Length = mark;
    }
}
