namespace FeatureDsl.Runtime.Files;

/// <summary>Reads one value from UTF-8 text.</summary>
/// <typeparam name="T">The value as it stands in Arrow memory.</typeparam>
/// <param name="text">The text, as it stands in the field.</param>
/// <param name="value">The value, if it is good.</param>
/// <returns>What is wrong, to follow the text in a sentence; null if nothing is.</returns>
internal delegate string? TextParser<T>(ReadOnlySpan<byte> text, out T value);
