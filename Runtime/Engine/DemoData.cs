namespace FeatureDsl.Runtime.Engine;

/// <summary>Public data sets for demonstrations, pinned by version and hash and downloaded on first use.</summary>
public static class DemoData
{
    /// <summary>
    /// Three million real flights in the United States in 2001, as Parquet (17 MB to download): departure time, delay in minutes,
    /// distance in miles, origin and destination. From the npm package <c>vega-datasets</c>.
    /// </summary>
    public static NpmPackageFile Flights { get; } = new(
        "vega-datasets",
        "3.2.1",
        "data/flights-3m.parquet",
        "sha512-lTSwZA6yq6qSU2YZm+6bqILiIvTPPxn4itir7jPGFmHIdPvUfQ9pCzzcrklYywMJgLUbaIeSkZQdiJd6wBxPug==");
}
