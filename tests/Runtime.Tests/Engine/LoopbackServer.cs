using System.Net;
using System.Net.Sockets;
using FeatureDsl.Runtime.Engine.Embedded;

namespace Runtime.Tests.Engine;

/// <summary>The embedded engine behind a real socket, so that the way to a server is tested with real bytes.</summary>
internal sealed class LoopbackServer : IAsyncDisposable
{
    private readonly HttpListener _listener = new();
    private readonly HttpMessageInvoker _engine;
    private readonly EmbeddedEngine _shared;
    private readonly Task _serving;

    internal LoopbackServer(string dataDirectory)
    {
        _shared = EmbeddedEngine.Open(dataDirectory);
        _engine = new HttpMessageInvoker(new EmbeddedHandler(_shared));
        using (var probe = new TcpListener(IPAddress.Loopback, 0))
        {
            probe.Start();
            Port = ((IPEndPoint)probe.LocalEndpoint).Port;
        }
        _listener.Prefixes.Add($"http://127.0.0.1:{Port}/");
        _listener.Start();
        _serving = ServeAsync();
    }

    internal int Port { get; }

    /// <summary>Ends every response after this many bytes, as a server that dies would.</summary>
    internal long CutAfter { get; set; } = long.MaxValue;

    public async ValueTask DisposeAsync()
    {
        _listener.Stop();
        await _serving;
        _listener.Close();
        _engine.Dispose();
        _shared.Dispose();
    }

    private async Task ServeAsync()
    {
        while (_listener.IsListening)
        {
            try
            {
                var context = await _listener.GetContextAsync();
                _ = Task.Run(() => AnswerAsync(context));
            }
            catch (Exception e) when (e is HttpListenerException or ObjectDisposedException)
            {
                return;
            }
        }
    }

    private async Task AnswerAsync(HttpListenerContext context)
    {
        try
        {
            using var request = new HttpRequestMessage(new HttpMethod(context.Request.HttpMethod), context.Request.Url);
            request.Content = new StreamContent(context.Request.InputStream);
            if (context.Request.Headers["Content-Encoding"] is { } encoding)
                request.Content.Headers.ContentEncoding.Add(encoding);
            using var response = await _engine.SendAsync(request, CancellationToken.None);
            context.Response.StatusCode = (int)response.StatusCode;
            context.Response.SendChunked = true;
            foreach (var (name, values) in response.Headers)
                context.Response.Headers[name] = string.Join(", ", values);
            await using var body = await response.Content.ReadAsStreamAsync();
            await CopyAsync(body, context.Response.OutputStream);
            context.Response.Close();
        }
        catch (Exception e) when (e is IOException or HttpListenerException)
        {
            context.Response.Abort();
        }
    }

    private async Task CopyAsync(Stream from, Stream to)
    {
        var buffer = new byte[64 << 10];
        var left = CutAfter;
        int count;
        while (left > 0 && (count = await from.ReadAsync(buffer)) > 0)
        {
            await to.WriteAsync(buffer.AsMemory(0, (int)Math.Min(left, count)));
            await to.FlushAsync();
            left -= count;
        }
    }
}
