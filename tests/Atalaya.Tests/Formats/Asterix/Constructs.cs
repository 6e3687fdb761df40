using Atalaya.Formats.Asterix;
using Atalaya.Formats.Asterix.Specs;

namespace Atalaya.Tests.Formats.Asterix;

/// <summary>A made-up category that uses every construct of the notation that no operational category of the tests uses.</summary>
static class Constructs
{
    const string Spec = """
        category 201 "Constructs"
        edition 1.0
        010 group
          SAC 8 raw
          SIC 8 raw
        020 extended
          TYP 1 table
            0 = Plot
            1 = Track
          spare 6
          fx
          spare 7
          fx
        000 8 table
          5 = Five
        150 group
          IM 1 raw
          AS case 150/IM
            when 0: 15 unsigned 1/2^14 NM/s
            when 1: 15 unsigned 1/1000 Mach
        120 compound
          CC group
            TID 4 raw
            CPC case 000,120/CC/TID
              when (5,1): 3 signed
              when (7,0): group
                A 1 raw
                B 2 raw
              else 3 raw
            CS 1 raw
        250 repeat 1 64 bds
        260 56 bds 30
        270 repeat 1 compound
          P 8 raw
          Q repeat 1 8 raw
          R repeat fx 7 raw
        280 repeat 2 extended
          X 7 raw
          fx
          Y 7 raw
          fx
        290 extended
          N 7 unsigned
          fx
          M case 290/N
            when 1,2: 7 signed
          fx
        300 case 000
          when 5: group
            H 4 raw
            L 4 raw
          else 8 raw
        RE explicit re
        SP explicit sp
        uap plot
          010 020 000 150 120 250 260
          270 280 RE SP rfs 290 300
          -
        uap track
          010 020 120 000 rfs RE -
          SP
        select 020/TYP
          0 plot
          1 track
        """;

    const string Expansion = """
        expansion 201 "Constructs, expansion"
        edition 2.0
        RE compound 1
          A 8 unsigned
          -
          B group
            spare 4
            N 12 raw
          C compound
            D 8 raw
        """;

    public static AsterixCategory Category { get; } = AsterixCategory.Compile(
        SpecReader.Read("constructs.spec", Spec), SpecReader.Read("expansion.spec", Expansion));

    public static AsterixCatalog Catalog { get; } = new([Category]);

    public static byte[] Block(params string[] records)
    {
        byte[] content = Convert.FromHexString(string.Concat(records).Replace(" ", ""));
        return [201, (byte)((content.Length + 3) >> 8), (byte)(content.Length + 3), .. content];
    }
}
