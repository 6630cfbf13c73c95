namespace FeatureDsl.Hosting;

/// <summary>The options that every command has.</summary>
/// <param name="ClickHouse">The connection string of a ClickHouse server, or <see langword="null"/> for the embedded engine.</param>
/// <param name="Redis">The configuration of a Redis server, or <see langword="null"/> for the embedded one.</param>
/// <param name="Data">The directory of the embedded engines and of rejected rows.</param>
/// <param name="Json">Whether the result is printed as JSON.</param>
/// <param name="Verbose">Whether errors are printed with their cause and stack.</param>
internal sealed record HostSettings(string? ClickHouse, string? Redis, string Data, bool Json, bool Verbose);
