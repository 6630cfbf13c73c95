namespace FeatureDsl.Runtime;

/// <summary>A file of a load.</summary>
/// <param name="Path">Where it is.</param>
/// <param name="Hash">Of its content.</param>
/// <param name="Rows">How many rows of it are good; known after it was read.</param>
internal sealed record LoadedFile(string Path, string Hash, long Rows = 0);
