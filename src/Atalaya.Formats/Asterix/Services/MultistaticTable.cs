using Atalaya.Core.Frames;
using Atalaya.Core.Geodesy;
using Atalaya.Core.Reports;
using Atalaya.Core.State;
using Atalaya.Core.Time;

namespace Atalaya.Formats.Asterix.Services;

/// <summary>
/// Transmitters, receivers and their pairs as CAT016 states them, in as many messages as it likes. What a record says counts once the record
/// is sound. Bounded; later entries of a full table are dropped.
/// </summary>
sealed class MultistaticTable
{
    const int MaxEntries = 1024;

    readonly SortedList<uint, GeodeticPosition> _transmitters = [];
    readonly SortedList<uint, GeodeticPosition> _receivers = [];
    readonly SortedList<uint, uint> _pairs = [];
    readonly List<(ushort Number, bool Transmits, GeodeticPosition Place)> _saidSites = [];
    readonly List<(ushort Number, ushort Transmitter, ushort Receiver)> _saidPairs = [];
    ushort _pair, _transmitter, _number;
    bool _isPair, _transmits;

    public void Begin()
    {
        _saidSites.Clear();
        _saidPairs.Clear();
        _isPair = false;
    }

    /// <summary>One value of a record, in the order of the wire: a group ends with its receiver (I016/300) or its height (410, 420).</summary>
    public void Note(AsterixRole role, ulong raw, AsterixValues values)
    {
        switch (role)
        {
            case AsterixRole.Pair:
                _pair = (ushort)raw;
                _isPair = true;
                break;
            case AsterixRole.Transmitter:
                _transmitter = _number = (ushort)raw;
                _transmits = true;
                break;
            case AsterixRole.Receiver when _isPair:
                _saidPairs.Add((_pair, _transmitter, (ushort)raw));
                _isPair = false;
                break;
            case AsterixRole.Receiver:
                _number = (ushort)raw;
                _transmits = false;
                break;
            case AsterixRole.Height:
                GeodeticPosition place = new(values.ValueOrNaN(AsterixRole.Latitude), values.ValueOrNaN(AsterixRole.Longitude), values.ValueOrNaN(AsterixRole.Height));
                _saidSites.Add((_number, _transmits, place));
                break;
        }
    }

    /// <summary>The record was sound: takes over what it said, and states the pairs of the sensor whose places are known.</summary>
    public void Commit(SourceId source, ushort sensor, Instant time, ReportBatch output)
    {
        foreach ((ushort number, bool transmits, GeodeticPosition place) in _saidSites) Put(transmits ? _transmitters : _receivers, Key(sensor, number), place);
        foreach ((ushort number, ushort transmitter, ushort receiver) in _saidPairs) Put(_pairs, Key(sensor, number), Key(transmitter, receiver));
        for (int i = 0; i < _pairs.Count; i++)
        {
            uint key = _pairs.GetKeyAtIndex(i), ends = _pairs.GetValueAtIndex(i);
            if (key >> 16 != sensor || !_transmitters.TryGetValue(Key(sensor, (ushort)(ends >> 16)), out GeodeticPosition transmitter)
                || !_receivers.TryGetValue(Key(sensor, (ushort)ends), out GeodeticPosition receiver)) continue;
            ServiceReport service = ServiceReport.Of(source, sensor, ServiceReportKind.Pair, time);
            service.Pair = (ushort)key;
            (service.Latitude, service.Longitude, service.Height) = (receiver.Latitude, receiver.Longitude, receiver.Height);
            (service.TransmitterLatitude, service.TransmitterLongitude, service.TransmitterHeight) = (transmitter.Latitude, transmitter.Longitude, transmitter.Height);
            output.Add(service);
        }
    }

    static uint Key(ushort high, ushort low) => (uint)high << 16 | low;

    static void Put<T>(SortedList<uint, T> table, uint key, T value)
    {
        if (table.Count < MaxEntries || table.ContainsKey(key)) table[key] = value;
    }

    public void Save(StateWriter writer)
    {
        writer.Tag("ASTM", 1);
        Save(writer, _transmitters);
        Save(writer, _receivers);
        writer.Write(_pairs.Count);
        foreach ((uint key, uint ends) in _pairs)
        {
            writer.Write(key);
            writer.Write(ends);
        }
    }

    public void Load(ref StateReader reader)
    {
        reader.Tag("ASTM", 1);
        Load(ref reader, _transmitters);
        Load(ref reader, _receivers);
        _pairs.Clear();
        int count = reader.ReadCount(8);
        for (int i = 0; i < count; i++)
        {
            uint key = reader.ReadUInt32();
            Put(_pairs, key, reader.ReadUInt32());
        }
    }

    static void Save(StateWriter writer, SortedList<uint, GeodeticPosition> sites)
    {
        writer.Write(sites.Count);
        foreach ((uint key, GeodeticPosition place) in sites)
        {
            writer.Write(key);
            writer.Write(place.Latitude);
            writer.Write(place.Longitude);
            writer.Write(place.Height);
        }
    }

    static void Load(ref StateReader reader, SortedList<uint, GeodeticPosition> sites)
    {
        sites.Clear();
        int count = reader.ReadCount(28);
        for (int i = 0; i < count; i++)
        {
            uint key = reader.ReadUInt32();
            double latitude = reader.ReadDouble(), longitude = reader.ReadDouble();
            Put(sites, key, new GeodeticPosition(latitude, longitude, reader.ReadDouble()));
        }
    }
}
