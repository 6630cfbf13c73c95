namespace FeatureDsl.Serving;

/// <summary>Another writer has taken over; this one must stop.</summary>
/// <param name="message">Which scope, where.</param>
public sealed class LeaseLostException(string message) : FeatureDslException(message);
