namespace Atalaya.Formats.ModeS.Registers;

/// <summary>Registers that a Comm-B reply may hold as far as its content tells. The bits ascend with the register numbers.</summary>
[Flags]
public enum RegisterSet : byte
{
    None = 0,
    Bds10 = 1 << 0,
    Bds17 = 1 << 1,
    Bds20 = 1 << 2,
    Bds30 = 1 << 3,
    Bds40 = 1 << 4,
    Bds50 = 1 << 5,
    Bds60 = 1 << 6,
}
