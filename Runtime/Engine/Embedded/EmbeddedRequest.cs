using System.Net;

namespace FeatureDsl.Runtime.Engine.Embedded;

/// <summary>The parts of a request of the ClickHouse HTTP protocol that are not its body.</summary>
internal sealed class EmbeddedRequest
{
    private const string ParameterPrefix = "param_";

    // Arguments of the transport; every other argument is a setting of the query.
    private static readonly HashSet<string> TransportArguments = new(StringComparer.OrdinalIgnoreCase)
    {
        "query", "database", "default_format", "session_id", "session_timeout", "session_check", "query_id", "role", "user", "password",
        "enable_http_compression", "compress", "decompress", "wait_end_of_query", "buffer_size", "client_protocol_version", "quota_key",
        "stacktrace", "http_native_compression_disable_checksumming_on_decompress", "cancel_http_readonly_queries_on_client_close",
    };

    private readonly List<KeyValuePair<string, string>> _arguments;

    internal EmbeddedRequest(HttpRequestMessage request)
    {
        _arguments = request.RequestUri!.Query.TrimStart('?')
            .Split('&', StringSplitOptions.RemoveEmptyEntries)
            .Select(pair => pair.Split('=', 2))
            .Select(pair => KeyValuePair.Create(WebUtility.UrlDecode(pair[0]), pair.Length == 2 ? WebUtility.UrlDecode(pair[1]) : ""))
            .ToList();
        ContentEncoding = request.Content?.Headers.ContentEncoding.LastOrDefault() ?? "";
        QueryId = Argument("query_id") is { Length: > 0 } id ? id : Guid.NewGuid().ToString();
        Parameters = _arguments.Where(IsParameter).Select(a => KeyValuePair.Create(a.Key[ParameterPrefix.Length..], a.Value)).ToList();
    }

    internal string Query => Argument("query") ?? "";

    internal string? Database => Argument("database") is { Length: > 0 } name ? name : null;

    internal string DefaultFormat => Argument("default_format") ?? "TabSeparated";

    internal string? SessionId => Argument("session_id") is { Length: > 0 } id ? id : null;

    internal string QueryId { get; }

    internal string ContentEncoding { get; }

    /// <summary>Marks the query in the list of processes, so that it can be killed; an id of the caller might not be unique.</summary>
    internal string Tag { get; } = Guid.NewGuid().ToString("N");

    internal IReadOnlyList<KeyValuePair<string, string>> Parameters { get; }

    /// <summary>The statement that applies the settings of the request to a connection.</summary>
    internal string SettingsStatement =>
        "SET " + string.Join(", ", _arguments
            .Where(a => !TransportArguments.Contains(a.Key) && !IsParameter(a))
            .Append(KeyValuePair.Create("log_comment", Tag))
            .Select(a => $"{SqlText.Identifier(a.Key)} = {SqlText.Literal(a.Value)}"));

    private static bool IsParameter(KeyValuePair<string, string> argument) => argument.Key.StartsWith(ParameterPrefix, StringComparison.Ordinal);

    private string? Argument(string name) => _arguments.LastOrDefault(a => a.Key == name).Value;
}
