namespace Atalaya.Integrity.Sea;

/// <summary>IMO ship identification numbers (IMO A.1117(30)): six digits, and as the seventh the last of their sum weighted 7 to 2.</summary>
static class ImoNumber
{
    /// <summary>0 to 9: what the last digit should be.</summary>
    public static int CheckDigit(uint number)
    {
        uint sum = 0, rest = number / 10;
        for (uint weight = 2; weight <= 7; weight++, rest /= 10) sum += rest % 10 * weight;
        return (int)(sum % 10);
    }

    public static bool IsSound(uint number) => number is >= 1_000_000 and <= 9_999_999 && CheckDigit(number) == number % 10;
}
