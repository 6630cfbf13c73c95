using System.Text;

namespace FeatureDsl.Runtime.Engine.Embedded;

/// <summary>The statement of a request, and for an insert the bytes that belong to it.</summary>
/// <param name="Sql">The statement as UTF-8, without data.</param>
/// <param name="Shape">What kind of statement it is.</param>
/// <param name="Head">The first bytes of the data.</param>
/// <param name="Rest">The remaining bytes of the data.</param>
internal sealed record EmbeddedStatement(ReadOnlyMemory<byte> Sql, SqlShape Shape, ReadOnlyMemory<byte> Head, Stream Rest)
{
    // A statement that carries data must name its format within this many bytes.
    private const int PrefixLimit = 1 << 20;

    internal static async Task<EmbeddedStatement> ReadAsync(string query, Stream body, CancellationToken ct)
    {
        var prefix = new byte[query.Length == 0 ? PrefixLimit : 0];
        var length = await body.ReadAtLeastAsync(prefix, prefix.Length, throwOnEndOfStream: false, ct).ConfigureAwait(false);
        var text = query.Length == 0 ? prefix.AsMemory(0, length) : Encoding.UTF8.GetBytes(query);
        var shape = SqlShape.Of(text.Span);
        if (shape.CarriesData)
            return new EmbeddedStatement(text[..shape.FormatStart], shape, text[shape.DataStart(text.Span)..], body);

        using var whole = new MemoryStream();
        whole.Write(text.Span);
        if (query.Length > 0)
            whole.WriteByte((byte)'\n');
        await body.CopyToAsync(whole, ct).ConfigureAwait(false);
        var sql = whole.ToArray();
        return new EmbeddedStatement(sql, SqlShape.Of(sql), default, Stream.Null);
    }

    /// <summary>The statement without its <c>FORMAT</c> clause; settings behind it stay.</summary>
    internal byte[] WithoutFormat() =>
        Shape.Format is null ? Sql.ToArray() : [.. Sql.Span[..Shape.FormatStart], .. " "u8, .. Sql.Span[Shape.FormatEnd..]];
}
