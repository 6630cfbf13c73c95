using FeatureDsl.Descriptors;

namespace FeatureDsl.Runtime.Tests;

/// <summary>What the compiler would write for <see cref="Trip"/>.</summary>
public sealed class TripSource(string table) : SourceDescriptor(Trip.Model(table))
{
    public override object Read(IRowReader reader) => new Trip(
        reader.Int64(0), reader.IsMissing(1) ? null : reader.String(1), reader.Guid(2), reader.DateTime(3), reader.DateTime(4), reader.Decimal(5),
        (TripStatus)reader.Enum(6), reader.IsMissing(7) ? null : (TripStatus)reader.Enum(7), reader.Float64(8),
        reader.IsMissing(9) ? null : reader.Float32(9), reader.Int32(10), reader.Bool(11), reader.IsMissing(12) ? null : reader.String(12),
        reader.IsMissing(13) ? null : reader.DateTime(13));
}
