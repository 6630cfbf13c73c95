namespace FeatureDsl;

/// <summary>An error that the user of FeatureDsl can mend: its message is one sentence that says what is wrong, where, and what to do.</summary>
/// <param name="message">What, where and how to mend it; never a secret.</param>
/// <param name="inner">The cause, shown only by <c>--verbose</c>.</param>
public class FeatureDslException(string message, Exception? inner = null) : Exception(message, inner);
