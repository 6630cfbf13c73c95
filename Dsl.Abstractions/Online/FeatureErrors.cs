using System.Diagnostics.Metrics;

namespace FeatureDsl.Online;

/// <summary>
/// Counts the features that models were given as errors: a sum that left its type, a division by zero. The counter <c>featuredsl.feature.errors</c> of the meter
/// <c>FeatureDsl</c>, which OpenTelemetry, <c>dotnet-counters</c> and the like read, has the tags <c>target</c> (the view or service that was asked for) and <c>feature</c>.
/// </summary>
public static class FeatureErrors
{
    /// <summary>The name of the meter.</summary>
    public const string MeterName = "FeatureDsl";

    /// <summary>The name of the counter.</summary>
    public const string CounterName = "featuredsl.feature.errors";

    private static readonly Meter Meter = new(MeterName);

    private static readonly Counter<long> Errors = Meter.CreateCounter<long>(
        CounterName, "{error}", "Features that were served as errors: missing, or with the default that stands for them.");

    /// <summary>Counts a feature of an answer if it is an error.</summary>
    /// <param name="status">How it came about.</param>
    /// <param name="target">The view or service that was asked for.</param>
    /// <param name="feature">The feature, by its name in training sets.</param>
    public static void Count(FeatureStatus status, string target, string feature)
    {
        if (status == FeatureStatus.Error)
        {
            Errors.Add(1, new("target", target), new KeyValuePair<string, object?>("feature", feature));
        }
    }
}
