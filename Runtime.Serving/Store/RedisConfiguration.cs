using System.Globalization;
using System.Net;
using StackExchange.Redis;

namespace FeatureDsl.Serving;

/// <summary>Reads <c>host:port,password=...</c> and <c>redis://user:password@host:port/database</c>.</summary>
internal static class RedisConfiguration
{
    private const string Expected = "give host:port, host:port,password=...,ssl=true or redis://user:password@host:port";

    public static ConfigurationOptions Parse(string configuration, RedisStoreOptions options)
    {
        var parsed = configuration.Contains("://", StringComparison.Ordinal) ? ParseUri(configuration) : ParseText(configuration);
        if (parsed.EndPoints.Count == 0)
        {
            throw new FeatureDslException($"The Redis configuration names no server: {Expected}.");
        }

        parsed.ConnectTimeout = (int)options.ConnectTimeout.TotalMilliseconds;
        parsed.AsyncTimeout = parsed.SyncTimeout = (int)options.CommandTimeout.TotalMilliseconds;
        // The client looks for calls that are out of time once in a heartbeat, by default only every second.
        parsed.HeartbeatInterval = TimeSpan.FromMilliseconds(Math.Clamp(options.CommandTimeout.TotalMilliseconds / 8, 50, 1000));
        parsed.ConnectRetry = 1;
        parsed.AbortOnConnectFail = true;
        // Queueing while the server is away would let every request wait out its timeout; it is told at once instead.
        parsed.BacklogPolicy = BacklogPolicy.FailFast;
        return parsed;
    }

    /// <summary>The servers as <c>host:port</c>, for messages: nothing else of a configuration may be shown.</summary>
    public static string Endpoints(ConfigurationOptions options) => string.Join(", ", options.EndPoints.Select(e => e switch
    {
        DnsEndPoint dns => string.Create(CultureInfo.InvariantCulture, $"{dns.Host}:{dns.Port}"),
        _ => e.ToString(),
    }));

    private static ConfigurationOptions ParseText(string configuration)
    {
        try
        {
            var options = ConfigurationOptions.Parse(configuration);
            options.SetDefaultPorts();
            return options;
        }
        catch (Exception e) when (e is ArgumentException or FormatException or OverflowException)
        {
            // The cause is left out on purpose: it may quote the part of the text that holds the password.
            throw new FeatureDslException($"The Redis configuration cannot be understood: {Expected}.");
        }
    }

    private static ConfigurationOptions ParseUri(string configuration)
    {
        if (!Uri.TryCreate(configuration, UriKind.Absolute, out var uri) || uri.Scheme is not ("redis" or "rediss") || uri.Host.Length == 0)
        {
            throw new FeatureDslException($"The Redis address cannot be understood: {Expected}.");
        }

        var options = new ConfigurationOptions { Ssl = uri.Scheme == "rediss" };
        options.EndPoints.Add(uri.Host, uri.IsDefaultPort || uri.Port <= 0 ? 6379 : uri.Port);
        var login = uri.UserInfo.Split(':', 2).Select(Uri.UnescapeDataString).ToArray();
        options.User = login[0].Length > 0 ? login[0] : null;
        options.Password = login.Length > 1 ? login[1] : null;
        if (int.TryParse(uri.AbsolutePath.Trim('/'), NumberStyles.None, CultureInfo.InvariantCulture, out var database))
        {
            options.DefaultDatabase = database;
        }

        return options;
    }
}
