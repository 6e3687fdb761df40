using System.Globalization;

namespace Atalaya.Server.Web;

/// <summary>A box of the map in degrees; west greater than east crosses the 180° meridian.</summary>
readonly record struct ViewBox(double West, double South, double East, double North)
{
    public static ViewBox World => new(-180, -90, 180, 90);

    public bool Contains(double latitudeDegrees, double longitudeDegrees)
    {
        if (latitudeDegrees < South || latitudeDegrees > North) return false;
        return West <= East ? longitudeDegrees >= West && longitudeDegrees <= East : longitudeDegrees >= West || longitudeDegrees <= East;
    }

    /// <summary>Four numbers: west, south, east, north; longitudes beyond ±180 (a map scrolled around) are brought back.</summary>
    public static bool TryCreate(ReadOnlySpan<double> values, out ViewBox box)
    {
        box = World;
        if (values.Length != 4) return false;
        foreach (double value in values)
            if (!double.IsFinite(value)) return false;
        if (values[3] < values[1] || values[1] < -90.01 || values[3] > 90.01) return false;
        box = values[2] - values[0] >= 360 ? World with { South = values[1], North = values[3] } : new ViewBox(Wrap(values[0]), values[1], Wrap(values[2]), values[3]);
        return true;
    }

    /// <summary>The same as text, separated by commas.</summary>
    public static bool TryParse(string text, out ViewBox box)
    {
        box = World;
        string[] parts = text.Split(',');
        double[] values = new double[parts.Length];
        for (int i = 0; i < parts.Length; i++)
            if (!double.TryParse(parts[i], NumberStyles.Float, CultureInfo.InvariantCulture, out values[i])) return false;
        return TryCreate(values, out box);
    }

    static double Wrap(double longitude) => longitude is >= -180 and <= 180 ? longitude : longitude - 360 * Math.Floor((longitude + 180) / 360);
}
