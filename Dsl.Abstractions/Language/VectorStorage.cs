namespace FeatureDsl;

/// <summary>How a table stores the elements of vectors. What it cannot hold is rounded when a file is loaded; rows given in C# hold storable vectors.</summary>
public enum VectorStorage
{
    /// <summary>Four bytes each, as they are.</summary>
    Single,

    /// <summary>Two bytes each: IEEE 754 binary16, rounded to the nearest, ties to even (<c>FeatureVector.ToHalf</c>).</summary>
    Half,

    /// <summary>One byte each, and one for the vector: whole numbers from -127 to 127 times one power of two (<c>FeatureVector.ToInt8</c>).</summary>
    Int8,
}
