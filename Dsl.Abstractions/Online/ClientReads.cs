using FeatureDsl.Descriptors;
using FeatureDsl.Ir;

namespace FeatureDsl.Online;

/// <summary>What generated clients are made with.</summary>
public static class ClientReads
{
    /// <summary>The key of an entity.</summary>
    /// <exception cref="FeatureDslException">A part is missing.</exception>
    public static EntityKey Key(EntityModel entity, params IReadOnlyList<object?> parts) => EntityKey.Of(entity, parts)
        ?? throw new FeatureDslException($"The key of {entity.Name} has a missing part; give every part a value.");

    /// <summary>The instant that a question is about: as given, else now, but not before what the states have seen.</summary>
    /// <param name="asOf">As given.</param>
    /// <param name="clock">Says when now is.</param>
    /// <param name="keys">The keys that were read.</param>
    /// <param name="states">Their states.</param>
    /// <param name="first">The first state of the question.</param>
    /// <param name="count">How many states it has.</param>
    /// <exception cref="FeatureDslException">The instant is not UTC, or a state is damaged or has seen more than was known then; the message names the key.</exception>
    public static long AsOf(
        DateTime? asOf, TimeProvider clock, IReadOnlyList<StateKey> keys, IReadOnlyList<ReadOnlyMemory<byte>> states, int first, int count)
    {
        var instant = asOf is { } given
            ? Instants.ToMicros(Instants.Checked(given, "asOf"))
            : Instants.ToMicros(clock.GetUtcNow().UtcDateTime);
        for (var i = first; i < first + count; i++)
        {
            instant = NotBefore(keys[i], states[i], instant, asOf is not null);
        }

        return instant;
    }

    /// <summary>The instant, or where it may move a later one that a state can answer for.</summary>
    /// <exception cref="FeatureDslException">The state is damaged, or has seen more than was known at an instant that is fixed; the message names the key.</exception>
    internal static long NotBefore(StateKey key, ReadOnlyMemory<byte> state, long instant, bool isFixed)
    {
        var earliest = EarliestAsOf(key, state.Span);
        return instant >= earliest ? instant : !isFixed ? earliest : throw new FeatureDslException(
            $"{Name(key)} has seen what became known until {Instants.FromMicros(earliest):O}; "
            + $"it cannot answer for the earlier {Instants.FromMicros(instant):O}. Ask about a later instant, or the history (training set).");
    }

    // The key as well: it is what somebody with a client of the store needs. The store may put a prefix before it.
    private static string Name(StateKey key) =>
        $"The state of {key.View.Name} v{key.View.Version} for {key.Key.Entity.Name} {string.Join(", ", key.Key.Parts)} (key '{key.Text}')";

    private static long EarliestAsOf(StateKey key, ReadOnlySpan<byte> state)
    {
        try
        {
            return PackedState.EarliestAsOf(state, key.View.Fingerprint);
        }
        catch (FeatureDslException damaged)
        {
            throw new FeatureDslException($"{Name(key)} cannot be read: {damaged.Message}", damaged);
        }
    }
}
