using System.CommandLine;

namespace FeatureDsl.Hosting.Commands;

/// <summary>Declares and reads the options that every command has.</summary>
internal sealed class GlobalOptions
{
    private const string ClickHouseVariable = "FEATUREDSL_CLICKHOUSE", RedisVariable = "FEATUREDSL_REDIS";

    private readonly Option<string?> _clickHouse = new("--clickhouse")
    {
        Description = $"Connection string of a ClickHouse server, or {ClickHouseVariable}; without it ClickHouse runs inside this process.",
        HelpName = "connection",
        Recursive = true,
    };

    private readonly Option<string?> _redis = new("--redis")
    {
        Description = $"Address of a Redis server (host:port or redis://...), or {RedisVariable}; without it the store runs inside this process.",
        HelpName = "connection",
        Recursive = true,
    };

    private readonly Option<string> _data = new("--data")
    {
        Description = "Directory of the embedded engines and of rejected rows.",
        HelpName = "directory",
        Recursive = true,
        DefaultValueFactory = _ => ".featuredsl",
    };

    private readonly Option<bool> _json = new("--json") { Description = "Print the result as JSON.", Recursive = true };

    private readonly Option<bool> _verbose = new("--verbose") { Description = "Print errors with their cause and stack.", Recursive = true };

    public IEnumerable<Option> All => [_clickHouse, _redis, _data, _json, _verbose];

    public HostSettings Read(ParseResult parsed) => new(
        parsed.GetValue(_clickHouse) ?? FromEnvironment(ClickHouseVariable),
        parsed.GetValue(_redis) ?? FromEnvironment(RedisVariable),
        parsed.GetValue(_data)!,
        parsed.GetValue(_json),
        parsed.GetValue(_verbose));

    private static string? FromEnvironment(string name) => Environment.GetEnvironmentVariable(name) is { Length: > 0 } value ? value : null;
}
