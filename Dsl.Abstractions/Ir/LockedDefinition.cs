using System.Globalization;

namespace FeatureDsl.Ir;

/// <summary>
/// A line of a lock file: what a feature of a version of a view means, <c>view DriverActivity 1 Trips7d 90a4c2f01b3d5e6f</c>, or what the inputs of a version of a service are,
/// <c>service eta 3 0b1c2d3e4f506172</c>.
/// </summary>
/// <param name="IsService">Whether it is a service.</param>
/// <param name="Target">The view or service.</param>
/// <param name="Version">Its version.</param>
/// <param name="Feature">The feature; of a service nothing.</param>
/// <param name="Fingerprint">Sixteen hexadecimal digits.</param>
public sealed record LockedDefinition(bool IsService, string Target, int Version, string Feature, string Fingerprint)
{
    /// <summary>How the names of such files end.</summary>
    public const string Extension = ".lock.txt";

    /// <summary>Whether a line says nothing: it is empty, or begins with <c>#</c>.</summary>
    public static bool IsComment(string line) => line.Trim() is "" or ['#', ..];

    /// <summary>Reads a line; <see langword="null"/> where it is no such line.</summary>
    public static LockedDefinition? Parse(string line)
    {
        var words = line.Trim().Split([' '], StringSplitOptions.RemoveEmptyEntries);
        var isService = words is ["service", ..];
        var behind = isService ? 2 : 3;
        // The names of services may have spaces.
        return (isService || words is ["view", ..]) && words.Length > behind + 1
            && int.TryParse(words[words.Length - behind], NumberStyles.None, CultureInfo.InvariantCulture, out var version)
            ? new(isService, string.Join(" ", words.Skip(1).Take(words.Length - behind - 1)), version, isService ? "" : words[words.Length - 2], words[words.Length - 1])
            : null;
    }

    /// <summary>The line.</summary>
    public override string ToString() => string.Join(
        " ", new[] { IsService ? "service" : "view", Target, Version.ToString(CultureInfo.InvariantCulture), Feature, Fingerprint }.Where(w => w.Length > 0));
}
