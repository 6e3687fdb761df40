namespace Atalaya.Server.Areas;

/// <summary>A corner of a border, in degrees. Its longitude may lie beyond 180° where the border goes on without a jump.</summary>
readonly record struct Corner(double Latitude, double Longitude)
{
    const double RadiansPerDegree = Math.PI / 180;

    /// <summary>As a direction from the centre of a sphere, latitude and longitude taken as those of the sphere: so areas are made.</summary>
    public (double X, double Y, double Z) Direction
    {
        get
        {
            (double sinLatitude, double cosLatitude) = Math.SinCos(Latitude * RadiansPerDegree);
            (double sinLongitude, double cosLongitude) = Math.SinCos(Longitude * RadiansPerDegree);
            return (cosLatitude * cosLongitude, cosLatitude * sinLongitude, sinLatitude);
        }
    }

    /// <summary>With the longitude that lies within half a turn of another.</summary>
    public Corner Near(double longitude) => this with { Longitude = Longitude + 360 * Math.Round((longitude - Longitude) / 360) };
}
