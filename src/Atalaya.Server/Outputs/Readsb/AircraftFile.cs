using System.Buffers;
using System.Globalization;
using System.Text.Json;
using Atalaya.Core.Identity;
using Atalaya.Core.Reports;
using Atalaya.Core.Time;
using Atalaya.Core.Tracks;
using Atalaya.Pipeline;
using Atalaya.Server.Live;
using Atalaya.Server.Web;

namespace Atalaya.Server.Outputs.Readsb;

/// <summary><c>aircraft.json</c> of one flow, made anew once a second however many ask. Vessels and other things of the sea are left out.</summary>
sealed class AircraftFile
{
    const double RefreshSeconds = 1;

    readonly Lock _lock = new();
    readonly PseudoAddresses _pseudo = new();
    byte[] _bytes = [];
    Instant _madeAt;

    public byte[] Read(FlowHost host)
    {
        lock (_lock)
        {
            if (_bytes.Length > 0 && Clock.Now.SecondsSince(_madeAt) is >= 0 and < RefreshSeconds) return _bytes;
            _bytes = Make(host);
            _madeAt = Clock.Now;
            return _bytes;
        }
    }

    byte[] Make(FlowHost host)
    {
        (Tick tick, Track[] tracks) = host.Picture.Snapshot();
        (PipelineConfiguration configuration, long messages) = host.Read(flow => (flow.Configuration, flow.Sources.Where(source => IsModeS(source.Configuration.Format)).Sum(source => source.Decoder.Counters.Messages)));
        HashSet<ushort> systems = [.. configuration.Sources.Where(source => !IsModeS(source.Format)).Select(source => source.Id)];
        return Make(SystemTracks.WithoutCopies(tracks), tick.End, messages, systems);
    }

    static bool IsModeS(string format) => format is "beast" or "avr" or "hex" or "sbs";

    /// <param name="tracks">The picture.</param>
    /// <param name="now">Its time.</param>
    /// <param name="messages">Messages received so far.</param>
    /// <param name="systems">Sources that are no receivers of squitters.</param>
    public byte[] Make(Track[] tracks, Instant now, long messages, HashSet<ushort> systems)
    {
        ArrayBufferWriter<byte> output = new(1 << 14);
        using Utf8JsonWriter json = new(output);
        json.WriteStartObject();
        json.WriteNumber("now", Math.Round(now.UnixSeconds, 3));
        json.WriteNumber("messages", messages);
        json.WriteStartArray("aircraft");
        HashSet<ulong> written = [];
        foreach (ref readonly Track track in tracks.AsSpan())
        {
            if (!IsAircraft(track)) continue;
            written.Add(track.Id);
            AircraftRow.Write(json, track, Hex(track), AircraftType.Of(track, HasSource(track, systems)), now);
        }

        json.WriteEndArray();
        json.WriteEndObject();
        json.Flush();
        _pseudo.Keep(written);
        return output.WrittenSpan.ToArray();
    }

    /// <summary>What flies, by its own word or by that of a secondary radar. A bare echo may as well be a boat.</summary>
    static bool IsAircraft(in Track track) =>
        track.Status is TrackStatus.Confirmed or TrackStatus.Coasting
        && (track.Domain is Domain.Air or Domain.Drone || track.Domain == Domain.Unknown && (track.Identity.HasAddress || track.Identity.Mode3A is not null || track.PressureAltitude is not null)
            || track.Domain == Domain.Land && track.Identity.HasAddress);

    static bool HasSource(in Track track, HashSet<ushort> sources)
    {
        for (int i = 0; i < track.ContributionCount; i++)
            if (sources.Contains(track.Contributions[i].Source.Number)) return true;
        return false;
    }

    string Hex(in Track track) => track.Identity.AddressKind switch
    {
        AddressKind.Icao when track.Identity.SystemTrack == 0 => track.Identity.Address.ToString("x6", CultureInfo.InvariantCulture),
        AddressKind.NonIcao when track.Identity.SystemTrack == 0 => "~" + track.Identity.Address.ToString("x6", CultureInfo.InvariantCulture),
        _ => "~" + _pseudo.Of(track.Id).ToString("x6", CultureInfo.InvariantCulture),
    };
}
