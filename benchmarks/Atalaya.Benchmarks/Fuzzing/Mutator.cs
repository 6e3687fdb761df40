namespace Atalaya.Benchmarks.Fuzzing;

/// <summary>Makes hostile inputs of sound ones: flipped bits, wrong octets, cut, doubled and joined pieces; now and then noise.</summary>
sealed class Mutator(int seed, IReadOnlyList<byte[]> seeds)
{
    const int MaxOctets = 600;

    static readonly byte[] Edges = [0, 1, 0x7F, 0x80, 0xFE, 0xFF, 0x0A, 0x1A, (byte)'*', (byte)'"', (byte)','];

    readonly Random _random = new(seed);

    public byte[] Next()
    {
        if (_random.Next(64) == 0) return Noise();
        List<byte> input = [.. Piece()];
        for (int count = 1 << _random.Next(4); count > 0 && input.Count > 0; count--) Change(input);
        return [.. input];
    }

    byte[] Noise()
    {
        byte[] noise = new byte[_random.Next(1, 80)];
        _random.NextBytes(noise);
        return noise;
    }

    ReadOnlySpan<byte> Piece()
    {
        byte[] sample = seeds[_random.Next(seeds.Count)];
        if (sample.Length <= MaxOctets) return sample;
        int start = _random.Next(3) == 0 ? _random.Next(sample.Length - MaxOctets) : 0;
        return sample.AsSpan(start, MaxOctets);
    }

    void Change(List<byte> input)
    {
        int at = _random.Next(input.Count);
        int count = Math.Min(_random.Next(1, 9), input.Count - at);
        switch (_random.Next(8))
        {
            case 0: input[at] ^= (byte)(1 << _random.Next(8)); break;
            case 1: input[at] = (byte)_random.Next(256); break;
            case 2: input[at] = Edges[_random.Next(Edges.Length)]; break;
            case 3: input.RemoveRange(at, count); break;
            case 4: input.InsertRange(at, input.GetRange(at, count)); break;
            case 5: input.Insert(at, (byte)_random.Next(256)); break;
            case 6 when _random.Next(4) == 0: input.RemoveRange(at, input.Count - at); break;
            case 7 when _random.Next(4) == 0 && input.Count < 2 * MaxOctets: input.InsertRange(at, Piece().ToArray()); break;
            default: input[at]++; break;
        }
    }
}
