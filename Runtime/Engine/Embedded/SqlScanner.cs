namespace FeatureDsl.Runtime.Engine.Embedded;

/// <summary>Reads the words of a statement that stand outside of literals, quoted names and comments; works on bytes, for data may follow.</summary>
internal ref struct SqlScanner(ReadOnlySpan<byte> sql)
{
    private readonly ReadOnlySpan<byte> _sql = sql;

    /// <summary>Where the next token begins.</summary>
    internal int Position { get; private set; }

    /// <summary>How many parentheses are open.</summary>
    internal int Depth { get; private set; }

    /// <summary>Moves to the next word or punctuation; a literal or a quoted name counts as one token.</summary>
    /// <param name="start">Where the token begins.</param>
    /// <returns>False at the end of the text.</returns>
    internal bool Next(out int start)
    {
        SkipBlank();
        start = Position;
        if (Position >= _sql.Length)
            return false;
        var c = _sql[Position];
        if (c is (byte)'\'' or (byte)'`' or (byte)'"')
            SkipQuoted(c);
        else if (IsWord(c))
            while (Position < _sql.Length && IsWord(_sql[Position]))
                Position++;
        else
        {
            Depth += c == '(' ? 1 : c == ')' ? -1 : 0;
            Position++;
        }
        return true;
    }

    internal static bool IsWord(byte c) => char.IsAsciiLetterOrDigit((char)c) || c == '_' || c >= 128;

    private void SkipBlank()
    {
        while (Position < _sql.Length)
        {
            var rest = _sql[Position..];
            if (rest[0] <= ' ')
                Position++;
            else if (rest.StartsWith("--"u8) || rest[0] == '#')
                Position += Length(rest, "\n"u8);
            else if (rest.StartsWith("/*"u8))
                Position += 2 + Length(rest[2..], "*/"u8);
            else
                return;
        }
    }

    private static int Length(ReadOnlySpan<byte> text, ReadOnlySpan<byte> end)
    {
        var at = text.IndexOf(end);
        return at < 0 ? text.Length : at + end.Length;
    }

    private void SkipQuoted(byte quote)
    {
        // A doubled quote needs no care: it reads as two literals side by side.
        for (Position++; Position < _sql.Length && _sql[Position] != quote; Position++)
        {
            if (_sql[Position] == '\\')
                Position++;
        }
        Position = Math.Min(Position + 1, _sql.Length);
    }
}
