using Atalaya.Core.Time;

namespace Atalaya.Formats.Ais;

/// <summary>Reads tag blocks, <c>\s:…,c:…,g:…*hh\</c> (IEC 61162-450, 7.2.4; NMEA 0183 4.10).</summary>
static class NmeaTagBlock
{
    /// <summary>Takes the tag block off the front of <paramref name="line"/>, which begins with '\'; false if it does not end.</summary>
    public static bool TryTake(scoped ref ReadOnlySpan<byte> line, scoped ref NmeaTags tags)
    {
        ReadOnlySpan<byte> block = line[1..];
        int end = block.IndexOf((byte)'\\');
        if (end < 0) return false;
        line = block[(end + 1)..];
        block = block[..end];
        int star = block.Length >= 3 && block[^3] == '*' ? block.Length - 3 : block.LastIndexOf((byte)'*');
        bool intact = star >= 0 && star + 3 == block.Length && NmeaChecksum.Matches(block[..star], block[(star + 1)..]);
        if (!intact) tags = tags with { ChecksumFailed = true };
        Read(star >= 0 ? block[..star] : block, ref tags);
        return true;
    }

    static void Read(ReadOnlySpan<byte> fields, ref NmeaTags tags)
    {
        Instant? time = tags.Time;
        uint station = tags.Station, group = tags.Group;
        while (!fields.IsEmpty)
        {
            int comma = fields.IndexOf((byte)',');
            ReadOnlySpan<byte> field = comma < 0 ? fields : fields[..comma];
            fields = comma < 0 ? default : fields[(comma + 1)..];
            if (field.Length < 3 || field[1] != ':') continue;
            ReadOnlySpan<byte> value = field[2..];
            switch (field[0])
            {
                case (byte)'c' when NmeaEpoch.TryParse(value, out Instant heard): time = heard; break;
                case (byte)'s': station = Hash(value); break;
                case (byte)'g': group = Group(value); break;
            }
        }

        tags = new NmeaTags { Time = time, Station = station, Group = group, ChecksumFailed = tags.ChecksumFailed };
    }

    /// <summary>The third part of <c>number-total-identifier</c>, plus one.</summary>
    static uint Group(ReadOnlySpan<byte> value)
    {
        ReadOnlySpan<byte> digits = value[(value.LastIndexOf((byte)'-') + 1)..];
        uint group = 0;
        foreach (byte digit in digits) group = group * 10 + (uint)(digit - '0');
        return group == uint.MaxValue ? 1 : group + 1;
    }

    /// <summary>FNV-1a, never 0.</summary>
    static uint Hash(ReadOnlySpan<byte> text)
    {
        uint hash = 2166136261;
        foreach (byte character in text) hash = (hash ^ character) * 16777619;
        return hash == 0 ? 1 : hash;
    }
}
