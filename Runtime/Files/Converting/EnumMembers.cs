using System.Globalization;
using System.Text;

namespace FeatureDsl.Runtime.Files;

/// <summary>The members of an enum by name and by number.</summary>
internal sealed class EnumMembers
{
    private readonly Dictionary<string, int> byName;
    private readonly Dictionary<string, int>.AlternateLookup<ReadOnlySpan<char>> byText;
    private readonly Dictionary<int, string> byNumber = [];

    public EnumMembers(IReadOnlyDictionary<string, int> values)
    {
        byName = new Dictionary<string, int>(values, StringComparer.Ordinal);
        byText = byName.GetAlternateLookup<ReadOnlySpan<char>>();
        // Two names for one number: the ordinally first one, whatever the order in which they were declared.
        foreach (var (name, number) in values.OrderBy(v => v.Key, StringComparer.Ordinal))
            byNumber.TryAdd(number, name);
        Problem = $"{Files.Problem.NotMember}; it has {string.Join(", ", values.Keys.Take(10))}{(values.Count > 10 ? ", ..." : "")}";
    }

    /// <summary>What is wrong with anything that is not a member.</summary>
    public string Problem { get; }

    public string? Name(int number) => byNumber.GetValueOrDefault(number);

    /// <summary>The name of the member that a text names or numbers.</summary>
    /// <returns>The name, or null.</returns>
    public string? Find(ReadOnlySpan<byte> text)
    {
        const int LongestName = 256;
        if (text.Length > LongestName)
            return null;
        Span<char> chars = stackalloc char[LongestName];
        chars = chars[..Encoding.UTF8.GetChars(text, chars)];
        if (byText.TryGetValue(chars, out var name, out _))
            return name;
        return int.TryParse(chars, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var number) ? Name(number) : null;
    }
}
