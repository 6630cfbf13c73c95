using FeatureDsl.Descriptors;

namespace FeatureDsl.Online;

/// <summary>Reads the states of targets that look entities up: first those that are asked about, then those that they lead to.</summary>
public static class LookupReads
{
    /// <summary>
    /// Reads in two round trips, however many questions there are. Only where no instant is given can there be a third one: a state that was read in the second may have
    /// seen what became known after the clock's now, which moves the instant; where the features that hold a key are others at that instant, what they lead to is read again.
    /// </summary>
    /// <param name="store">Where the states are.</param>
    /// <param name="target">What is asked for.</param>
    /// <param name="keys">For each question the states of <see cref="TargetDescriptor.Stored"/>.</param>
    /// <param name="count">How many questions there are.</param>
    /// <param name="asOf">The instant that is asked about, UTC; the store's clock where it is not given.</param>
    /// <param name="find">Gives the keys that a question leads to: its number, the instant in microseconds since 1970, and the states of all <paramref name="keys"/>.</param>
    /// <param name="cancellation">Gives up.</param>
    /// <returns>For each question its instant, and the states of <see cref="TargetDescriptor.Stored"/> and <see cref="TargetDescriptor.LookedUp"/>, empty where there is none.</returns>
    /// <exception cref="FeatureDslException">The store does not answer, the instant is not UTC, or a state is damaged or has seen more than was known then; the message names the key.</exception>
    public static async ValueTask<(IReadOnlyList<long> Instants, IReadOnlyList<ReadOnlyMemory<byte>> States)> ReadAsync(
        IOnlineStore store,
        TargetDescriptor target,
        IReadOnlyList<StateKey> keys,
        int count,
        DateTime? asOf,
        Func<int, long, IReadOnlyList<ReadOnlyMemory<byte>>, IReadOnlyList<EntityKey?>> find,
        CancellationToken cancellation = default)
    {
        var read = keys.Count == 0 ? [] : await store.ReadAsync(keys, cancellation).ConfigureAwait(false);
        var (own, width) = (target.Stored.Count, target.Stored.Count + target.LookedUp.Count);
        var (instants, states, found) = (new long[count], new ReadOnlyMemory<byte>[count * width], new IReadOnlyList<EntityKey?>[count]);
        for (var i = 0; i < count; i++)
        {
            instants[i] = ClientReads.AsOf(asOf, store.Clock, keys, read, i * own, own);
            for (var j = 0; j < own; j++)
            {
                states[(i * width) + j] = read[(i * own) + j];
            }
        }

        var open = target.LookedUp.Count == 0 ? [] : Enumerable.Range(0, count).ToList();
        while (open.Count > 0)
        {
            var wanted = new List<(int Question, int Place, StateKey Key)>();
            foreach (var i in open)
            {
                found[i] = find(i, instants[i], read);
                foreach (var (j, (view, lookup)) in target.LookedUp.Index())
                {
                    var place = (i * width) + own + j;
                    states[place] = default;
                    if (found[i][lookup] is { } key)
                    {
                        wanted.Add((i, place, new(view, key)));
                    }
                }
            }

            var more = wanted.Count == 0 ? [] : await store.ReadAsync([.. wanted.Select(w => w.Key)], cancellation).ConfigureAwait(false);
            var moved = new HashSet<int>();
            foreach (var (at, (i, place, key)) in wanted.Index())
            {
                states[place] = more[at];
                var instant = ClientReads.NotBefore(key, more[at], instants[i], asOf is not null);
                if (instant > instants[i])
                {
                    instants[i] = instant;
                    moved.Add(i);
                }
            }

            open = [.. moved.Where(i => !find(i, instants[i], read).SequenceEqual(found[i])).Order()];
        }

        return (instants, states);
    }
}
