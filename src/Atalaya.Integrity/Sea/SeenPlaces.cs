using Atalaya.Core.Numerics;
using Atalaya.Core.State;
using Atalaya.Core.Time;
using Atalaya.Core.Tracks;

namespace Atalaya.Integrity.Sea;

/// <summary>Where radar saw each vessel with AIS last, and which of them a younger radar track took its echo from.</summary>
sealed class SeenPlaces
{
    /// <summary>A radar track that begins later, or farther from where a vessel should be, is another's: metres, of vessels that were not yet told apart.</summary>
    const double NewSeconds = 60, LastSeconds = 120, NearMeters = 700;

    const double MetersPerRadian = 6_371_000;

    struct Place
    {
        public Instant Seen;
        public double Latitude, Longitude;
        public float North, East;

        /// <summary>Of a radar track: the vessel whose echo it took; 0 = none.</summary>
        public ulong BornFrom;
        public bool IsBirthKnown;
    }

    readonly SlotColumn<Place> _places = new();

    /// <summary>A vessel with AIS is seen by radar now; where its track has just leapt, radar may not have seen it there.</summary>
    public void See(int slot, in Track track)
    {
        ref Place place = ref _places[slot];
        if (place.Seen != default && Math.Abs(track.Time.SecondsSince(place.Seen)) < NewSeconds && MetersFrom(place, track) > NearMeters) return;
        (place.Seen, place.Latitude, place.Longitude, place.North, place.East) = (track.Time, track.Latitude, track.Longitude, track.VelocityNorth, track.VelocityEast);
    }

    /// <summary>The vessel whose echo a radar track without AIS took when it began; 0 = none.</summary>
    public ulong BornFrom(int slot, in Track track, Instant now, TrackSlots slots)
    {
        ref Place birth = ref _places[slot];
        if (birth.IsBirthKnown) return birth.BornFrom;
        ulong found = now.SecondsSince(track.StartTime) <= NewSeconds ? Nearest(track, slots) : 0;
        birth = ref _places[slot];
        (birth.IsBirthKnown, birth.BornFrom) = (true, found);
        return found;
    }

    ulong Nearest(in Track track, TrackSlots slots)
    {
        ulong found = 0;
        double nearest = NearMeters;
        for (int slot = 0; slot < slots.Limit; slot++)
        {
            ref readonly Place place = ref _places[slot];
            if (place.Seen == default || Math.Abs(place.Latitude - track.Latitude) > 0.001) continue;
            if (Math.Abs(track.Time.SecondsSince(place.Seen)) > LastSeconds) continue;
            double meters = MetersFrom(place, track);
            if (meters < nearest || (meters == nearest && slots[slot] < found)) (nearest, found) = (meters, slots[slot]);
        }

        return found;
    }

    /// <summary>From where a vessel should be by now.</summary>
    static double MetersFrom(in Place place, in Track track)
    {
        double seconds = track.Time.SecondsSince(place.Seen), north = (place.Latitude - track.Latitude) * MetersPerRadian + place.North * seconds;
        double east = (place.Longitude - track.Longitude) * MetersPerRadian * StableMath.Cos(track.Latitude) + place.East * seconds;
        return Math.Sqrt(north * north + east * east);
    }

    public void Forget(int slot) => _places.Clear(slot);

    public void Save(StateWriter writer, TrackSlots slots)
    {
        for (int slot = 0; slot < slots.Limit; slot++)
        {
            ref readonly Place place = ref _places[slot];
            writer.Write(place.Seen.UnixNanoseconds);
            writer.Write(place.IsBirthKnown);
            if (place.IsBirthKnown) writer.Write(place.BornFrom);
            if (place.Seen == default) continue;
            ReadOnlySpan<double> numbers = [place.Latitude, place.Longitude, place.North, place.East];
            foreach (double number in numbers) writer.Write(number);
        }
    }

    public void Load(ref StateReader reader, TrackSlots slots)
    {
        for (int slot = 0; slot < slots.Limit; slot++)
        {
            Place place = new() { Seen = new Instant(reader.ReadInt64()), IsBirthKnown = reader.ReadBoolean() };
            if (place.IsBirthKnown) place.BornFrom = reader.ReadUInt64();
            if (place.Seen != default) (place.Latitude, place.Longitude, place.North, place.East) = (reader.ReadDouble(), reader.ReadDouble(), (float)reader.ReadDouble(), (float)reader.ReadDouble());
            _places[slot] = place;
        }
    }
}
