using System.Globalization;
using System.Net;
using System.Text.Json;
using FeatureDsl.Runtime.Engine.Native;

namespace FeatureDsl.Runtime.Engine.Embedded;

/// <summary>Builds responses as the HTTP interface of ClickHouse would.</summary>
internal static class EmbeddedResponse
{
    internal static HttpResponseMessage Ping() => new(HttpStatusCode.OK) { Content = new StringContent("Ok.\n") };

    internal static HttpResponseMessage Success(EmbeddedRequest request, string format, HttpContent content, ChdbStatistics statistics)
    {
        var response = new HttpResponseMessage(HttpStatusCode.OK) { Content = content };
        AddHeaders(response, request, format);
        response.Headers.TryAddWithoutValidation("X-ClickHouse-Summary", JsonSerializer.Serialize(new Dictionary<string, string>
        {
            ["read_rows"] = Text(statistics.ReadRows),
            ["written_rows"] = Text(statistics.WrittenRows),
            ["result_rows"] = Text(statistics.ResultRows),
            ["elapsed_ns"] = Text((ulong)(statistics.ElapsedSeconds * 1e9)),
        }));
        return response;
    }

    internal static HttpResponseMessage Failure(EmbeddedRequest request, ChdbException error)
    {
        var response = new HttpResponseMessage(Status(error.Code)) { Content = new StringContent(error.Message) };
        AddHeaders(response, request, request.DefaultFormat);
        response.Headers.TryAddWithoutValidation("X-ClickHouse-Exception-Code", error.Code.ToString(CultureInfo.InvariantCulture));
        return response;
    }

    private static void AddHeaders(HttpResponseMessage response, EmbeddedRequest request, string format)
    {
        response.Headers.TryAddWithoutValidation("X-ClickHouse-Query-Id", request.QueryId);
        response.Headers.TryAddWithoutValidation("X-ClickHouse-Format", format);
        response.Headers.TryAddWithoutValidation("X-ClickHouse-Timezone", "UTC");
        response.Headers.TryAddWithoutValidation("X-ClickHouse-Server-Display-Name", "embedded");
        response.Headers.TryAddWithoutValidation("X-ClickHouse-Exception-Tag", request.Tag);
    }

    // Unknown table or database; syntax, bad argument, unknown identifier; the rest is the server's fault.
    private static HttpStatusCode Status(int code) =>
        code switch
        {
            60 or 81 => HttpStatusCode.NotFound,
            36 or 47 or 62 or 457 => HttpStatusCode.BadRequest,
            _ => HttpStatusCode.InternalServerError,
        };

    private static string Text(ulong value) => value.ToString(CultureInfo.InvariantCulture);
}
