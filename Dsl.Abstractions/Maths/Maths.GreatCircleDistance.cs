using static FeatureDsl.Operators.Portable.TrigCoefficients;

namespace FeatureDsl;

public static partial class Maths
{
    /// <summary>The mean radius of the earth in metres: R1 of the International Union of Geodesy and Geophysics.</summary>
    public const double EarthRadius = 6_371_008.8;

    /// <summary>
    /// The distance of two points along the surface of a sphere of <see cref="EarthRadius"/>, in metres. The ellipsoid is up to 0.6 % off.
    /// NaN unless latitudes are within 90 and longitudes within 360 degrees.
    /// </summary>
    /// <remarks>
    /// 2 R atan(sqrt(h / (1 - h))), h being the haversine; 1 - h is not subtracted but summed like h itself, so that antipodes are as exact as
    /// neighbours. Against arithmetic of 400 bits the error is below 2e-15 of the distance or 10 nanometres, whichever is greater.
    /// </remarks>
    /// <param name="latitude1">Degrees north.</param>
    /// <param name="longitude1">Degrees east.</param>
    /// <param name="latitude2">Degrees north.</param>
    /// <param name="longitude2">Degrees east.</param>
    public static double GreatCircleDistance(double latitude1, double longitude1, double latitude2, double longitude2)
    {
        if (!(Math.Abs(latitude1) <= 90 && Math.Abs(latitude2) <= 90 && Math.Abs(longitude1) <= 360 && Math.Abs(longitude2) <= 360))
        {
            return double.NaN;
        }

        var apart = Math.Abs(longitude2 - longitude1);
        var turn = apart > 360 ? apart - 360 : apart;
        var half = (turn > 180 ? 360 - turn : turn) * 0.5;
        var s = SinOfDegrees(Math.Abs(latitude2 - latitude1) * 0.5);
        var g = SinOfDegrees(Math.Abs(latitude2 + latitude1) * 0.5);
        var cosines = SinOfDegrees(90 - Math.Abs(latitude1)) * SinOfDegrees(90 - Math.Abs(latitude2));
        var sl = SinOfDegrees(half);
        var cl = SinOfDegrees(90 - half);
        return 2 * EarthRadius * AtanOfSize(Math.Sqrt((s * s + cosines * (sl * sl)) / (g * g + cosines * (cl * cl))));
    }

    /// <summary>
    /// The distance of two points along the surface of a sphere of <see cref="EarthRadius"/>, in metres. Missing where a coordinate is.
    /// </summary>
    /// <param name="latitude1">Degrees north.</param>
    /// <param name="longitude1">Degrees east.</param>
    /// <param name="latitude2">Degrees north.</param>
    /// <param name="longitude2">Degrees east.</param>
    public static double? GreatCircleDistance(double? latitude1, double? longitude1, double? latitude2, double? longitude2) =>
        latitude1 is { } a && longitude1 is { } b && latitude2 is { } c && longitude2 is { } d ? GreatCircleDistance(a, b, c, d) : null;

    // From 0 to 90 degrees.
    private static double SinOfDegrees(double degrees)
    {
        var r = degrees * RadiansPerDegree;
        var z = r * r;
        return r + r * z * Polynomial(z, WideSin);
    }
}
