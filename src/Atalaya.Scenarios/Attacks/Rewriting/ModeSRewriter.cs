using System.Buffers;
using Atalaya.Core.Time;
using Atalaya.Formats.ModeS;
using Atalaya.Formats.ModeS.Framing;
using Atalaya.Scenarios.Attacks.Running;

namespace Atalaya.Scenarios.Attacks.Rewriting;

/// <summary>Mode S frames in Beast, AVR or hexadecimal lines.</summary>
sealed class ModeSRewriter : PieceRewriter
{
    readonly ModeSFraming _framing;
    readonly IModeSReader _reader;
    readonly byte[] _message = new byte[64];
    readonly CounterClock _clock = new();

    /// <summary>The first character of the last AVR message.</summary>
    byte _style = (byte)'*';

    public ModeSRewriter(PieceSource source, AttackScene scene) : base(source, scene)
    {
        _framing = source.Format switch { "beast" => ModeSFraming.Beast, "avr" => ModeSFraming.Avr, _ => ModeSFraming.Hex };
        _reader = ModeSReaders.Create(_framing);
    }

    public override bool Rewrite(ReadOnlySpan<byte> piece, Instant heard, IBufferWriter<byte> output)
    {
        ReadOnlySpan<byte> rest = piece;
        int done = 0;
        bool changed = false;
        while (_reader.Read(ref rest, out ReceivedFrame received) is var step && step != FramingStep.NeedMore)
        {
            int end = piece.Length - rest.Length;
            ReadOnlySpan<byte> message = piece[done..end];
            done = end;
            if (step == FramingStep.Frame && TryJudge(message, received, heard, out Statement statement))
            {
                changed = true;
                if (!statement.IsSuppressed) Replace(message, received, SquitterStatements.Apply(received.Frame, statement), output);
                continue;
            }

            output.Write(message);
        }

        output.Write(piece[done..]);
        _reader.Flush();
        return changed;
    }

    public override void Write(Emission emission, Instant heard, byte signal, IBufferWriter<byte> output)
    {
        if (emission.Bits.Length > 0 || emission.Subject.IsVessel) return;
        ulong? ticks = _clock.At(heard);
        if (_framing == ModeSFraming.Beast)
        {
            if (ticks is null) return; // the receiver is not heard yet
            output.Write(_message.AsSpan(0, BeastWriter.Write(_message, emission.Frame, ticks.Value, signal)));
            return;
        }

        if (_framing == ModeSFraming.Avr) output.Write(_message.AsSpan(0, Avr(emission.Frame, ticks, signal)));
        else HexLine(emission.Frame, ticks, output);
    }

    bool TryJudge(ReadOnlySpan<byte> message, in ReceivedFrame received, Instant heard, out Statement statement)
    {
        statement = default;
        if (received.UsableTicks is { } ticks) _clock.Note(ticks, heard);
        if (_framing == ModeSFraming.Avr && !message.IsEmpty) _style = message.TrimStart(" \t\r\n"u8) is [var first, ..] ? first : _style;
        // An empty message stands behind garbage that was written with it.
        if (message.IsEmpty || !SquitterStatements.IsReadable(received.Frame)) return false;
        HeardObject sender = Scene.Hear(ObjectKey.Aircraft(received.Frame.Address));
        statement = SquitterStatements.Read(received.Frame, sender, heard, Source.Site);
        Scene.Judge(sender, ref statement, new Transmission(received.Frame, default, 0));
        return statement.IsChanged;
    }

    void Replace(ReadOnlySpan<byte> message, in ReceivedFrame received, in ModeSFrame frame, IBufferWriter<byte> output)
    {
        if (_framing == ModeSFraming.Beast)
        {
            output.Write(_message.AsSpan(0, BeastWriter.Write(_message, frame, received.Ticks ?? 0, received.Signal ?? 0)));
            return;
        }

        // The digits of the frame stand in the text: everything around them stays, and so does their case.
        Span<byte> text = output.GetSpan(message.Length)[..message.Length];
        message.CopyTo(text);
        Span<byte> bytes = stackalloc byte[ModeSFrame.LongLength];
        received.Frame.WriteTo(bytes);
        int at = IndexOfDigits(text, bytes);
        bool lower = text.Slice(at, 2 * bytes.Length).IndexOfAnyInRange((byte)'a', (byte)'f') >= 0;
        frame.WriteTo(bytes);
        Digits(bytes, lower, text[at..]);
        output.Advance(message.Length);
    }

    static int IndexOfDigits(ReadOnlySpan<byte> text, ReadOnlySpan<byte> bytes)
    {
        Span<byte> upper = stackalloc byte[2 * ModeSFrame.LongLength], lower = stackalloc byte[2 * ModeSFrame.LongLength];
        Digits(bytes, false, upper);
        Digits(bytes, true, lower);
        for (int start = text.Length - upper.Length; start > 0; start--)
        {
            int match = 0;
            while (match < upper.Length && (text[start + match] == upper[match] || text[start + match] == lower[match])) match++;
            if (match == upper.Length) return start;
        }

        return 0;
    }

    static void Digits(ReadOnlySpan<byte> bytes, bool lower, Span<byte> text)
    {
        ReadOnlySpan<byte> digits = lower ? "0123456789abcdef"u8 : "0123456789ABCDEF"u8;
        for (int i = 0; i < bytes.Length; i++) (text[2 * i], text[2 * i + 1]) = (digits[bytes[i] >> 4], digits[bytes[i] & 15]);
    }

    int Avr(in ModeSFrame frame, ulong? ticks, byte signal)
    {
        bool stamped = ticks is not null && _style != '*';
        int length = AvrWriter.Write(_message, frame, stamped ? ticks : null);
        if (!stamped) return length;
        _message[0] = _style;
        if (_style != '<') return length;
        const int levelAt = 13;
        _message.AsSpan(levelAt, length - levelAt).CopyTo(_message.AsSpan(levelAt + 2));
        Digits([signal], false, _message.AsSpan(levelAt));
        return length + 2;
    }

    void HexLine(in ModeSFrame frame, ulong? ticks, IBufferWriter<byte> output)
    {
        if (ticks is { } value)
        {
            System.Text.Unicode.Utf8.TryWrite(_message, System.Globalization.CultureInfo.InvariantCulture, $"{value / ReceivedFrame.TicksPerSecond:F6},", out int written);
            output.Write(_message.AsSpan(0, written));
        }

        Span<byte> bytes = stackalloc byte[ModeSFrame.LongLength];
        int length = frame.WriteTo(bytes);
        Digits(bytes[..length], false, _message);
        _message[2 * length] = (byte)'\n';
        output.Write(_message.AsSpan(0, 2 * length + 1));
    }
}
