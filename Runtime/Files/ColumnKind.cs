namespace FeatureDsl.Runtime.Files;

/// <summary>The type that a declared column has once its text or its file type has been checked and converted.</summary>
public enum ColumnKind
{
    /// <summary>Arrow Boolean.</summary>
    Bool,

    /// <summary>Arrow Int32.</summary>
    Int32,

    /// <summary>Arrow Int64.</summary>
    Int64,

    /// <summary>Arrow Float, IEEE 754 binary32.</summary>
    Float32,

    /// <summary>Arrow Double, IEEE 754 binary64.</summary>
    Float64,

    /// <summary>Arrow Decimal128 of the declared precision and scale.</summary>
    Decimal,

    /// <summary>Arrow String, valid UTF-8.</summary>
    String,

    /// <summary>Arrow Timestamp in microseconds since 1970, UTC.</summary>
    DateTime,

    /// <summary>Arrow Date32, days since 1970.</summary>
    DateOnly,

    /// <summary>Arrow Int64, the microseconds of a span.</summary>
    TimeSpan,

    /// <summary>Arrow String of 36 lower-case characters, <c>xxxxxxxx-xxxx-xxxx-xxxx-xxxxxxxxxxxx</c>.</summary>
    Guid,

    /// <summary>Arrow String with the name of a declared member.</summary>
    Enum,

    /// <summary>Arrow List of Float, of the declared number of elements, or of what stores them (<see cref="VectorCodec"/>); an empty one where the vector is missing.</summary>
    Vector,

    /// <summary>Arrow List of the declared elements; never null.</summary>
    List,

    /// <summary>Arrow Map of the declared keys and values, by ascending key; never null.</summary>
    Map,
}
