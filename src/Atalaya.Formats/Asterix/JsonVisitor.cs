using Atalaya.Formats.Records;

namespace Atalaya.Formats.Asterix;

/// <summary>
/// Prints each record as one JSON line and sums its values. The items are written behind a gap, the header with length and SAC/SIC, known
/// only later, is written into the end of that gap.
/// </summary>
struct JsonVisitor(AsterixJsonLines lines, RecordStatistics statistics) : IAsterixVisitor
{
    readonly JsonLineWriter _writer = lines.Writer;
    readonly AsterixElementInfo[] _infos = lines.Category.InfoTable;
    readonly AsterixNodeInfo[] _nodes = lines.Category.NodeInfoTable;
    int _mark;
    ulong _sum;
    int _systemArea;
    int _systemIdentification;
    ulong _registerData;
    int _registerNumber;

    public void BeginRecord(int start)
    {
        _sum = AsterixChecksum.Start;
        _systemArea = -1;
        _systemIdentification = -1;
        _mark = lines.BeginItems();
    }

    public readonly void EndRecord(ReadOnlySpan<byte> record, int start)
    {
        lines.EndItems(_mark, record, start, _systemArea, _systemIdentification);
        statistics.Records++;
        statistics.Add(_sum);
    }

    public readonly void AbandonRecord() => _writer.Length = _mark;

    public readonly void BeginNode(int node)
    {
        if (_writer.Last is not ((byte)'{' or (byte)'[')) _writer.Raw((byte)',');
        _writer.Raw(_nodes[node].Open);
    }

    public readonly void EndNode(int node)
    {
        byte[] close = _nodes[node].Close;
        if (close.Length > 0) _writer.Raw(close[0]);
    }

    public void Element(in AsterixElement element, ulong raw)
    {
        AsterixChecksum.Add(ref _sum, element, raw);
        if (element.Role == AsterixRole.SystemArea) _systemArea = (int)raw;
        if (element.Role == AsterixRole.SystemIdentification) _systemIdentification = (int)raw;
        if (element.Role >= AsterixRole.RegisterData)
        {
            Register(element, raw);
            return;
        }

        Write(element, raw);
    }

    readonly void Write(in AsterixElement element, ulong raw)
    {
        AsterixElementInfo info = _infos[element.Index];
        _writer.Raw(info.Before);
        if (element.Form == AsterixForm.Unsigned && raw < 10) _writer.Raw((byte)('0' + raw));
        else AsterixJson.Value(_writer, element, info, raw);
        if (info.After.Length > 0) _writer.Raw(info.After);
    }

    /// <summary>A Comm-B register ends with its number; what it says is written behind that, inside the same object.</summary>
    void Register(in AsterixElement element, ulong raw)
    {
        if (element.Role == AsterixRole.RegisterData) _registerData = raw;
        else _registerNumber = _registerNumber << 4 & 0xF0 | (int)raw;
        Write(element, raw);
        if (element.Role == AsterixRole.RegisterSecond) RegisterJson.Write(_writer, _registerNumber, _registerData);
    }

    public void Octets(in AsterixElement element, ReadOnlySpan<byte> content)
    {
        AsterixChecksum.Add(ref _sum, element, content);
        AsterixElementInfo info = _infos[element.Index];
        _writer.Raw(info.Before);
        AsterixJson.Octets(_writer, element, content);
        _writer.Raw(info.After);
    }
}
