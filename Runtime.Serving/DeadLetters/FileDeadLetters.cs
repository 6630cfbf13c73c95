namespace FeatureDsl.Serving;

/// <summary>Dead letters appended to a file, one line of JSON each. The file is made with the first one.</summary>
/// <param name="path">The file.</param>
public sealed class FileDeadLetters(string path) : IDeadLetters, IAsyncDisposable
{
    private static readonly ReadOnlyMemory<byte> LineEnd = "\n"u8.ToArray();

    private readonly SemaphoreSlim _one = new(1, 1);
    private FileStream? _file;

    /// <inheritdoc/>
    /// <exception cref="FeatureDslException">The file cannot be written.</exception>
    public async ValueTask AddAsync(IReadOnlyList<DeadLetter> letters, CancellationToken cancellation = default)
    {
        await _one.WaitAsync(cancellation).ConfigureAwait(false);
        try
        {
            _file ??= new FileStream(path, FileMode.Append, FileAccess.Write, FileShare.Read);
            foreach (var letter in letters)
            {
                await _file.WriteAsync(DeadLetterJson.Write(letter), cancellation).ConfigureAwait(false);
                await _file.WriteAsync(LineEnd, cancellation).ConfigureAwait(false);
            }

            await _file.FlushAsync(cancellation).ConfigureAwait(false);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            throw new FeatureDslException($"Rejected rows cannot be kept in {path}: {e.Message} Free space there or name another file.", e);
        }
        finally
        {
            _one.Release();
        }
    }

    /// <inheritdoc/>
    public async ValueTask DisposeAsync()
    {
        if (_file is { } file)
        {
            await file.DisposeAsync().ConfigureAwait(false);
        }

        _one.Dispose();
    }
}
