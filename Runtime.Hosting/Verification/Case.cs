using FeatureDsl.Descriptors;

namespace FeatureDsl.Hosting.Verification;

/// <summary>One question that is answered in all three ways.</summary>
/// <param name="Spine">The values of the spine's columns (keys, as_of, request columns).</param>
/// <param name="Keys">The keys of the target's entities.</param>
/// <param name="AsOf">The instant, UTC.</param>
/// <param name="Requests">The target's request records.</param>
internal sealed record Case(IReadOnlyList<object?> Spine, IReadOnlyList<EntityKey> Keys, DateTime AsOf, IReadOnlyList<object> Requests);
