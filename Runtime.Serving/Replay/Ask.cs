using FeatureDsl.Online;

namespace FeatureDsl.Serving;

/// <summary>A question about some entities at an instant.</summary>
/// <typeparam name="T">What identifies it to the caller.</typeparam>
/// <param name="AsOf">The instant, UTC.</param>
/// <param name="Keys">The states that answering reads.</param>
/// <param name="Tag">What identifies it to the caller.</param>
public readonly record struct Ask<T>(DateTime AsOf, IReadOnlyList<StateKey> Keys, T Tag);
