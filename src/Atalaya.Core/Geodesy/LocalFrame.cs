using Atalaya.Core.Numerics;

namespace Atalaya.Core.Geodesy;

/// <summary>
/// The plane that touches the ellipsoid's normal at an origin: east, north, up. At a pole, east and north are those of the origin's own
/// longitude, so poles and the 180° meridian are ordinary places. Pass by <c>in</c>: 80 bytes.
/// </summary>
public readonly struct LocalFrame
{
    readonly double _sinLatitude, _cosLatitude, _sinLongitude, _cosLongitude;
    readonly EcefPosition _center;

    public LocalFrame(GeodeticPosition origin)
    {
        Origin = origin;
        (_sinLatitude, _cosLatitude) = StableMath.SinCos(origin.Latitude);
        (_sinLongitude, _cosLongitude) = StableMath.SinCos(origin.Longitude);
        _center = Wgs84.ToEcef(_sinLatitude, _cosLatitude, _sinLongitude, _cosLongitude, origin.Height);
    }

    public GeodeticPosition Origin { get; }

    public EcefPosition OriginEcef => _center;

    internal double SinLatitude => _sinLatitude;

    public EnuVector ToEnu(EcefPosition position) =>
        ToEnuDirection(position.X - _center.X, position.Y - _center.Y, position.Z - _center.Z);

    public EcefPosition ToEcef(EnuVector vector)
    {
        EcefPosition direction = ToEcefDirection(vector);
        return new EcefPosition(_center.X + direction.X, _center.Y + direction.Y, _center.Z + direction.Z);
    }

    public EnuVector ToEnu(GeodeticPosition position) => ToEnu(Wgs84.ToEcef(position));

    public GeodeticPosition ToGeodetic(EnuVector vector) => Wgs84.ToGeodetic(ToEcef(vector));

    /// <summary>East and north, metres, of the point of the ellipsoid (height 0) at a latitude and longitude in radians.</summary>
    public (double East, double North) Project(double latitude, double longitude)
    {
        EnuVector vector = ToEnu(Wgs84.ToEcef(new GeodeticPosition(latitude, longitude, 0)));
        return (vector.East, vector.North);
    }

    /// <summary>
    /// The point of the ellipsoid (height 0) that <see cref="Project"/> takes to an offset in metres: exact, without iteration; rounding
    /// stays below 10 nm for offsets up to 50 km and below 1 µm to 1,000 km. Offsets past the limb (some 6,300 km) give the limb.
    /// </summary>
    public GeodeticPosition Unproject(double east, double north)
    {
        // Where the line along "up" meets the ellipsoid, in axes scaled to make it the unit sphere: A u² + 2 B u + C = 0.
        EcefPosition foot = ToEcef(new EnuVector(east, north, 0));
        const double Equatorial = 1 / Wgs84.EquatorialRadius, Polar = 1 / Wgs84.PolarRadius;
        double x = foot.X * Equatorial, y = foot.Y * Equatorial, z = foot.Z * Polar;
        double upX = _cosLatitude * _cosLongitude, upY = _cosLatitude * _sinLongitude, upZ = _sinLatitude;
        double scaledX = upX * Equatorial, scaledY = upY * Equatorial, scaledZ = upZ * Polar;
        double a = scaledX * scaledX + scaledY * scaledY + scaledZ * scaledZ;
        double b = x * scaledX + y * scaledY + z * scaledZ;
        double c = x * x + y * y + z * z - 1;
        double up = -c / (b + Math.Sqrt(Math.Max(b * b - a * c, 0)));
        double surfaceX = foot.X + up * upX, surfaceY = foot.Y + up * upY, surfaceZ = foot.Z + up * upZ;
        double axisDistance = Math.Sqrt(surfaceX * surfaceX + surfaceY * surfaceY);
        double latitude = StableMath.Atan2(surfaceZ, axisDistance * (1 - Wgs84.EccentricitySquared));
        return new GeodeticPosition(latitude, StableMath.Atan2(surfaceY, surfaceX), 0);
    }

    /// <summary>Turns a horizontal vector of another frame (a velocity) into this one, through ECEF; what falls along this frame's up is dropped.</summary>
    public (double East, double North) RotateVector(in LocalFrame from, double east, double north)
    {
        EnuVector turned = RotateVector(from, new EnuVector(east, north, 0));
        return (turned.East, turned.North);
    }

    /// <summary>Turns a vector of another frame into this one.</summary>
    public EnuVector RotateVector(in LocalFrame from, EnuVector vector)
    {
        EcefPosition direction = from.ToEcefDirection(vector);
        return ToEnuDirection(direction.X, direction.Y, direction.Z);
    }

    EnuVector ToEnuDirection(double x, double y, double z)
    {
        double outward = _cosLongitude * x + _sinLongitude * y;
        return new EnuVector(
            _cosLongitude * y - _sinLongitude * x,
            _cosLatitude * z - _sinLatitude * outward,
            _cosLatitude * outward + _sinLatitude * z);
    }

    EcefPosition ToEcefDirection(EnuVector vector)
    {
        double outward = _cosLatitude * vector.Up - _sinLatitude * vector.North;
        return new EcefPosition(
            _cosLongitude * outward - _sinLongitude * vector.East,
            _sinLongitude * outward + _cosLongitude * vector.East,
            _cosLatitude * vector.North + _sinLatitude * vector.Up);
    }
}
