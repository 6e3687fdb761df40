using Atalaya.Formats.Asterix;

namespace Atalaya.Tests.Formats.Asterix.Tshark;

/// <summary>Elements side by side that tshark shows as one number under the name of the part they stand in.</summary>
static class SentNumbers
{
    /// <summary>A register with its address (MBDATA, BDS1, BDS2), and EP with VAL, where tshark shows one number.</summary>
    public static IEnumerable<SentValue> Joined(IReadOnlyList<SentValue> sent, Predicate<string> isShown)
    {
        for (int i = 0; i < sent.Count; i++)
        {
            int count = Parts(sent, i);
            string part = sent[i].Info.Path[..Math.Max(0, sent[i].Info.Path.LastIndexOf('/'))];
            if (count == 1 || isShown(sent[i].Info.Path) || !isShown(part)) yield return sent[i];
            else
            {
                yield return Join(part, [.. sent.Skip(i).Take(count)]);
                i += count - 1;
            }
        }
    }

    static int Parts(IReadOnlyList<SentValue> sent, int at)
    {
        bool Ends(int index, string name) => index < sent.Count && sent[index].Info.Path.EndsWith(name, StringComparison.Ordinal);
        if (Ends(at, "/EP") && Ends(at + 1, "/VAL")) return 2;
        return Ends(at, "/MBDATA") && Ends(at + 1, "/BDS1") && Ends(at + 2, "/BDS2") ? 3 : 1;
    }

    static SentValue Join(string path, SentValue[] parts)
    {
        ulong raw = 0;
        foreach (SentValue part in parts) raw = (raw << part.Info.Bits) | part.Raw;
        var info = new AsterixElementInfo { Path = path, Name = "", Title = "", Bits = parts.Sum(part => part.Info.Bits), Form = AsterixForm.Raw };
        return parts[0] with { Info = info, Raw = raw };
    }
}
