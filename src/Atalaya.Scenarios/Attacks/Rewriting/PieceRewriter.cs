using System.Buffers;
using Atalaya.Core.Time;
using Atalaya.Scenarios.Attacks.Running;

namespace Atalaya.Scenarios.Attacks.Rewriting;

/// <summary>Reads the messages of one source, has the attacks judge them, and writes those that changed. Everything else stays as it was, byte for byte.</summary>
abstract class PieceRewriter(PieceSource source, AttackScene scene)
{
    protected PieceSource Source => source;
    protected AttackScene Scene => scene;

    /// <summary>Reads a piece.</summary>
    /// <param name="piece">Whole messages.</param>
    /// <param name="heard">When the source heard them.</param>
    /// <param name="output">Receives the new piece; what it holds means nothing where false is returned.</param>
    /// <returns>True if anything changed.</returns>
    public abstract bool Rewrite(ReadOnlySpan<byte> piece, Instant heard, IBufferWriter<byte> output);

    /// <summary>Writes a transmission of an attacker as this source would have received it; nothing where it could not have.</summary>
    /// <param name="emission">The transmission.</param>
    /// <param name="heard">When it arrives.</param>
    /// <param name="signal">Level, amplitude relative to full scale × 255.</param>
    /// <param name="output">Receives a whole piece.</param>
    public virtual void Write(Emission emission, Instant heard, byte signal, IBufferWriter<byte> output)
    {
    }

    public static PieceRewriter? Create(PieceSource source, AttackScene scene) => source.Format switch
    {
        "beast" or "avr" or "hex" => new ModeSRewriter(source, scene),
        "nmea" => new NmeaRewriter(source, scene),
        "asterix" => new AsterixRewriter(source, scene),
        "sbs" => new SbsRewriter(source, scene),
        _ => null,
    };
}
