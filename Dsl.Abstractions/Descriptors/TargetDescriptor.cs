using FeatureDsl.Ir;

namespace FeatureDsl.Descriptors;

/// <summary>A view or a service as the runtime sees it: what can be trained on, asked online and verified.</summary>
public abstract class TargetDescriptor
{
    /// <summary>The name on the command line.</summary>
    public abstract string Name { get; }

    /// <summary>Its description.</summary>
    public abstract string Summary { get; }

    /// <summary>Its version.</summary>
    public abstract int Version { get; }

    /// <summary>Whether it is a service.</summary>
    public abstract bool IsService { get; }

    /// <summary>The entities whose keys must be given, in order. A spine has a column for each part of each key, named <see cref="KeyPart.Column"/>.</summary>
    public abstract IReadOnlyList<EntityModel> Entities { get; }

    /// <summary>The request records that must be given, in order. A spine has a column for each of their columns.</summary>
    public abstract IReadOnlyList<SourceDescriptor> Requests { get; }

    /// <summary>The views whose state is read online, and for each the index of its entity in <see cref="Entities"/>.</summary>
    public abstract IReadOnlyList<(ViewDescriptor View, int Entity)> Stored { get; }

    /// <summary>The entities that are looked up: features hold their keys, so they are found once the views of <see cref="Stored"/> are read.</summary>
    public virtual IReadOnlyList<EntityModel> Lookups => [];

    /// <summary>The views whose state is read in a second round trip, and for each the index of its entity in <see cref="Lookups"/>.</summary>
    public virtual IReadOnlyList<(ViewDescriptor View, int Lookup)> LookedUp => [];

    /// <summary>The features, in order.</summary>
    public abstract IReadOnlyList<FeatureDescriptor> Features { get; }

    /// <summary>
    /// The training query, in one or more selects. The first reads the table <c>{spine:Identifier}</c>, whose columns are <c>row_number UInt64</c>, the key columns,
    /// <c>as_of DateTime64(6, 'UTC')</c> and the request columns. The result of every select but the last is to be kept in a table that later ones read: that of
    /// the first is <c>{step_1:Identifier}</c>. The last returns <c>row_number</c> and the features under their column names, one row for each spine row, in no order.
    /// </summary>
    public abstract IReadOnlyList<string> TrainingSteps { get; }

    /// <summary>Evaluates from online state.</summary>
    /// <param name="asOf">The instant that is asked about, in microseconds since 1970.</param>
    /// <param name="states">For each of <see cref="Stored"/>, then for each of <see cref="LookedUp"/>, its bytes, empty where there is none.</param>
    /// <param name="requests">For each of <see cref="Requests"/> its record.</param>
    /// <exception cref="FeatureDslException">A state is corrupt, of another layout, or has already seen what became known at or after <paramref name="asOf"/>.</exception>
    public abstract IFeatureRow EvaluateOnline(long asOf, IReadOnlyList<ReadOnlyMemory<byte>> states, IReadOnlyList<object> requests);

    /// <summary>Finds the keys of <see cref="Lookups"/> from online state.</summary>
    /// <param name="asOf">The instant that is asked about, in microseconds since 1970.</param>
    /// <param name="states">For each of <see cref="Stored"/> its bytes, empty where there is none.</param>
    /// <param name="requests">For each of <see cref="Requests"/> its record.</param>
    /// <returns>For each of <see cref="Lookups"/> its key, or <see langword="null"/> where a part of it is missing.</returns>
    /// <exception cref="FeatureDslException">A state is corrupt, of another layout, or has already seen what became known at or after <paramref name="asOf"/>.</exception>
    public virtual IReadOnlyList<EntityKey?> FindOnline(long asOf, IReadOnlyList<ReadOnlyMemory<byte>> states, IReadOnlyList<object> requests) => [];

    /// <summary>Finds the keys of <see cref="Lookups"/> by the plain C# of the classes.</summary>
    /// <param name="asOf">The instant that is asked about, UTC.</param>
    /// <param name="history">Where events and rows are found.</param>
    /// <param name="keys">For each of <see cref="Entities"/> its key.</param>
    /// <param name="requests">For each of <see cref="Requests"/> its record.</param>
    /// <returns>For each of <see cref="Lookups"/> its key, or <see langword="null"/> where a part of it is missing.</returns>
    public virtual IReadOnlyList<EntityKey?> FindPlain(DateTime asOf, IHistory history, IReadOnlyList<EntityKey> keys, IReadOnlyList<object> requests) => [];

    /// <summary>Evaluates by the plain C# of the classes.</summary>
    /// <param name="asOf">The instant that is asked about, UTC.</param>
    /// <param name="history">Where events and rows are found.</param>
    /// <param name="keys">For each of <see cref="Entities"/> its key.</param>
    /// <param name="requests">For each of <see cref="Requests"/> its record.</param>
    public abstract IFeatureRow EvaluatePlain(DateTime asOf, IHistory history, IReadOnlyList<EntityKey> keys, IReadOnlyList<object> requests);
}
