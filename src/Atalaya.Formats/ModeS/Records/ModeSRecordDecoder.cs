using System.Buffers;
using Atalaya.Core.Geodesy;
using Atalaya.Core.Reports;
using Atalaya.Core.Time;
using Atalaya.Formats.ModeS.Framing;
using Atalaya.Formats.ModeS.Messages;
using Atalaya.Formats.ModeS.Positions;
using Atalaya.Formats.ModeS.Registers;
using Atalaya.Formats.Records;

namespace Atalaya.Formats.ModeS.Records;

/// <summary>
/// Mode S frames to JSON lines with the names of pyModeS 3. A place is printed from the first resolved pair on; a frame of wrong parity, a format
/// that does not exist and bytes that are no message become error lines; Mode A/C replies and receiver status are passed over.
/// </summary>
/// <param name="framing">How the frames travel.</param>
/// <param name="site">Where the receiver stands: the reference of first places on the surface; null = unknown.</param>
public sealed class ModeSRecordDecoder(ModeSFraming framing, GeodeticPosition? site = null) : IRecordDecoder
{
    readonly IModeSReader _reader = ModeSReaders.Create(framing);
    readonly AircraftTable _aircraft = new();
    readonly ModeSJsonLine _line = new();
    ModeSClock _clock;

    ModeSLine Line => new(_line);

    public void Decode(ReadOnlySpan<byte> bytes, Instant? time, bool endOfInput, IBufferWriter<byte>? output, RecordStatistics statistics)
    {
        statistics.Bytes += bytes.Length;
        Read(bytes, time, output, statistics);
        if (!endOfInput) return;
        if (framing == ModeSFraming.Hex) Read("\n"u8, time, output, statistics);
        if (_reader.Flush()) Reject(_reader.Reason, default, _reader.RejectedBytes, output, statistics);
    }

    void Read(ReadOnlySpan<byte> bytes, Instant? time, IBufferWriter<byte>? output, RecordStatistics statistics)
    {
        while (true)
        {
            FramingStep step = _reader.Read(ref bytes, out ReceivedFrame received);
            if (step == FramingStep.NeedMore) return;
            if (step == FramingStep.Frame)
            {
                _clock.Advance(received, time);
                Decode(received, output, statistics);
            }
            else if (step == FramingStep.Rejected) Reject(_reader.Reason, default, _reader.RejectedBytes, output, statistics);
        }
    }

    void Decode(in ReceivedFrame received, IBufferWriter<byte>? output, RecordStatistics statistics)
    {
        ModeSFrame frame = received.Frame;
        FrameCheck check = FrameCheck.Of(frame);
        if (check.Error is RejectReason error)
        {
            Span<byte> bytes = stackalloc byte[ModeSFrame.LongLength];
            Reject(error, frame, bytes[..frame.WriteTo(bytes)], output, statistics);
            return;
        }

        statistics.Records++;
        _line.Begin(output is not null, statistics);
        WriteHead(received);
        switch (check.Content)
        {
            case ParityContent.Address:
                WriteAddressParity(frame, check.Remainder);
                break;
            case ParityContent.Interrogator:
                WriteAllCall(frame, check.Remainder);
                break;
            default:
                WriteSquitter(frame);
                break;
        }

        _line.End(output);
    }

    void WriteHead(in ReceivedFrame received)
    {
        Span<byte> bytes = stackalloc byte[ModeSFrame.LongLength];
        _line.Hex("hex"u8, bytes[..received.Frame.WriteTo(bytes)]);
        if (received.Ticks is ulong ticks and not ReceivedFrame.MultilaterationTicks) _line.Number("timestamp"u8, ticks / ReceivedFrame.TicksPerSecond);
        _line.Optional("signal_dbfs"u8, SignalLevel.ToDbfs(received.Signal));
        _line.Number("df"u8, received.Frame.DownlinkFormat);
    }

    void WriteAddressParity(in ModeSFrame frame, uint address)
    {
        _line.Hex("icao"u8, address, 6);
        bool isVerified = AddressVerifier.IsVerified(_aircraft, address, _clock.Nanoseconds);
        _line.Flag("icao_verified"u8, isVerified);
        int format = frame.DownlinkFormat;
        if (SurveillanceReply.Has(format)) WriteSurveillance(SurveillanceReply.Decode(frame), frame.Message, address, isVerified);
        else if (format is 0 or 16) ModeSFields.Write(Line, AirAirReply.Decode(frame), frame.Message);
        else _line.Hex("md"u8, frame.Message, 14);
    }

    void WriteSurveillance(in SurveillanceReply reply, ulong message, uint address, bool isVerified)
    {
        ModeSFields.Write(Line, reply, message);
        ref AircraftState aircraft = ref _aircraft.Find(address, out _);
        if (isVerified) AircraftMemory.NoteAltitude(ref aircraft, reply.AltitudeFeet, _clock.Nanoseconds);
        if (!reply.HasCommB) return;
        KnownFlight known = isVerified ? AircraftMemory.At(aircraft, reply, _clock.Nanoseconds) : new KnownFlight(reply.AltitudeFeet, null, null, default);
        CommBInference inference = CommB.Infer(message, known);
        if (inference.IsDoubtful)
        {
            Span<byte> registers = stackalloc byte[8];
            _line.Registers("bds_candidates"u8, registers[..inference.WriteCandidates(registers)]);
        }

        if (inference.Register is byte register) RegisterFields.Write(Line, register, message);
    }

    void WriteAllCall(in ModeSFrame frame, uint interrogator)
    {
        _line.Hex("icao"u8, frame.Address, 6);
        _line.Number("capability"u8, frame.Subfield);
        _line.Number("iid"u8, interrogator);
        if (interrogator == 0) _aircraft.Hear(frame.Address, _clock.Nanoseconds);
    }

    void WriteSquitter(in ModeSFrame frame)
    {
        ref AircraftState aircraft = ref _aircraft.Hear(SquitterAddress.KeyOf(frame), _clock.Nanoseconds);
        _line.Hex("icao"u8, frame.Address, 6);
        if (SquitterAddress.HasAdsbMessage(frame)) WriteMessage(frame, ref aircraft);
        else if (SquitterAddress.IsCoarse(frame)) WriteCoarse(CoarsePosition.Decode(frame.Message), ref aircraft);
        else _line.Hex("me"u8, frame.Message, 14);
        _line.Number(frame.DownlinkFormat == 17 ? "capability"u8 : "cf"u8, frame.Subfield);
        _line.Flag("crc_valid"u8, true);
    }

    void WriteCoarse(in CoarsePosition position, ref AircraftState aircraft)
    {
        ModeSFields.Write(Line, position);
        WritePlace(ref aircraft, position.Cpr, surface: false);
    }

    void WriteMessage(in ModeSFrame frame, ref AircraftState aircraft)
    {
        AircraftUpdate.Note(ref aircraft, frame, _clock.Nanoseconds);
        ulong me = frame.Message;
        int typeCode = (int)me.Bits(1, 5);
        _line.Number("typecode"u8, typeCode);
        if (!ModeSFields.WriteMessage(Line, me, !SquitterAddress.HasImf(frame))) _line.Hex("me"u8, me, 14);
        bool surface = SurfacePosition.Has(typeCode);
        if (surface || AirbornePosition.Has(typeCode)) WritePlace(ref aircraft, CprCode.Decode(me), surface);
    }

    void WritePlace(ref AircraftState aircraft, in CprCode cpr, bool surface)
    {
        PositionVerdict verdict = PositionSolver.Solve(ref aircraft, cpr, surface, _clock.Nanoseconds, site, out double latitude, out double longitude);
        if (verdict == PositionVerdict.None) return;
        _line.Number("latitude"u8, latitude);
        _line.Number("longitude"u8, longitude);
    }

    void Reject(RejectReason reason, in ModeSFrame frame, ReadOnlySpan<byte> bytes, IBufferWriter<byte>? output, RecordStatistics statistics)
    {
        statistics.Errors++;
        _line.Begin(output is not null, statistics);
        _line.Text("error"u8, NameOf(reason), (ulong)reason);
        _line.Number("offset"u8, _reader.Offset);
        if (frame != default) WritePath(frame.DownlinkFormat);
        _line.Hex("hex"u8, bytes);
        _line.End(output);
    }

    void WritePath(int format)
    {
        ReadOnlySpan<byte> path = [(byte)'D', (byte)'F', (byte)('0' + format / 10), (byte)('0' + format % 10)];
        _line.Text("path"u8, path, (ulong)format);
    }

    static ReadOnlySpan<byte> NameOf(RejectReason reason) => reason switch
    {
        RejectReason.Parity => "parity"u8,
        RejectReason.Length => "length"u8,
        RejectReason.UnknownType => "unknown downlink format"u8,
        RejectReason.Truncated => "truncated"u8,
        RejectReason.InvalidValue => "invalid digit"u8,
        _ => "framing"u8,
    };
}
