using FeatureDsl.Descriptors;
using FeatureDsl.Ir;

namespace FeatureDsl.Runtime.Tests;

/// <summary>What a caller brings along.</summary>
internal sealed record RideRequest(double DistanceKm, TripStatus? Hoped);

/// <summary>What the compiler would write for <see cref="RideRequest"/>.</summary>
internal sealed class RideRequestSource() : SourceDescriptor(new SourceModel(
    "global::RideRequest", "", "RideRequest", "A request.", SourceKind.Request, "",
    EquatableArray.Of(
        new ColumnModel("DistanceKm", "distance_km", DataType.Float64, false),
        new ColumnModel("Hoped", "hoped", Trip.StatusType.OrMissing, false)),
    "", null, 0, null, 0, EquatableArray<EntityKeyModel>.Empty))
{
    public override object Read(IRowReader reader) =>
        new RideRequest(reader.Float64(0), reader.IsMissing(1) ? null : (TripStatus)reader.Enum(1));
}
