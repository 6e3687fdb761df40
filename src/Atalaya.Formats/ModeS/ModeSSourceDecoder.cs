using Atalaya.Core.Frames;
using Atalaya.Core.Identity;
using Atalaya.Core.Reports;
using Atalaya.Core.State;
using Atalaya.Core.Time;
using Atalaya.Formats.ModeS.Framing;
using Atalaya.Formats.ModeS.Messages;
using Atalaya.Formats.ModeS.Positions;

namespace Atalaya.Formats.ModeS;

/// <summary>
/// Mode S frames of one receiver to reports: one for each frame whose address is certain. Positions are reported once confirmed
/// (<see cref="PositionVerdict"/>). Driven by receive time. Mode S sends no time of applicability: it is when the receiver heard it (<see cref="ReceiverClock"/>).
/// </summary>
public sealed class ModeSSourceDecoder(SourceSite site, ModeSFraming framing) : ISourceDecoder
{
    const ushort DuplicateWindowMs = 300;
    const int StateVersion = 2;

    readonly IModeSReader _reader = ModeSReaders.Create(framing);
    readonly AircraftTable _aircraft = new();
    ReceiverClock _clock;

    /// <summary>When the receiver heard the message that is being decoded.</summary>
    Instant _heard;

    ulong _sequence;

    public DecodeCounters Counters { get; } = new();

    /// <summary>Why an aircraft has no position, for people.</summary>
    public PositionGap PositionGapOf(uint address, bool isIcao)
    {
        ref AircraftState aircraft = ref _aircraft.Find(isIcao ? address : address | AircraftState.NonIcaoBit, out bool found);
        if (!found) return PositionGap.NotHeard;
        if (aircraft.Verdict == PositionVerdict.Confirmed) return PositionGap.None;
        bool even = aircraft.EvenTime != AircraftState.Never, odd = aircraft.OddTime != AircraftState.Never;
        if (!even && !odd) return PositionGap.NoPositionMessage;
        if (!even || !odd) return PositionGap.OnePositionCode;
        return site.Position is null && aircraft.EvenIsSurface && aircraft.OddIsSurface ? PositionGap.SurfaceWithoutSite : PositionGap.NotConfirmed;
    }

    public void Decode(in Frame frame, ReportBatch output)
    {
        ReadOnlySpan<byte> rest = frame.Payload;
        Counters.Bytes += rest.Length;
        while (true)
        {
            FramingStep step = _reader.Read(ref rest, out ReceivedFrame received);
            if (step == FramingStep.NeedMore) return;
            if (step == FramingStep.Frame) Decode(frame, received, output);
            else if (step == FramingStep.Other) Counters.Messages++;
            else if (step == FramingStep.Rejected) Counters.Reject(_reader.Reason);
        }
    }

    void Decode(in Frame frame, in ReceivedFrame received, ReportBatch output)
    {
        FrameCheck check = FrameCheck.Of(received.Frame);
        if (check.Error is RejectReason reason)
        {
            Counters.Reject(reason);
            return;
        }

        Counters.Messages++;
        _heard = _clock.At(received.UsableTicks, frame.ReceiveTime);
        switch (check.Content)
        {
            case ParityContent.Address:
                AddressParity(frame, received, check.Remainder, output);
                break;
            case ParityContent.Interrogator:
                AllCall(frame, received, check.Remainder, output);
                break;
            default:
                Squitter(frame, received, output);
                break;
        }
    }

    void AddressParity(in Frame frame, in ReceivedFrame received, uint address, ReportBatch output)
    {
        if (!AddressVerifier.IsVerified(_aircraft, address, frame.ReceiveTime.UnixNanoseconds)) return;
        int format = received.Frame.DownlinkFormat;
        if (format == 24) return;
        ref AircraftState aircraft = ref _aircraft.Find(address, out _);
        ref Report report = ref Begin(frame, received, aircraft, output);
        if (SurveillanceReply.Has(format)) Surveillance(ref report, ref aircraft, SurveillanceReply.Decode(received.Frame), received.Frame.Message);
        else AirAir(ref report, ref aircraft, AirAirReply.Decode(received.Frame));
    }

    static void Surveillance(ref Report report, ref AircraftState aircraft, in SurveillanceReply reply, ulong message)
    {
        long time = report.ReceiveTime.UnixNanoseconds;
        ReportFields.Fill(ref report, reply);
        AircraftMemory.NoteAltitude(ref aircraft, reply.AltitudeFeet, time);
        if (reply.HasCommB) CommBFields.Fill(ref report, ref aircraft, reply, message, time);
    }

    static void AirAir(ref Report report, ref AircraftState aircraft, in AirAirReply reply)
    {
        ReportFields.Fill(ref report, reply);
        AircraftMemory.NoteAltitude(ref aircraft, reply.AltitudeFeet, report.ReceiveTime.UnixNanoseconds);
    }

    /// <summary>Only interrogator code 0 makes an address certain: with any other, noise of 24 bits fits 79 codes.</summary>
    void AllCall(in Frame frame, in ReceivedFrame received, uint interrogator, ReportBatch output)
    {
        long time = frame.ReceiveTime.UnixNanoseconds;
        uint address = received.Frame.Address;
        if (interrogator != 0 && !AddressVerifier.IsVerified(_aircraft, address, time)) return;
        if (interrogator == 0) _aircraft.Hear(address, time);
        ref Report report = ref Begin(frame, received, _aircraft.Find(address, out _), output);
        ReportFields.FillCapability(ref report, received.Frame);
    }

    void Squitter(in Frame frame, in ReceivedFrame received, ReportBatch output)
    {
        ref AircraftState aircraft = ref _aircraft.Hear(SquitterAddress.KeyOf(received.Frame), frame.ReceiveTime.UnixNanoseconds);
        bool isCoarse = SquitterAddress.IsCoarse(received.Frame);
        if (!isCoarse && !SquitterAddress.HasAdsbMessage(received.Frame)) return;
        if (!isCoarse) AircraftUpdate.Note(ref aircraft, received.Frame, frame.ReceiveTime.UnixNanoseconds);
        ref Report report = ref Begin(frame, received, aircraft, output);
        report.Flags |= SquitterAddress.IsTisb(received.Frame) ? ReportFlags.SystemTrack : ReportFlags.SelfReported;
        if (received.Frame.DownlinkFormat == 17) ReportFields.FillCapability(ref report, received.Frame);
        report.Identity.Mode3A = SquitterAddress.Mode3AOf(received.Frame);
        if (isCoarse) ReportFields.Fill(ref report, ref aircraft, CoarsePosition.Decode(received.Frame.Message));
        else ReportFields.Fill(ref report, ref aircraft, received.Frame.Message, site.Position);
    }

    /// <summary>The parts that every report of an aircraft has.</summary>
    ref Report Begin(in Frame frame, in ReceivedFrame received, in AircraftState aircraft, ReportBatch output)
    {
        ref Report report = ref output.Add();
        report.Source = site.Source;
        report.Hearers.Add(site.Source);
        report.Provenance = new Provenance(site.Source, frame.Position);
        report.Sequence = _sequence++;
        report.Time = _heard;
        report.ReceiveTime = frame.ReceiveTime;
        report.ContentHash = received.Frame.ContentHash();
        report.DuplicateWindowMs = DuplicateWindowMs;
        report.Domain = ReportFields.DomainOf(aircraft.Category);
        report.Flags = ReportFlags.TimeIsReceiveTime | (site.Simulated ? ReportFlags.Simulated : ReportFlags.None);
        report.M0 = report.M1 = report.M2 = double.NaN;
        report.Sigma0 = report.Sigma1 = report.Sigma2 = float.NaN;
        report.Identity.Address = aircraft.Key & ModeSFrame.AddressMask;
        report.Identity.AddressKind = (aircraft.Key & AircraftState.NonIcaoBit) != 0 ? AddressKind.NonIcao : AddressKind.Icao;
        report.Quality = AircraftQuality.Of(aircraft);
        report.Quality.SignalDbfs = (float?)SignalLevel.ToDbfs(received.Signal);
        Counters.Reports++;
        return ref report;
    }

    public void Save(StateWriter writer)
    {
        writer.Tag("MODS", StateVersion);
        writer.Write(_sequence);
        Counters.Save(writer);
        _reader.Save(writer);
        _clock.Save(writer);
        _aircraft.Save(writer);
    }

    public void Load(ref StateReader reader)
    {
        if (reader.Tag("MODS", StateVersion) < StateVersion) throw new InvalidDataException("state: Mode S of an earlier layout");
        _sequence = reader.ReadUInt64();
        Counters.Load(ref reader);
        _reader.Load(ref reader);
        _clock.Load(ref reader);
        _aircraft.Load(ref reader);
    }
}
