namespace Atalaya.Formats.ModeS.Positions;

/// <summary>
/// NL: the number of longitude zones at a latitude (RTCA DO-260B A.1.7.2.d), 59 at the equator, 1 beyond 87°, from the exact latitudes where it changes:
/// arccos √((1 − cos(π/30)) / (1 − cos(2π/NL))), evaluated to 40 digits and rounded to double.
/// </summary>
public static class CprZones
{
    public const int Most = 59;

    /// <summary>Entry i: the latitude in degrees from which NL is at most 58 − i.</summary>
    static ReadOnlySpan<double> Limits =>
    [
        10.470471299968775, 14.828174368687508, 18.186263570714182, 21.029394926029344, 23.545044865571402, 25.829247070588554,
        27.938987101219166, 29.91135685731838, 31.77209707681102, 33.539934362985456, 35.228995977964466, 36.85025107593547,
        38.412418924123045, 39.92256684333892, 41.386518322602825, 42.809140122435664, 44.19454951419314, 45.54626722660254,
        46.867332524987674, 48.160391280966536, 49.42776439255704, 50.67150165553846, 51.89342469168786, 53.09516152796016,
        54.27817472272919, 55.4437844449506, 56.59318756205935, 57.72747353866127, 58.84763776148471, 59.954592766940465,
        61.04917774246363, 62.132166592103424, 63.20427479381938, 64.2661652256745, 65.31845309682099, 66.36171008382628,
        67.39646774084676, 68.4232202208334, 69.44242631144031, 70.45451074987608, 71.4598647302899, 72.45884544728952,
        73.4517744166787, 74.43893415725142, 75.42056256653363, 76.39684390794473, 77.36789461328192, 78.33374082922752,
        79.29428225456931, 80.24923213280516, 81.19801349271951, 82.13956980510609, 83.07199444719816, 83.99173562980566,
        84.89166190702088, 85.75541620944419, 86.53536997512101, 87.0,
    ];

    /// <summary>For each whole degree of latitude: how many limits lie at or below it.</summary>
    static readonly byte[] PassedAtDegree = BuildPassed();

    public static int CountAt(double latitudeDegrees)
    {
        double latitude = Math.Abs(latitudeDegrees);
        if (!(latitude <= 87)) return 1;
        int passed = PassedAtDegree[(int)latitude];
        while (passed < Limits.Length - 1 && Limits[passed] <= latitude) passed++;
        return Most - passed;
    }

    static byte[] BuildPassed()
    {
        byte[] passed = new byte[88];
        for (int degree = 0; degree < passed.Length; degree++)
            while (passed[degree] < Limits.Length - 1 && Limits[passed[degree]] <= degree) passed[degree]++;
        return passed;
    }
}
