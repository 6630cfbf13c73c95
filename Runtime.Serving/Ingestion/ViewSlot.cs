using FeatureDsl.Descriptors;
using FeatureDsl.Ir;

namespace FeatureDsl.Serving;

/// <summary>A view that an applier keeps, and its states in memory.</summary>
/// <param name="view">The view.</param>
/// <param name="lifetime">How long a key lives after its newest row became known; <see langword="null"/> for ever.</param>
internal sealed class ViewSlot(ViewDescriptor view, TimeSpan? lifetime)
{
    public ViewDescriptor View { get; } = view;

    public TimeSpan? Lifetime { get; } = lifetime;

    public Dictionary<KeyParts, StateEntry> Entries { get; } = [];

    public static ViewSlot Of(ViewDescriptor view, IReadOnlyList<SourceDescriptor> sources, TimeSpan slack)
    {
        long keep = 0;
        foreach (var input in view.Inputs)
        {
            if (input.Reach is not { } reach)
            {
                return new ViewSlot(view, null);
            }

            // An id must be remembered for its horizon even where the window is shorter, or its repeat would count after the key expired.
            var source = sources.FirstOrDefault(s => s.Model.FullName == input.Source)?.Model;
            var horizon = source is { Kind: SourceKind.Event, Id: not null } ? source.Horizon : 0;
            keep = Math.Max(keep, Math.Max(reach, horizon));
        }

        return new ViewSlot(view, TimeSpan.FromMicroseconds(keep) + slack);
    }

    /// <summary>The expiry that rides with a write, in whole seconds.</summary>
    public TimeSpan? ExpiryOf(StateEntry entry, DateTime now)
    {
        if (Lifetime is not { } lifetime)
        {
            return null;
        }

        // A row that only becomes visible later (a source with a delay) matters from then on, not from now.
        var ahead = Math.Max(0, Math.Max(entry.State!.EarliestAsOf, 0) - Instants.ToMicros(now));
        return TimeSpan.FromSeconds(Math.Ceiling((lifetime + TimeSpan.FromMicroseconds(ahead)).TotalSeconds));
    }
}
