using Atalaya.Core.State;
using Atalaya.Core.Time;

namespace Atalaya.Formats.Ais;

/// <summary>From bytes to whole AIS messages: lines, sentences, parts, bits. One per stream.</summary>
sealed class NmeaStream
{
    readonly NmeaLineCutter _lines = new();
    readonly NmeaAssembler _assembler = new();
    readonly byte[] _bits = new byte[AisArmour.BufferLength];

    /// <summary>The talker of the message handed out last, and its channel (<see cref="NmeaSentence"/>); of one in parts, those of the part that completed it.</summary>
    public (ushort Talker, byte Channel) Origin { get; private set; }

    /// <summary>Takes the next bytes.</summary>
    /// <param name="bytes">Cut anywhere.</param>
    /// <param name="time">When they were received, if known; else the sentences' own times drive the assembly.</param>
    /// <param name="endOfLine">The bytes end a line (a datagram, the end of the input).</param>
    /// <param name="endOfInput">Nothing follows: messages still in parts are faults.</param>
    /// <param name="sink">Receives what is found.</param>
    public void Feed<TSink>(ReadOnlySpan<byte> bytes, Instant? time, bool endOfLine, bool endOfInput, ref TSink sink) where TSink : struct, INmeaSink
    {
        while (_lines.TryTake(ref bytes, endOfLine, out ReadOnlySpan<byte> line, out bool tooLong))
        {
            NmeaPlace place = _lines.Place;
            if (tooLong) sink.Fault(NmeaFault.LineTooLong, place, line);
            else Line(line, time, place, ref sink);
        }

        if (endOfInput) _assembler.AbandonAll(ref sink);
    }

    void Line<TSink>(ReadOnlySpan<byte> line, Instant? time, in NmeaPlace place, ref TSink sink) where TSink : struct, INmeaSink
    {
        do
        {
            ReadOnlySpan<byte> whole = line;
            NmeaFault fault = NmeaParser.Parse(ref line, out bool isAis, out NmeaSentence sentence);
            if (sentence.Tags.ChecksumFailed) sink.Warn(NmeaWarning.TagChecksum);
            if (fault != NmeaFault.None) sink.Fault(fault, place, whole);
            else if (!isAis) sink.Other();
            else Sentence(sentence, whole, time ?? sentence.Tags.Time, place, ref sink);
        }
        while (!line.IsEmpty);
    }

    void Sentence<TSink>(in NmeaSentence sentence, ReadOnlySpan<byte> line, Instant? time, in NmeaPlace place, ref TSink sink) where TSink : struct, INmeaSink
    {
        Origin = (sentence.Talker, sentence.Channel);
        if (sentence.Total == 1)
        {
            _assembler.Pass();
            Payload(sentence.Payload, sentence.FillBits, sentence.Tags, sentence.IsOwn, line, place, ref sink);
        }
        else if (_assembler.TryComplete(sentence, time, place, ref sink, out ReadOnlySpan<byte> characters, out int fillBits, out NmeaTags tags))
        {
            Payload(characters, fillBits, tags, sentence.IsOwn, characters, place, ref sink);
        }
    }

    void Payload<TSink>(ReadOnlySpan<byte> characters, int fillBits, in NmeaTags tags, bool isOwn, ReadOnlySpan<byte> shown, in NmeaPlace place, ref TSink sink)
        where TSink : struct, INmeaSink
    {
        NmeaFault fault = NmeaFault.None;
        int length = 0;
        if (characters.IsEmpty) fault = NmeaFault.PayloadEmpty;
        else if (characters.Length > AisArmour.MaxCharacters) fault = NmeaFault.PayloadTooLong;
        else if (!AisArmour.TryDecode(characters, fillBits, _bits, out length)) fault = NmeaFault.PayloadCharacter;
        else if (length < 38) fault = NmeaFault.PayloadTooShort;
        if (fault != NmeaFault.None)
        {
            sink.Fault(fault, place, shown);
            return;
        }

        sink.Message(new AisBits(_bits, length), tags, isOwn, place);
    }

    public void Save(StateWriter writer)
    {
        _lines.Save(writer);
        _assembler.Save(writer);
    }

    public void Load(ref StateReader reader)
    {
        _lines.Load(ref reader);
        _assembler.Load(ref reader);
    }
}
