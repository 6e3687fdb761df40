namespace Atalaya.Formats.ModeS.Framing;

/// <summary>The reader of each framing.</summary>
public static class ModeSReaders
{
    public static IModeSReader Create(ModeSFraming framing) => framing switch
    {
        ModeSFraming.Beast => new BeastReader(),
        ModeSFraming.Avr => new AvrReader(),
        _ => new HexLineReader(),
    };
}
