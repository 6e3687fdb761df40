using System.Buffers;
using System.Text;
using Atalaya.Benchmarks.Inputs;
using Atalaya.Core.Time;
using Atalaya.Formats.Asterix;
using Atalaya.Formats.Framing;
using Atalaya.Scenarios;

namespace Atalaya.Benchmarks.Fuzzing;

/// <summary>Sound inputs of every format, all made here.</summary>
static class FuzzSeeds
{
    const int Blocks = 6;

    /// <summary>Blocks of every category in every edition, with random values of random elements.</summary>
    public static List<byte[]> Asterix()
    {
        List<byte[]> blocks = [];
        for (int category = 0; category < 256; category++)
            foreach (AsterixEdition edition in AsterixCatalog.Default.Editions(category)) Add(edition.Definition, blocks);
        return blocks;
    }

    static void Add(AsterixCategory category, List<byte[]> blocks)
    {
        Random random = new(category.Number);
        AsterixRecordBuilder record = new(category);
        AsterixBlockBuilder block = new(category.Number);
        for (int i = 0; i < Blocks; i++)
        {
            block.Clear();
            for (int records = random.Next(1, 3); records > 0; records--)
            {
                Fill(record.Clear(), random, random.Next(2, 40));
                block.TryAdd(record);
            }

            if (block.Block.Length is > 3 and < 1200) blocks.Add(block.Block.ToArray());
        }
    }

    static void Fill(AsterixRecordBuilder record, Random random, int count)
    {
        AsterixCategory category = record.Category;
        record.Profile = random.Next(category.ProfileNames.Count);
        short[] profile = category.Uaps[record.Profile];
        for (int i = 0; i < count; i++)
        {
            int element = random.Next(category.Infos.Count);
            AsterixElementInfo info = category.Infos[element];
            int item = category.NodeByPath[info.Path.Split('/', '[')[0]];
            int selector = category.Profiles.Selector;
            bool isSelector = selector >= 0 && category.Upwards.NodeOfElement[selector] == item;
            if (info.Bits is 0 or > 64 || isSelector || Array.IndexOf(profile, (short)item) < 0) continue;
            record.SetRaw(element, (ulong)random.NextInt64() & (ulong.MaxValue >> (64 - info.Bits)));
        }
    }

    /// <summary>What a source of the strait sends, in pieces of a few hundred octets.</summary>
    public static List<byte[]> Strait(string format)
    {
        byte[] bytes = StraitRecording.Create(30, 1, format).ToInput(format).Bytes;
        return [.. bytes.Chunk(500).Take(400)];
    }

    /// <summary>The blocks in one of the framings.</summary>
    public static List<byte[]> Recording(string name, IReadOnlyList<byte[]> blocks)
    {
        List<byte[]> recordings = [];
        for (int i = 0; i + 4 <= blocks.Count && recordings.Count < 60; i += 4)
        {
            ArrayBufferWriter<byte> output = new();
            Instant time = ScenarioOptions.FixedEpoch;
            if (name == "pcap")
            {
                PcapWriter writer = new(output);
                for (int j = 0; j < 4; j++) writer.Write(time.PlusSeconds(j), 0x0A000001, 0xEF010101, 8600, blocks[i + j]);
            }
            else
            {
                RecordingWriter writer = new(name, time, output);
                for (int j = 0; j < 4; j++) writer.Write(time.PlusSeconds(j), blocks[i + j]);
            }

            recordings.Add(output.WrittenSpan.ToArray());
        }

        return recordings;
    }

    public static List<byte[]> Texts(params string[] texts) => [.. texts.Select(Encoding.UTF8.GetBytes)];
}
