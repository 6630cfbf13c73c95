namespace FeatureDsl.Runtime.Files;

/// <summary>Turns one value into another type without loss.</summary>
/// <typeparam name="TIn">The value as it stands in Arrow memory of the file.</typeparam>
/// <typeparam name="TOut">The value as it stands in Arrow memory of the declared type.</typeparam>
/// <param name="value">The value of the file.</param>
/// <param name="result">The declared value, if there is one.</param>
/// <returns>What is wrong, to follow the value in a sentence; null if nothing is.</returns>
internal delegate string? ValueCast<in TIn, TOut>(TIn value, out TOut result);
