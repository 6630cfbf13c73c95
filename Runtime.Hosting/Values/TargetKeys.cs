using FeatureDsl.Descriptors;
using FeatureDsl.Hosting.Commands;
using FeatureDsl.Ir;

namespace FeatureDsl.Hosting.Values;

/// <summary>The keys of a target's entities. Parts with one column name are one part, as in a spine.</summary>
internal static class TargetKeys
{
    /// <summary>From the command line.</summary>
    /// <param name="target">The target.</param>
    /// <param name="given">Each <c>part=value</c>, or a value in the order of the parts.</param>
    /// <exception cref="FeatureDslException">A part is unknown, missing, given twice, or of another type.</exception>
    public static IReadOnlyList<EntityKey> Parse(TargetDescriptor target, IReadOnlyList<string> given)
    {
        var parts = target.Entities.SelectMany(e => e.Keys).DistinctBy(k => k.Column).ToList();
        var values = new Dictionary<string, string>(StringComparer.Ordinal);
        foreach (var text in given)
        {
            var (part, value) = Read(target, parts, text, values);
            if (!values.TryAdd(part.Column, value))
                throw new FeatureDslException($"The key part '{part.Column}' is given twice; leave one out.");
        }

        var missing = parts.Where(p => !values.ContainsKey(p.Column)).Select(p => p.Column).ToList();
        return missing.Count > 0
            ? throw new FeatureDslException($"{target.Name} needs --key {string.Join(' ', parts.Select(p => p.Column + "=..."))}; missing: {string.Join(", ", missing)}.")
            : Of(target, part => BoxedValues.Parse(values[part.Column], part.Type, part.Column));
    }

    /// <summary>From the values of the parts.</summary>
    public static IReadOnlyList<EntityKey> Of(TargetDescriptor target, Func<KeyPart, object?> value) =>
        [.. target.Entities.Select(e => EntityKey.Of(e, [.. e.Keys.Select(value)]) ?? throw new FeatureDslException($"A part of the key of {e.Name} is missing; give every part."))];

    private static (KeyPart Part, string Value) Read(
        TargetDescriptor target, List<KeyPart> parts, string text, Dictionary<string, string> values)
    {
        var equals = text.IndexOf('=', StringComparison.Ordinal);
        if (equals > 0)
        {
            var name = text[..equals];
            var named = parts.Find(p => Same(p.Column, name)) ?? parts.Find(p => Same(p.Name, name))
                ?? throw Find.Unknown($"key part of {target.Name}", name, parts.Select(p => p.Column));
            return (named, text[(equals + 1)..]);
        }

        return parts.Find(p => !values.ContainsKey(p.Column)) is { } next
            ? (next, text)
            : throw new FeatureDslException($"{target.Name} has {parts.Count} key part(s) ({string.Join(", ", parts.Select(p => p.Column))}), but more were given; leave out '{text}'.");
    }

    private static bool Same(string a, string b) => string.Equals(a, b, StringComparison.OrdinalIgnoreCase);
}
