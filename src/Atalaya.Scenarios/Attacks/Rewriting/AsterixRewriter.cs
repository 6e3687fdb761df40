using System.Buffers;
using System.Buffers.Binary;
using Atalaya.Core.Time;
using Atalaya.Formats.Asterix;
using Atalaya.Formats.Asterix.Categories;
using Atalaya.Scenarios.Attacks.Running;

namespace Atalaya.Scenarios.Attacks.Rewriting;

/// <summary>
/// ASTERIX blocks. Records of ADS-B ground stations (category 021, editions 2.x) are changed; those of radars (048) and multilateration (020) tell which
/// addresses were seen without ADS-B; everything else passes.
/// </summary>
sealed class AsterixRewriter(PieceSource source, AttackScene scene) : PieceRewriter(source, scene)
{
    const int HeaderOctets = 3;

    readonly ArrayBufferWriter<byte> _records = new();
    readonly GroundStationRecords _stations = new();

    public override bool Rewrite(ReadOnlySpan<byte> piece, Instant heard, IBufferWriter<byte> output)
    {
        bool changed = false;
        while (piece.Length >= HeaderOctets)
        {
            int length = BinaryPrimitives.ReadUInt16BigEndian(piece[1..]);
            if (length <= HeaderOctets || length > piece.Length) break;
            changed |= Block(piece[..length], heard, output);
            piece = piece[length..];
        }

        output.Write(piece);
        return changed;
    }

    public override void Write(Emission emission, Instant heard, byte signal, IBufferWriter<byte> output)
    {
        if (emission.State is not { } state || emission.Subject.IsVessel) return;
        if (_stations.Encode(emission.Subject.Number, state, heard) is { } record) WriteBlock(GroundStationRecords.Category, record, output);
    }

    bool Block(ReadOnlySpan<byte> block, Instant heard, IBufferWriter<byte> output)
    {
        ReadOnlySpan<byte> records = block[HeaderOctets..];
        if (block[0] == Cat048Record.Category) SeenByRadar(records, heard);
        else if (block[0] == Cat020Record.Category) SeenByMultilateration(records, heard);
        else if (block[0] == GroundStationRecords.Category && TryJudge(records, heard))
        {
            if (_records.WrittenCount > 0) WriteBlock(GroundStationRecords.Category, _records.WrittenSpan, output);
            return true;
        }

        output.Write(block);
        return false;
    }

    /// <summary>True if a record changed: then all of the block stand in <see cref="_records"/>.</summary>
    bool TryJudge(ReadOnlySpan<byte> records, Instant heard)
    {
        bool changed = false;
        _records.ResetWrittenCount();
        while (!records.IsEmpty && Cat021Record.TryRead(records, out Cat021Record record, out _))
        {
            ReadOnlySpan<byte> octets = records[..record.Length];
            records = records[record.Length..];
            _stations.Note(record);
            if (GroundStationRecords.TryRead(record, octets, heard, out Statement statement))
            {
                Scene.Judge(Scene.Hear(statement.Sender), ref statement, default);
                if (statement.IsChanged)
                {
                    changed = true;
                    // A ground station reports positions: without one there is no report.
                    if (!statement.IsSuppressed && statement.Gnss != GnssCondition.Lost) _records.Write(_stations.Apply(octets, statement));
                    continue;
                }
            }

            _records.Write(octets);
        }

        _records.Write(records);
        return changed;
    }

    void SeenByRadar(ReadOnlySpan<byte> records, Instant heard)
    {
        while (!records.IsEmpty && Cat048Record.TryRead(records, out Cat048Record record, out _))
        {
            if (record.I220 is { } address) Scene.Hear(ObjectKey.Aircraft((uint)address)).RadarTime = heard;
            records = records[record.Length..];
        }
    }

    void SeenByMultilateration(ReadOnlySpan<byte> records, Instant heard)
    {
        while (!records.IsEmpty && Cat020Record.TryRead(records, out Cat020Record record, out _))
        {
            if (record.I220 is { } address) Scene.Hear(ObjectKey.Aircraft((uint)address)).RadarTime = heard;
            records = records[record.Length..];
        }
    }

    static void WriteBlock(int category, ReadOnlySpan<byte> records, IBufferWriter<byte> output)
    {
        Span<byte> header = output.GetSpan(HeaderOctets);
        header[0] = (byte)category;
        BinaryPrimitives.WriteUInt16BigEndian(header[1..], checked((ushort)(records.Length + HeaderOctets)));
        output.Advance(HeaderOctets);
        output.Write(records);
    }
}
