using FeatureDsl.Online;
using StackExchange.Redis;

namespace FeatureDsl.Serving;

/// <summary>The state of one view for one entity in the cache. Sits on the list of changed or of unchanged states, on none while it is being read.</summary>
internal sealed class StateEntry(ViewSlot slot, KeyParts parts, StateKey key, RedisKey name)
{
    public ViewSlot Slot { get; } = slot;

    public KeyParts Parts { get; } = parts;

    public StateKey Key { get; } = key;

    public RedisKey Name { get; } = name;

    public ViewState? State { get; set; }

    /// <summary>Why the stored state cannot be used; it is then never overwritten.</summary>
    public string? Fault { get; set; }

    public bool IsDirty { get; set; }

    /// <summary>Packed, as last read or written.</summary>
    public int Bytes { get; set; }

    public EntryList? List { get; set; }

    public StateEntry? Newer { get; set; }

    public StateEntry? Older { get; set; }
}
